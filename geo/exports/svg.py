"""SVG: a printable map of what is filtered, with its legend, the filter in words and the sources.

All of it is vectors and words, on a page of A4 across: print it for a PDF. Marks look as on the map in the
browser: colour for the operation, shape for the outcome, a circle for how well the place is known.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from geo.exports.export import Export
from geo.exports.imprint import CAUTION, TITLE, Imprint, imprint
from geo.exports.plate import Plate, drawn_ground, fitted, outline
from geo.exports.symbols import drawn, hatching, palette, shown_operations, symbol
from geo.exports.xml import writable
from geo.frames import rows
from geo.layers.ground import HALF_WORLD_M, UNITS, ground, units
from geo.vocabulary import Kind, Outcome, Role

MOST_STRIKES = 10_000
WIDTH, HEIGHT = 1123, 794  # A4 across at 96 pixels an inch
_MARGIN, _TOP, _LEGEND = 28, 92, 216
_SOFT_BELOW_PX = 7.0  # a smaller circle would hide under its mark
_CRISP_M = 500
_EVERYWHERE = (-1.9e7, -7e6, 1.9e7, 1.1e7)  # EPSG:3857, where nothing is placed
_SHAPES = {
    Outcome.HIT: "Hit",
    Outcome.INTERCEPTED: "Intercepted",
    Outcome.FAILED: "Failed",
    Outcome.UNKNOWN: "Outcome not known",
    "context": "Context, not a strike",
}
_SIGNS = (
    (
        '<circle cx="{x}" cy="{y}" r="7" fill="#4b5563" fill-opacity="0.12" stroke="#4b5563"/>',
        "True spot inside",
    ),
    (
        '<circle cx="{x}" cy="{y}" r="9" fill="#4b5563" fill-opacity="0.25"/>',
        "Soft: its circle is too small",
    ),
    (
        '<path d="M{a},{y}H{b}" stroke="#4b5563" stroke-width="2" stroke-dasharray="1.5 4"/>',
        "Aim to intercept",
    ),
    (
        '<path d="M{a},{y}H{b}" stroke="#a23b5f" stroke-width="1.5" stroke-dasharray="4 3"/>',
        "Disputed line",
    ),
)


def write(export: Export) -> Iterator[bytes]:
    """Yield the picture.

    Raises
    ------
    ExportError
        For more than `MOST_STRIKES` strikes.
    """
    export.check(MOST_STRIKES, "picture")
    under = ground(export.frame.geometry.dropna())
    said = imprint(export, under.source)
    flat = export.frame.geometry.to_crs(3857)
    plate = _plate(flat)
    colours = palette(shown_operations(export.frame))
    parts = (
        *_opening(said, plate, colours),
        *drawn_ground(plate, under),
        *_areas(export.frame, flat, plate, colours),
        *_marks(export.frame, flat, plate, colours),
        "</g>",
        *_legend(export.frame, colours),
        f'<text x="{_MARGIN}" y="{HEIGHT - 18}" font-size="10" fill="#5f6b76">{_text(said.sources)}</text>',
        "</svg>\n",
    )
    yield "\n".join(parts).encode("utf-8", "replace")


def _plate(flat: gpd.GeoSeries) -> Plate:
    """Return the view on the marks; where there are none on the areas, else on the world."""
    points = flat[flat.geom_type == "Point"]
    seen = points if len(points) else flat[flat.notna()]
    return fitted(
        seen.total_bounds if len(seen) else _EVERYWHERE,
        x=_MARGIN,
        y=_TOP,
        width=WIDTH - 2 * _MARGIN - _LEGEND,
        height=HEIGHT - _TOP - 40,
    )


def _opening(said: Imprint, plate: Plate, colours: Mapping[str | None, str]) -> Iterator[str]:
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="Source Sans 3, Source Sans Pro, system-ui, sans-serif" '
        'role="img">'
    )
    yield f"<title>{TITLE}</title><desc>{_text(said.chosen)} {_text(said.counts)}</desc>"
    yield "<style>@page { size: A4 landscape; margin: 0 }</style><defs>"
    yield from (hatching(f"area{number}", colour) for number, colour in enumerate(colours.values()))
    frame = f'x="{plate.x}" y="{plate.y}" width="{plate.width}" height="{plate.height}"'
    yield f'<clipPath id="plate"><rect {frame}/></clipPath></defs>'
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
    yield f'<text x="{_MARGIN}" y="38" font-size="20" font-weight="700" fill="#1f2933">{TITLE}</text>'
    words = textwrap.wrap(f"{said.chosen} {said.counts}. {CAUTION}", 165, max_lines=2, placeholder=" …")
    for number, line in enumerate(words):
        y = 58 + 16 * number
        yield f'<text x="{_MARGIN}" y="{y}" font-size="12" fill="#1f2933">{_text(line)}</text>'
    yield '<g clip-path="url(#plate)">'


def _areas(
    frame: gpd.GeoDataFrame, flat: gpd.GeoSeries, plate: Plate, colours: Mapping[str | None, str]
) -> Iterator[str]:
    """Yield the areas, hatched; strikes somewhere in them have no point."""
    pattern = {operation: f"url(#area{number})" for number, operation in enumerate(colours)}
    drawn_before = set()
    for shape, operation in zip(flat, frame["operation"], strict=True):
        key = None if shape is None else (shapely.to_wkb(shape), operation)
        if shape is None or shape.geom_type == "Point" or key in drawn_before:
            continue
        drawn_before.add(key)
        fill = pattern.get(operation, pattern[None])
        yield f'<path class="area" d="{outline(plate, shape)}" fill="{fill}" fill-rule="evenodd"/>'


def _marks(
    frame: gpd.GeoDataFrame, flat: gpd.GeoSeries, plate: Plate, colours: Mapping[str | None, str]
) -> Iterator[str]:
    """Yield circles, links and symbols; the most precise lie on top."""
    placed = (flat.geom_type == "Point").to_numpy()
    spots_m = shapely.get_coordinates(flat[placed].to_numpy())
    pixels = plate.place(units(spots_m)).tolist()
    # Web Mercator stretches by 1 / cos(latitude) = cosh of the ordinate.
    stretch = np.cosh(spots_m[:, 1] / HALF_WORLD_M * np.pi)
    radii = (
        frame["radius_m"][placed].fillna(0).to_numpy() * stretch / (2 * HALF_WORLD_M) * UNITS * plate.scale
    )
    told = list(zip(rows(frame[placed]), pixels, radii.tolist(), strict=True))
    told.sort(key=lambda mark: -mark[2])
    yield from _circles(told, colours)
    yield from _links(told, colours)
    for row, (x, y), radius in told:
        soft = radius < _SOFT_BELOW_PX and (row["radius_m"] or 0) > _CRISP_M
        yield symbol(row, colours.get(row["operation"], colours[None]), x, y, soft=soft)


def _circles(told: list[Any], colours: Mapping[str | None, str]) -> Iterator[str]:
    seen = set()
    for row, (x, y), radius in told:
        key = (round(x, 1), round(y, 1), round(radius, 1))
        if radius >= _SOFT_BELOW_PX and key not in seen:
            seen.add(key)
            colour = colours.get(row["operation"], colours[None])
            look = f'fill="{colour}" fill-opacity="0.1" stroke="{colour}" stroke-opacity="0.75"'
            yield f'<circle class="within" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" {look}/>'


def _links(told: list[Any], colours: Mapping[str | None, str]) -> Iterator[str]:
    """Yield a dotted line from where a strike was aimed at to where it was met."""
    met = {row["id"]: spot for row, spot, _ in told if row["role"] == Role.INTERCEPTED_AT}
    for row, (x, y), _ in told:
        if row["role"] != Role.INTENDED_TARGET:
            continue
        for other in (met[linked] for linked in row["linked_to"] or () if linked in met):
            colour = colours.get(row["operation"], colours[None])
            look = f'stroke="{colour}" stroke-width="2" stroke-dasharray="1.5 4" stroke-linecap="round"'
            yield f'<path class="link" d="M{x:.1f},{y:.1f}L{other[0]:.1f},{other[1]:.1f}" {look}/>'


def _legend(frame: gpd.GeoDataFrame, colours: Mapping[str | None, str]) -> Iterator[str]:
    """Yield what colours, shapes and lines mean, of what the picture shows."""
    x, y = WIDTH - _MARGIN - _LEGEND + 18, _TOP + 8.0
    operations = shown_operations(frame)
    for operation, colour in colours.items():
        if operation is None and not operations.isna().any():
            continue
        yield f'<circle cx="{x}" cy="{y}" r="5" fill="{colour}"/>'
        for line in textwrap.wrap(operation or "No operation named", 30):
            yield _label(line, x, y)
            y += 15
        y += 4
    shapes = set(frame["outcome"].fillna(Outcome.UNKNOWN)) | set(frame["kind"])
    for shape, words in _SHAPES.items():
        if shape in shapes:
            y += 18
            yield drawn(shape, "#4b5563", x, y) + _label(words, x, y)
    for sign, words in _SIGNS:
        y += 18
        yield sign.format(x=x, y=y, a=x - 8, b=x + 8) + _label(words, x, y)
    if (frame["kind"] == Kind.AREA).any():
        y += 18
        yield f'<rect x="{x - 8}" y="{y - 6}" width="16" height="12" fill="url(#area{len(colours) - 1})"/>'
        yield _label("Somewhere in this area", x, y)


def _label(words: str, x: float, y: float) -> str:
    return f'<text x="{x + 14}" y="{y + 4}" font-size="12" fill="#1f2933">{_text(words)}</text>'


def _text(words: str) -> str:
    return escape(writable(words))
