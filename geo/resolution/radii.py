"""How much wider a circle must be where a name is only like the place's: ``data/radii.toml``."""

from __future__ import annotations

import tomllib
from functools import cache

from geo.gazetteer.files import CURATED


@cache
def _steps() -> tuple[tuple[float, float], ...]:
    raw = tomllib.loads((CURATED / "radii.toml").read_text(encoding="utf-8"))
    return tuple((row["least_similarity"], row["radius_m"]) for row in raw["spelling"])


def spelling_radius_m(similarity: float) -> float:
    """Return the least radius of a place whose name is so like (0–1) the one that was asked for."""
    return next((radius_m for least, radius_m in _steps() if similarity >= least), _steps()[-1][1])
