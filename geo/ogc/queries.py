"""What a request for items asks: the page's own filter, a box, a time, and which page of the answer."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time

import geopandas as gpd
import shapely

from geo.errors import FilterError, quoted
from geo.filters import KEYS as FILTER_KEYS
from geo.filters import StrikeFilter, apply, from_query

DEFAULT_LIMIT = 100
MOST = 10_000  # items of one page; who asks for more gets as many, as the standard has it
Box = tuple[float, float, float, float]  # west, south, east, north, in degrees

# Besides all parameters of the page's filter; `datetime` stands for its from, to and undated.
KEYS = ("bbox", "datetime", "limit", "offset", "f", *FILTER_KEYS)
_STOOD_FOR = ("from", "to", "undated")


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemsQuery:
    """A request for items.

    Attributes
    ----------
    chosen
        The filter.
    bbox
        Keep what touches it; west beyond east crosses the antimeridian. ``None`` keeps also the unplaced.
    limit, offset
        How many items at most, and how many matching ones to pass over.
    """

    chosen: StrikeFilter = field(default_factory=StrikeFilter)
    bbox: Box | None = None
    limit: int = DEFAULT_LIMIT
    offset: int = 0

    def matching(self, frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        """Return all rows of a strikes frame that are asked for, in their order."""
        kept = apply(self.chosen, frame)
        if self.bbox is None:
            return kept
        return kept[kept.geometry.notna() & kept.geometry.intersects(_region(self.bbox))]


def items_query(pairs: Iterable[tuple[str, str]]) -> ItemsQuery:
    """Return what the pairs of a query string ask.

    Raises
    ------
    FilterError
        If a parameter is unknown or its value is not understood; the message says what would be.
    """
    given: dict[str, list[str]] = {}
    for key, value in pairs:
        if key not in KEYS:
            raise FilterError(f"{quoted(key)} is no parameter: one of {', '.join(KEYS)}")
        given.setdefault(key, []).append(value)
    twice = [key for key in _STOOD_FOR if key in given and "datetime" in given]
    if twice:
        raise FilterError(f"datetime and {twice[0]} say the same: give one of them")
    # Lists come as repeated parameters, as in the page's address.
    chosen, notes = from_query({key: given[key] for key in FILTER_KEYS if key in given})
    if notes:
        raise FilterError("; ".join(notes))
    _only("json", given.get("f", ["json"]))
    return ItemsQuery(
        chosen=_timed(chosen, _one(given, "datetime")),
        bbox=_box(_one(given, "bbox")),
        limit=min(_whole(_one(given, "limit") or str(DEFAULT_LIMIT), "limit", least=1), MOST),
        offset=_whole(_one(given, "offset") or "0", "offset", least=0),
    )


def _one(given: Mapping[str, Sequence[str]], key: str) -> str | None:
    values = given.get(key, [])
    if len(values) > 1:
        raise FilterError(f"{key} is given {len(values)} times: once is enough")
    return values[0] if values else None


def _only(known: str, values: Sequence[str]) -> None:
    if set(values) != {known}:
        raise FilterError(f"{quoted(values[-1])} is no format that is spoken here: f={known}")


def _whole(text: str, name: str, *, least: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text) >= least):
        raise FilterError(f"{name} {quoted(text)} is no whole number of at least {least}")
    return int(text)


def _box(text: str | None) -> Box | None:
    if text is None:
        return None
    try:
        numbers = [float(number) for number in text.split(",")]
    except ValueError as error:
        raise FilterError(f"bbox {quoted(text)} is not west,south,east,north in degrees") from error
    if len(numbers) == 6:  # heights, which strikes have none of
        numbers = [*numbers[:2], *numbers[3:5]]
    if len(numbers) != 4 or not all(map(math.isfinite, numbers)):
        raise FilterError(f"bbox {quoted(text)} is not west,south,east,north in degrees")
    west, south, east, north = numbers
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise FilterError(f"bbox {quoted(text)} is no box on Earth: longitude first, south before north")
    return west, south, east, north


def _region(box: Box) -> shapely.Geometry:
    west, south, east, north = box
    if west <= east:
        return shapely.box(west, south, east, north)
    return shapely.union(shapely.box(west, south, 180, north), shapely.box(-180, south, east, north))


def _timed(chosen: StrikeFilter, text: str | None) -> StrikeFilter:
    """Return `chosen` within an instant, or an interval with ``/`` and ``..`` or nothing for an open end."""
    if text is None:
        return chosen
    start, slash, end = text.partition("/")
    first = _moment(start, time()) if start not in ("", "..") else None
    last = _moment(end if slash else start, time(23, 59, 59)) if (end or start) not in ("", "..") else None
    if slash and end in ("", ".."):
        last = None
    if first is None and last is None:
        raise FilterError(
            f"datetime {quoted(text)} has no end: write 2025-05-07T00:00:00Z/2025-05-10T23:59:59Z"
        )
    return replace(chosen, start_utc=first, end_utc=last, undated=False)


def _moment(text: str, clock: time) -> datetime:
    try:
        if "T" not in text.upper():
            return datetime.combine(date.fromisoformat(text), clock, UTC)
        return datetime.fromisoformat(text.upper())
    except ValueError as error:
        raise FilterError(
            f"datetime {quoted(text)} is no RFC 3339 time such as 2025-05-07T01:05:00Z"
        ) from error
