"""Where the gazetteer's built file and its curated tables live."""

from __future__ import annotations

import os
from pathlib import Path

_PROJECT = Path(__file__).resolve().parents[2]

CURATED = _PROJECT / "data"


def default_path() -> Path:
    """Return the gazetteer's path, in ``STRIKEMAP_DATA`` where that is set, else in ``data``."""
    return Path(os.environ.get("STRIKEMAP_DATA") or CURATED) / "gazetteer.sqlite"


def list_paths(gazetteer: Path) -> list[Path]:
    """Return the country lists installed beside the file `gazetteer`, by country code."""
    return sorted(lists_folder(gazetteer).glob("[A-Z][A-Z].sqlite"))


def lists_folder(gazetteer: Path) -> Path:
    """Return the folder of country lists that belongs to the file `gazetteer`."""
    return gazetteer.with_name("gazetteer.d")
