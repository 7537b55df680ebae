"""The address of a sight: a filter, an open strike and a view, as the query of a URL."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo.errors import FilterError, quoted
from geo.filters import StrikeFilter, from_query, to_query

STRIKE, VIEW = "strike", "view"
_DECIMALS = 4  # of a view: ten metres are more than a screen's edge needs


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the map must have in sight: degrees of longitude and latitude (EPSG:4326).

    Raises
    ------
    FilterError
        If the box is none, or beyond the world.
    """

    west: float
    south: float
    east: float
    north: float

    def __post_init__(self) -> None:
        across = -180 <= self.west < self.east <= 180
        if not (across and -90 <= self.south < self.north <= 90):
            raise FilterError(f"{quoted(str(self))} is no view: write west,south,east,north in degrees")

    def __str__(self) -> str:
        edges = (self.west, self.south, self.east, self.north)
        return ",".join(f"{edge:.{_DECIMALS}f}".rstrip("0").rstrip(".") for edge in edges)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """What an address asks for.

    Attributes
    ----------
    chosen
        The filter.
    strike
        Id of the strike whose card is open.
    view
        What the map looks at first; ``None`` leaves it to the map.
    notes
        A note for each part that was not understood; they quote the address.
    """

    chosen: StrikeFilter
    strike: str | None = None
    view: View | None = None
    notes: tuple[str, ...] = ()


def read_address(query: Mapping[str, str | Sequence[str]]) -> Address:
    """Return what a query asks for. What it says wrongly is left out and noted, never an error."""
    chosen, notes = from_query({key: value for key, value in query.items() if key not in (STRIKE, VIEW)})
    view = None
    if text := _last(query.get(VIEW)):
        try:
            view = _view(text)
        except FilterError as error:
            notes = (*notes, f"ignored {quoted(VIEW)}: {error}")
    return Address(chosen=chosen, strike=_last(query.get(STRIKE)), view=view, notes=notes)


def written(address: Address) -> tuple[tuple[str, str], ...]:
    """Return the query of `address` as pairs."""
    pairs = to_query(address.chosen)
    pairs += ((STRIKE, address.strike),) if address.strike else ()
    return pairs + (((VIEW, str(address.view)),) if address.view else ())


def _last(values: str | Sequence[str] | None) -> str | None:
    if not values:
        return None
    return values if isinstance(values, str) else values[-1]


def _view(text: str) -> View:
    try:
        edges = [float(part) for part in text.split(",")]
    except ValueError:
        edges = []
    if len(edges) != 4 or not all(map(math.isfinite, edges)):
        raise FilterError(f"{quoted(text)} is no view: write west,south,east,north in degrees")
    west, south, east, north = edges
    return View(west=west, south=south, east=east, north=north)
