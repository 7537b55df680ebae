"""What a name that is only like the place's brings: a wider circle, less confidence (``data/radii.toml``)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from geo.gazetteer.files import CURATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """What holds for places whose names are at least so like (0–1) the one that was asked for.

    Attributes
    ----------
    radius_m
        The least radius of their circle.
    trust
        By what their confidence is multiplied (0–1).
    """

    least_similarity: float
    radius_m: float
    trust: float


@cache
def _steps() -> tuple[Spelling, ...]:
    raw = tomllib.loads((CURATED / "radii.toml").read_text(encoding="utf-8"))
    return tuple(Spelling(**row) for row in raw["spelling"])


def spelling(similarity: float) -> Spelling:
    """Return what holds for a place whose name is so like (0–1) the one that was asked for."""
    return next((step for step in _steps() if similarity >= step.least_similarity), _steps()[-1])
