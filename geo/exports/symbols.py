"""How a strike looks in a picture: colours and shapes as on the map (js/palette.js, js/symbols.js)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import geopandas as gpd
import pandas as pd

from geo.vocabulary import Kind, Outcome, Role

# Okabe and Ito (2008), then two of Tol (2021), "muted"; the most frequent terms have one each.
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#882255", "#999933")
OTHERS = "#8d6e63"
NOT_GIVEN = "#6b7280"
# Where a format has room for one colour an outcome, in every notation (`kml`, `qgis`).
OF_OUTCOMES: Mapping[Outcome, str] = {
    Outcome.HIT: COLOURS[0],
    Outcome.INTERCEPTED: COLOURS[1],
    Outcome.FAILED: COLOURS[2],
    Outcome.UNKNOWN: NOT_GIVEN,
}
_RADIUS_PX = 5.0
_HOLLOW = {Role.INTENDED_TARGET, Role.LAUNCHED_FROM}


def palette(operations: pd.Series[Any]) -> dict[str | None, str]:
    """Return the colour of each operation, the most frequent first, and of ``None``."""
    first = {name: number for number, name in enumerate(operations.dropna().unique())}
    counts = operations.value_counts()
    ranked = sorted(first, key=lambda name: (-counts[name], first[name]))
    colours: dict[str | None, str] = {
        name: COLOURS[rank] if rank < len(COLOURS) else OTHERS for rank, name in enumerate(ranked)
    }
    return {**colours, None: NOT_GIVEN}


def symbol(row: Mapping[str, Any], colour: str, x: float, y: float, *, soft: bool) -> str:
    """Return the SVG of a strike's symbol; a `soft` one fades, since its spot is not known to the point."""
    shape = "context" if row["kind"] == Kind.CONTEXT else row["outcome"] or Outcome.UNKNOWN
    return drawn(shape, NOT_GIVEN if shape == "context" else colour, x, y, row["role"] in _HOLLOW, soft)


def drawn(shape: str, colour: str, x: float, y: float, hollow: bool = False, soft: bool = False) -> str:
    """Return the SVG of one of the shapes: an outcome, or ``context``."""
    halo = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="10" fill="{colour}" fill-opacity="0.25"/>' if soft else ""
    look = (
        f'fill="#fff" stroke="{colour}" stroke-width="1.8"'
        if hollow
        else f'fill="{colour}" stroke="#fff" stroke-width="1"'
    )
    return halo + f'<path d="{_outline(shape, x, y)}" {look}/>'


def _outline(shape: str, x: float, y: float) -> str:
    radius = _RADIUS_PX
    if shape == Outcome.HIT:
        arc = f"a{radius},{radius} 0 1 0"
        return f"M{x - radius:.1f},{y:.1f}{arc} {2 * radius},0{arc} {-2 * radius},0Z"
    if shape == "context":
        spots = [_around(x, y, radius + 1 if n % 2 == 0 else 2.5, -90 + 36 * n) for n in range(10)]
    else:
        corners, more, first = {
            Outcome.INTERCEPTED: (3, 2.0, -90.0),
            Outcome.FAILED: (4, 1.0, 45.0),
            Outcome.UNKNOWN: (4, 1.5, 0.0),
        }[Outcome(shape)]
        spots = [_around(x, y, radius + more, first + 360 / corners * n) for n in range(corners)]
    return "M" + "L".join(f"{a:.1f},{b:.1f}" for a, b in spots) + "Z"


def channels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue of ``#0072b2``."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def _around(x: float, y: float, radius: float, degrees: float) -> tuple[float, float]:
    return x + radius * math.cos(math.radians(degrees)), y + radius * math.sin(math.radians(degrees))


def hatching(name: str, colour: str) -> str:
    """Return the SVG pattern that shades an area."""
    return (
        f'<pattern id="{name}" width="7" height="7" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)">'
        f'<path d="M0,0V7" stroke="{colour}" stroke-width="1.6" stroke-opacity="0.35"/></pattern>'
    )


def shown_operations(frame: gpd.GeoDataFrame) -> pd.Series[Any]:
    """Return operation by strike, leaving out context: it has a colour of its own."""
    operations: pd.Series[Any] = frame["operation"][frame["kind"] != Kind.CONTEXT]
    return operations
