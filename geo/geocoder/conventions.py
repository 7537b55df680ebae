"""geopy's conventions of asking and answering, as all geocoders here keep them."""

from __future__ import annotations

from geopy.location import Location
from geopy.point import Point

from geo.articles.decoding import safe
from geo.coordinates import Position
from geo.errors import quoted
from geo.geocoder.failures import QueryError


def text_of(query: object) -> str:
    """Return the text of a query without what no text should carry.

    Raises
    ------
    QueryError
        If it is no text.
    """
    if not isinstance(query, str):
        raise QueryError(f"{quoted(query)} is no text: ask for a name, as 'Nubl, Aleppo, Syria'")
    return safe(query)


def point_of(query: Point | str | tuple[float, float]) -> Position:
    """Return the point that a reverse query states, latitude first.

    Raises
    ------
    QueryError
        If it is not a point on Earth.
    """
    try:
        point = Point(query)
        return Position(lon=point.longitude, lat=point.latitude, radius_m=0)
    except (ValueError, TypeError) as error:
        raise QueryError(f"{quoted(query)} is not a latitude and longitude: {error}") from error


def checked_limit(limit: int | None) -> int | None:
    """Return `limit` if a list can be that long.

    Raises
    ------
    QueryError
        If it is less than one.
    """
    if limit is not None and limit < 1:
        raise QueryError(f"limit {limit} leaves nothing: one or more")
    return limit


def chosen(found: list[Location], *, exactly_one: bool) -> Location | list[Location] | None:
    """Return the first of `found` or all, `None` if there is none."""
    if not found:
        return None
    return found[0] if exactly_one else found
