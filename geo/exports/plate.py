"""The map of a picture: the view that holds the strikes, and the ground under them, as SVG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from geo.layers.ground import HALF_WORLD_M, UNITS, Ground, units

_PADDING = 0.12
_LEAST_UNITS = UNITS / 150  # a single town is seen with its surroundings, about 270 km
_MOST_NAMES = 45
_LETTER_PX = 5.4  # of a 10 px name, on average
_LINES = {
    "land": 'fill="#f7f5f0"',
    "lakes": 'fill="#d5e1e8"',
    "admin1": 'fill="none" stroke="#d9d3c7" stroke-width="0.7"',
    "bounds": 'fill="none" stroke="#9a9082" stroke-width="1.1"',
    "disputed": 'fill="none" stroke="#a23b5f" stroke-width="1.2" stroke-dasharray="4 3"',
}
WATER = "#d5e1e8"

Numbers = npt.NDArray[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plate:
    """A rectangle of the page and the part of the Web Mercator world that it shows.

    Attributes
    ----------
    x, y, width, height
        Of the rectangle, in pixels of the page.
    left, top
        Its upper left corner in units of the world (`geo.layers.ground.UNITS`).
    scale
        Pixels a unit.
    """

    x: float
    y: float
    width: float
    height: float
    left: float
    top: float
    scale: float

    def place(self, spots: Numbers) -> Numbers:
        """Return pixels of the page for positions in units, both n × 2."""
        moved: Numbers = (spots - [self.left, self.top]) * self.scale + [self.x, self.y]
        return moved

    def sees(self, pixels: Numbers) -> bool:
        """Return whether a line through `pixels` may be in view."""
        low, high = pixels.min(axis=0), pixels.max(axis=0)
        return bool(
            high[0] >= self.x
            and low[0] <= self.x + self.width
            and high[1] >= self.y
            and low[1] <= self.y + self.height
        )


def fitted(bounds_m: Sequence[float], *, x: float, y: float, width: float, height: float) -> Plate:
    """Return the plate that holds `bounds_m` (west, south, east, north in EPSG:3857) with room around it."""
    west, south, east, north = bounds_m
    (low_x, low_y), (high_x, high_y) = units(np.array([[west, north], [east, south]])).astype(float)
    wide = max((high_x - low_x) * (1 + 2 * _PADDING), _LEAST_UNITS)
    tall = max((high_y - low_y) * (1 + 2 * _PADDING), _LEAST_UNITS)
    scale = min(width / wide, height / tall)
    return Plate(
        x=x,
        y=y,
        width=width,
        height=height,
        left=(low_x + high_x) / 2 - width / scale / 2,
        top=(low_y + high_y) / 2 - height / scale / 2,
        scale=scale,
    )


def drawn_ground(plate: Plate, ground: Ground) -> Iterator[str]:
    """Yield coasts, borders and names as SVG."""
    yield f'<rect x="{plate.x}" y="{plate.y}" width="{plate.width}" height="{plate.height}" fill="{WATER}"/>'
    for name, look in _LINES.items():
        seen = (plate.place(np.reshape(line, (-1, 2)).cumsum(axis=0)) for line in ground.lines.get(name, ()))
        closed = name in ("land", "lakes")
        path = "".join(svg_path(pixels, closed=closed) for pixels in seen if plate.sees(pixels))
        if path:
            yield f'<path class="{name}" d="{path}" {look}/>'
    yield from _names(plate, ground)


def svg_path(pixels: Numbers, *, closed: bool) -> str:
    """Return a line's path, a tenth of a pixel fine."""
    return "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in pixels.tolist()) + ("Z" if closed else "")


def outline(plate: Plate, shape_m: shapely.Geometry) -> str:
    """Return the path of an area (EPSG:3857), as fine as the picture."""
    simple = shapely.simplify(shape_m, 0.5 / plate.scale * 2 * HALF_WORLD_M / UNITS)
    rings = shapely.get_rings(shapely.get_parts(simple))
    return "".join(svg_path(plate.place(units(shapely.get_coordinates(ring))), closed=True) for ring in rings)


def _names(plate: Plate, ground: Ground) -> Iterator[str]:
    """Yield names where there is room for them, countries first, the largest first."""
    taken: list[tuple[float, float, float, float]] = []
    written = 0
    for layer in ("country_lbl", "places"):
        town = layer == "places"
        for x_units, y_units, name, _ in ground.names.get(layer, ()):
            x, y = plate.place(np.array([[x_units, y_units]], dtype=float))[0].tolist()
            half = len(name) * _LETTER_PX * (1 if town else 1.25) / 2
            middle = x + 6 + half if town else x
            box = (middle - half, y - 8, middle + half, y + 8)
            if written >= _MOST_NAMES or not _inside(plate, box) or _meets(box, taken):
                continue
            taken.append(box)
            written += 1
            yield _name(name, x, y, town=town)


def _name(name: str, x: float, y: float, *, town: bool) -> str:
    halo = (
        'stroke="#fff" stroke-opacity="0.8" stroke-width="2.5" paint-order="stroke" stroke-linejoin="round"'
    )
    if town:
        dot = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.4" fill="#5b5f66"/>'
        look = 'font-size="10" fill="#3c4048"'
        return f'{dot}<text x="{x + 6:.1f}" y="{y:.1f}" {look} {halo}>{escape(name)}</text>'
    look = 'font-size="12" font-weight="600" text-anchor="middle" fill="#5b5f66"'
    return f'<text x="{x:.1f}" y="{y + 4:.1f}" {look} {halo}>{escape(name)}</text>'


def _inside(plate: Plate, box: tuple[float, float, float, float]) -> bool:
    west, north, east, south = box
    across = plate.x < west and east < plate.x + plate.width
    return across and plate.y < north and south < plate.y + plate.height


def _meets(
    box: tuple[float, float, float, float], others: Iterable[tuple[float, float, float, float]]
) -> bool:
    return any(
        box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
        for other in others
    )
