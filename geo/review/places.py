"""Places for a reviewer to choose: found by name or coordinates, or the spot of a click on the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.coordinates import Position
from geo.errors import ReviewError, quoted
from geo.gazetteer import Place, StoredGazetteer
from geo.geocoder import StrikemapGeocoder
from geo.geocoder.answers import precision_of

MOST = 12  # places of one search: more are better told apart by another word ("NAME, PROVINCE")
_SPOT = "spot:"
_SOURCE = "a reviewer"
_LICENCE = "not stated"


def search(words: str, gazetteer: StoredGazetteer | None = None) -> Sequence[Place]:
    """Return the places that `words` may mean, likeliest first: "NAME", "NAME, PARENT", an id or coordinates.

    Then come places of whose names they are a part, as far as there is room.

    Raises
    ------
    InputError
        If `words` are written like coordinates and no point on Earth.
    """
    if not words.strip():
        return ()
    kept = gazetteer or StoredGazetteer()
    if known := kept.by_id(words.strip()):
        return (known,)
    found = StrikemapGeocoder(kept).geocode(words, exactly_one=False, limit=MOST) or []
    places = []
    for location in found if isinstance(found, list) else [found]:
        if location.raw["id"] is None:
            radius_m = location.raw["radius_m"]
            places.append(spot(location.longitude, location.latitude, radius_m, gazetteer=kept))
        elif place := kept.by_id(location.raw["id"]):
            places.append(place)
    if not any(place.id.startswith(_SPOT) for place in places):
        places += kept.containing(words, MOST)
    return list({place.id: place for place in places}.values())[:MOST]


def spot(
    lon: float, lat: float, radius_m: float, *, name: str = "", gazetteer: StoredGazetteer | None = None
) -> Place:
    """Return a point that a reviewer gives as a place.

    Parameters
    ----------
    lon, lat, radius_m
        Degrees (EPSG:4326) and metres: the true spot lies so near.
    name
        What it is called; otherwise "near" the next place that the gazetteer has.
    gazetteer
        Tells country, province and time zone by what is near.

    Raises
    ------
    ReviewError
        If the radius is none.
    CoordinateError
        If it is no point on Earth.
    """
    if not radius_m > 0:
        raise ReviewError(f"{quoted(radius_m)} is no radius: say within how many metres the true spot lies")
    position = Position(lon=lon, lat=lat, radius_m=radius_m)
    kept = gazetteer or StoredGazetteer()
    found = StrikemapGeocoder(kept).reverse(position.lat_lon, limit=1)
    near = kept.by_id(found.raw["id"]) if found is not None and not isinstance(found, list) else None
    here = Place(
        id=f"{_SPOT}{lon:.6f},{lat:.6f}",
        name=name or (f"near {near.name}" if near else f"{lat:.4f}, {lon:.4f}"),
        position=position,
        feature_class="S",
        feature_code="",
        country="",
        precision=precision_of(radius_m),
        coordinate_source=_SOURCE,
        coordinate_licence=_LICENCE,
    )
    if near is None:
        return here
    return replace(here, country=near.country, admin1=near.admin1, admin2=near.admin2, timezone=near.timezone)


def named(place: Place) -> str:
    """Return a place for a list: its name, what holds it, what kind it is and how well it is known."""
    parents = [part for part in (place.admin2, place.admin1, place.country) if part and part != place.name]
    return f"{', '.join([place.name, *parents])} ({place.precision.value}, {place.position.radius_m:,.0f} m)"
