"""What a phrase made of several names comes to, once each of them is placed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pyproj import Geod

from geo.coordinates import Position, distance_m
from geo.resolution.phrases import Phrase
from geo.resolution.toponyms import Resolution, Toponym
from geo.vocabulary import Precision

# Two names with a stroke between them are of one village or of two beside each other.
_BESIDE_M = 30_000.0
# Names farther apart than this are not told of as one spot.
_APART_M = 150_000.0
_GEOD = Geod(ellps="WGS84")
_FINE = (Precision.SITE, Precision.NEIGHBOURHOOD, Precision.TOWN, Precision.CITY)


def combined(toponym: Toponym, phrase: Phrase, found: Sequence[Resolution]) -> Resolution:
    """Return what `toponym` means, given what the parts of its `phrase` were `found` to mean.

    "X/Y village" is the better known of the two or, where they lie beside each other, both; "between X
    and Y" is the circle about the way from one to the other.
    """
    placed = [answer for answer in found if answer.position is not None]
    if not placed:
        return replace(found[0], toponym=toponym)
    finest = min(placed, key=_radius_m)
    if phrase.sense == "one" or (len(placed) == 1 and len(found) == 1):
        return replace(finest, toponym=toponym)
    towns = [answer for answer in placed if answer.precision in _FINE]
    near = towns or placed  # beside a town, an area is where the other name was not found
    limit_m = _BESIDE_M if phrase.sense == "either" else _APART_M
    together = [answer for answer in near if _apart_m(finest, answer) <= limit_m]
    if len(together) > 1:
        return _around(toponym, phrase, together)
    if phrase.sense == "either":
        return replace(finest, toponym=toponym)
    widest = max(placed, key=_radius_m)  # one end alone tells nothing of how far the other is
    return replace(widest, toponym=toponym)


def _around(toponym: Toponym, phrase: Phrase, parts: Sequence[Resolution]) -> Resolution:
    """Return the circle that holds the first and the farthest of `parts`."""
    first = parts[0]
    last = max(parts, key=lambda answer: _apart_m(first, answer))
    if first.position is None or last.position is None or _apart_m(first, last) < 1:
        return replace(first, toponym=toponym)
    a, b = first.position, last.position
    bearing, _, metres = _GEOD.inv(a.lon, a.lat, b.lon, b.lat)
    lon, lat, _ = _GEOD.fwd(a.lon, a.lat, bearing, metres / 2)
    radius_m = round(metres / 2 + max(a.radius_m, b.radius_m), -2)
    names = " and ".join(dict.fromkeys(answer.place.name for answer in parts if answer.place))
    fine = metres <= _BESIDE_M and first.precision in _FINE
    return replace(
        min(parts, key=lambda answer: answer.confidence),
        toponym=toponym,
        position=Position(lon=float(lon), lat=float(lat), radius_m=radius_m),
        precision=Precision.TOWN if fine else Precision.DISTRICT,
        why=f"{'between' if phrase.sense == 'between' else 'the area of'} {names}",
    )


def _radius_m(answer: Resolution) -> float:
    return answer.position.radius_m if answer.position else float("inf")


def _apart_m(one: Resolution, other: Resolution) -> float:
    if one.position is None or other.position is None:
        return float("inf")
    return distance_m(one.position, other.position)
