"""Answer: what a name was taken to mean, under the names of the feature properties; unknown is null."""

from __future__ import annotations

from dataclasses import dataclass

from geopy.location import Location

from geo.coordinates import Position, decimals, distance_m
from geo.errors import quoted
from geo.resolution import Candidate, Resolution
from geo.vocabulary import Precision

# Coordinates are as precise as a place of this kind where their radius is no larger (metres).
_PRECISIONS = (
    (200.0, Precision.SITE),
    (2_000.0, Precision.NEIGHBOURHOOD),
    (12_000.0, Precision.TOWN),
    (50_000.0, Precision.DISTRICT),
)
STATED = "stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """A place considered: its id, where it is, its score (0–1), and what spoke for and against it."""

    id: str
    place_name: str
    admin1: str | None
    country: str | None
    lon: float
    lat: float
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a name was taken to mean.

    Attributes
    ----------
    place
        The name as asked.
    place_name, admin1, country
        The place it means, and what holds it (`country`: ISO 3166-1 alpha-2).
    lon, lat, radius_m
        Degrees (EPSG:4326) with no more decimals than the radius supports, and metres.
    precision, confidence
        How finely and how surely (0–1) it is placed.
    coordinate_source, coordinate_licence
        Who says where it is, and under which licence.
    why
        The reason for the choice, or for none, in a plain sentence.
    candidates
        The places considered, best first.
    """

    place: str
    place_name: str | None = None
    admin1: str | None = None
    country: str | None = None
    lon: float | None = None
    lat: float | None = None
    radius_m: float | None = None
    precision: str | None = None
    confidence: float | None = None
    coordinate_source: str | None = None
    coordinate_licence: str | None = None
    why: str
    candidates: tuple[Rival, ...] = ()


def of_resolution(name: str, resolution: Resolution) -> Answer:
    """Return the answer that `resolution` gives to `name`."""
    place, position = resolution.place, resolution.position
    rivals = tuple(map(_rival, resolution.candidates))
    if place is None or position is None or resolution.precision is None:
        return Answer(place=name, why=resolution.why, candidates=rivals)
    lon, lat = rounded(position)
    return Answer(
        place=name,
        place_name=place.name,
        admin1=place.admin1 or None,
        country=place.country or None,
        lon=lon,
        lat=lat,
        radius_m=position.radius_m,
        precision=resolution.precision.value,
        confidence=resolution.confidence,
        coordinate_source=place.coordinate_source,
        coordinate_licence=place.coordinate_licence,
        why=resolution.why,
        candidates=rivals,
    )


def of_coordinates(name: str, spot: Position) -> Answer:
    """Return the answer to a `name` that states the coordinates `spot` itself."""
    lon, lat = rounded(spot)
    return Answer(
        place=name,
        place_name=name,
        lon=lon,
        lat=lat,
        radius_m=spot.radius_m,
        precision=precision_of(spot.radius_m).value,
        confidence=1.0,
        coordinate_source=STATED,
        why="these are coordinates; the radius is what their last digit leaves open",
    )


def of_location(name: str, location: Location | None, service: str, own: Answer) -> Answer:
    """Return what an online `service` answers to `name`, beside the gazetteer's `own` answer."""
    if location is None:
        return Answer(place=name, why=f"{service} knows no place {quoted(name)}")
    raw = location.raw
    radius_m = raw["radius_m"]
    here = Position(lon=location.longitude, lat=location.latitude, radius_m=radius_m or 0)
    lon, lat = rounded(here)
    why = f"the first answer of {service}"
    if own.lon is not None and own.lat is not None:
        apart_m = distance_m(here, Position(lon=own.lon, lat=own.lat, radius_m=0))
        why += f"; strikemap's own, {own.place_name}, is {apart_m / 1000:.1f} km away"
    return Answer(
        place=name,
        place_name=location.address,
        lon=lon,
        lat=lat,
        radius_m=radius_m,
        precision=precision_of(radius_m).value if radius_m else None,
        coordinate_source=raw["coordinate_source"],
        coordinate_licence=raw["coordinate_licence"],
        why=why,
    )


def precision_of(radius_m: float) -> Precision:
    """Return what kind of place is known as finely as `radius_m`."""
    return next((kind for most_m, kind in _PRECISIONS if radius_m <= most_m), Precision.REGION)


def rounded(position: Position) -> tuple[float, float]:
    """Return lon and lat with no more decimals than the radius supports."""
    places = decimals(position.radius_m)
    return round(position.lon, places), round(position.lat, places)


def _rival(candidate: Candidate) -> Rival:
    place = candidate.place
    lon, lat = rounded(place.position)
    return Rival(
        id=place.id,
        place_name=place.name,
        admin1=place.admin1 or None,
        country=place.country or None,
        lon=lon,
        lat=lat,
        score=candidate.score,
        reasons=candidate.reasons,
    )
