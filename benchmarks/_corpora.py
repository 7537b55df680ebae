"""Where the labelled corpora lie that benchmarks read; none of them is part of the project."""

from __future__ import annotations

import os
from pathlib import Path

NOT_FOUND = "not found: name their folder in STRIKEMAP_CORPORA"
_BESIDE = Path(__file__).parents[2] / "shared" / "benchmarks"


def corpora(folder: str, pattern: str) -> list[Path]:
    """Return the corpora that match `pattern` in `folder` of ``STRIKEMAP_CORPORA``, by name."""
    root = Path(os.environ.get("STRIKEMAP_CORPORA") or _BESIDE)
    return sorted((root / folder).glob(pattern))
