"""Geocode names and coordinates offline, as geopy's other geocoders do online."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.coordinates import METRES_PER_DEGREE, Position, distance_m
from geo.errors import CoordinateError, quoted
from geo.gazetteer import Place, StoredGazetteer
from geo.gazetteer.coordinate_names import read_coordinates
from geo.resolution import Context, Resolution, Resolver, Toponym

# Beyond this no place is "at" a point.
_REVERSE_DEGREES = (0.05, 0.5, 2.0)


class StrikemapGeocoder(Geocoder):  # type: ignore[misc]
    """The embedded gazetteer behind geopy's interface.

    Parameters
    ----------
    gazetteer
        The gazetteer to read; by default the one built at set-up.
    """

    def __init__(self, gazetteer: StoredGazetteer | None = None) -> None:
        super().__init__(timeout=None)
        self._gazetteer = gazetteer or StoredGazetteer()
        self._resolver = Resolver(self._gazetteer)

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,
        limit: int | None = None,
        parents: Sequence[str] = (),
        context: str = "",
    ) -> Location | list[Location] | None:
        """Return where `query` is.

        Parameters
        ----------
        query
            A name, "NAME, PARENT, …", or coordinates ("33.6, 73.1", degrees and minutes).
        exactly_one
            The best location or, if false, a list of them, best first.
        timeout
            Accepted as geopy's convention has it; nothing is waited for.
        limit
            How many locations the list may hold; all by default.
        parents
            What the place lies in, nearest first, besides what `query` says.
        context
            Text the name stands in; its countries and places help to choose.

        Returns
        -------
        `None` where nothing is found. ``raw`` holds id, precision, radius_m, confidence, why,
        candidates, coordinate_source and coordinate_licence.
        """
        spot = read_coordinates(query)
        if spot is not None:
            found = [_at_coordinates(query, spot)]
        else:
            found = self._by_name(query, parents, context, sure=exactly_one)
        found = found[:limit]
        if exactly_one:
            return found[0] if found else None
        return found or None

    def reverse(
        self,
        query: Point | str | tuple[float, float],
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,
        limit: int | None = None,
    ) -> Location | list[Location] | None:
        """Return the places nearest to the point `query` (latitude first, as geopy has it).

        Raises
        ------
        CoordinateError
            If `query` is not a point on Earth.
        """
        try:
            point = Point(query)
        except (ValueError, TypeError) as error:
            raise CoordinateError(f"{quoted(query)} is not a latitude and longitude: {error}") from error
        here = Position(lon=point.longitude, lat=point.latitude, radius_m=0)
        for reach in _REVERSE_DEGREES:
            places = self._gazetteer.near(here.lon, here.lat, within_degrees=reach)
            settled = [place for place in places if place.feature_class in "PS"]
            if settled:
                settled.sort(key=lambda place: (distance_m(here, place.position), place.id))
                found = [_location(place, _raw(place)) for place in settled[:limit]]
                return found[0] if exactly_one else found
        return None

    def resolve(self, toponym: Toponym, context: Context | None = None) -> Resolution:
        """Return the full resolution of one toponym."""
        return self._resolver.resolve([toponym], context)[0]

    def _by_name(self, query: str, parents: Sequence[str], context: str, *, sure: bool) -> list[Location]:
        """Return the choice and then its rivals; where nothing is chosen, the rivals if not `sure`."""
        name, *stated = (part.strip() for part in query.split(","))
        toponym = Toponym(text=name, start=0, end=0, parents=(*filter(None, stated), *parents))
        answer = self.resolve(toponym, Context(text=context))
        found = []
        if answer.place is not None and answer.position is not None:
            place = replace(answer.place, position=answer.position)
            found.append(_location(place, _raw(place) | _choice(answer)))
        chosen = answer.place.id if answer.place else ""
        found += [
            _location(candidate.place, _raw(candidate.place) | {"confidence": candidate.score})
            for candidate in answer.candidates
            if candidate.place.id != chosen
        ]
        return [] if sure and answer.place is None else found


def _location(place: Place, raw: Mapping[str, object]) -> Location:
    parts = (place.name, place.admin2, place.admin1, place.country)
    address = ", ".join(dict.fromkeys(part for part in parts if part))
    return Location(address, place.position.lat_lon, dict(raw))


def _raw(place: Place) -> dict[str, object]:
    return {
        "id": place.id,
        "name": place.name,
        "admin1": place.admin1 or None,
        "country": place.country or None,
        "feature_code": place.feature_code,
        "precision": str(place.precision),
        "radius_m": place.position.radius_m,
        "coordinate_source": place.coordinate_source,
        "coordinate_licence": place.coordinate_licence,
    }


def _choice(answer: Resolution) -> dict[str, object]:
    """Return how the place was chosen, and how precisely it is then known."""
    return {
        "precision": str(answer.precision),
        "confidence": answer.confidence,
        "why": answer.why,
        "candidates": [
            {
                "id": candidate.place.id,
                "name": candidate.place.name,
                "admin1": candidate.place.admin1 or None,
                "country": candidate.place.country or None,
                "score": candidate.score,
                "reasons": list(candidate.reasons),
            }
            for candidate in answer.candidates
        ],
    }


def _at_coordinates(query: str, spot: Position) -> Location:
    raw: dict[str, object] = {
        "id": None,
        "name": query.strip(),
        "precision": "site" if spot.radius_m <= METRES_PER_DEGREE / 100 else "town",
        "radius_m": spot.radius_m,
        "confidence": 1.0,
        "why": "these are coordinates; the radius is what their last digit leaves open",
        "candidates": [],
        "coordinate_source": "stated",
        "coordinate_licence": None,
    }
    return Location(query.strip(), spot.lat_lon, raw)
