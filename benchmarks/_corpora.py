"""Where the corpora and country lists lie that benchmarks read; none of them is part of the project."""

from __future__ import annotations

import os
from pathlib import Path

from geo.gazetteer.files import default_path

NOT_FOUND = "not found: name their folder in STRIKEMAP_CORPORA"
_BESIDE = Path(__file__).parents[2] / "shared" / "benchmarks"
# Country lists, one a country, as ``python -m geo gazetteer add --from`` reads them.
LISTS = Path(os.environ.get("STRIKEMAP_CORPORA") or _BESIDE).parent / "gazetteers"


def corpora(folder: str, pattern: str) -> list[Path]:
    """Return the corpora that match `pattern` in `folder` of ``STRIKEMAP_CORPORA``, by name."""
    root = Path(os.environ.get("STRIKEMAP_CORPORA") or _BESIDE)
    return sorted((root / folder).glob(pattern))


def beside(folder: Path) -> Path:
    """Return the built gazetteer as a file in `folder`, where lists can be installed and thrown away."""
    gazetteer = folder / "gazetteer.sqlite"
    gazetteer.symlink_to(default_path().resolve())
    return gazetteer
