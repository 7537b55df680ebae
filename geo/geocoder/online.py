"""Online geocoders as a second opinion: each question sent once, slowly, and an outage is an error."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from geopy.exc import GeocoderRateLimited, GeopyError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point
from geopy.util import logger

from geo.articles.decoding import safe
from geo.coordinates import Position
from geo.errors import quoted
from geo.geocoder.cache import AnswerCache
from geo.geocoder.conventions import checked_limit, chosen, point_of, text_of
from geo.geocoder.failures import QueryError, ServiceError
from geo.geocoder.services import SERVICES, USER_AGENT, is_placed, radius_m

# The language of the gazetteer's names, where a service knows several.
_LANGUAGE = "en"


class CachedGeocoder(Geocoder):  # type: ignore[misc]
    """An online geocoder that is sent each question once, slowly, and whose outages are errors.

    Parameters
    ----------
    name
        Which of `SERVICES` it is.
    online
        geopy's geocoder for it.
    address
        Where it is, for people.
    cache
        What keeps the answers.
    tell
        Called with a sentence before anything is sent: what, and where to. By default geopy's log.
    """

    def __init__(
        self,
        name: str,
        online: Geocoder,
        address: str,
        cache: AnswerCache,
        tell: Callable[[str], None] = logger.info,
    ) -> None:
        super().__init__(user_agent=USER_AGENT)
        self._name = name
        self._online = online
        self._address = address
        self._cache = cache
        self._tell = tell

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,
        limit: int | None = None,
        language: str = _LANGUAGE,
    ) -> Location | list[Location] | None:
        """Return where `query` is, from the cache or online; `None` if the service knows no such place.

        Parameters
        ----------
        query
            A name, or "NAME, PARENT, …".
        exactly_one
            The best location or, if false, a list of them, best first.
        timeout
            Seconds to wait; the geocoder's own by default.
        limit
            How many locations the list may hold.
        language
            In which names are wanted, where the service knows several.

        Returns
        -------
        ``raw`` holds what the service answered, and coordinate_source, coordinate_licence and radius_m
        (metres to the farthest corner of the extent it gives, else `None`).

        Raises
        ------
        QueryError
            If `query` is no text or empty.
        ServiceError
            If the service fails, which is not the same as finding nothing.
        """
        name = text_of(query).strip()
        if not name:
            raise QueryError("there is no name to ask for: write one, as 'Nubl, Aleppo, Syria'")
        return self._answer("geocode", name, exactly_one, timeout, limit, language)

    def reverse(
        self,
        query: Point | str | tuple[float, float],
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,
        limit: int | None = None,
        language: str = _LANGUAGE,
    ) -> Location | list[Location] | None:
        """Return what lies at `query` (latitude first), from the cache or online.

        Raises
        ------
        QueryError
            If `query` is not a point on Earth.
        ServiceError
            If the service fails.
        """
        at = point_of(query)
        return self._answer("reverse", f"{at.lat:.6f}, {at.lon:.6f}", exactly_one, timeout, limit, language)

    def _answer(
        self, method: str, query: str, exactly_one: bool, timeout: object, limit: int | None, language: str
    ) -> Location | list[Location] | None:
        most = checked_limit(limit)
        question = "\n".join((self._name, self._address, method, language, query))
        kept = self._cache.read(question)
        if kept is None:
            kept = self._ask(method, query, timeout, language)
            self._cache.write(question, kept)
        found = [Location(item["address"], (item["lat"], item["lon"]), item["raw"]) for item in kept]
        return chosen(found[:most], exactly_one=exactly_one)

    def _ask(self, method: str, query: str, timeout: object, language: str) -> list[dict[str, Any]]:
        self._cache.wait_for_turn(self._address)
        self._tell(f"sends {quoted(query)} to {self._name} ({self._address})")
        ask = getattr(self._online, method)
        spoken = {"language": language} if "language" in inspect.signature(ask).parameters else {}
        try:
            found = ask(query, exactly_one=False, timeout=timeout, **spoken)
            return [self._kept(location) for location in found or []]
        except GeopyError as error:
            raise ServiceError(self._failure(query, error)) from error
        except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
            # What geopy meets in an answer that has not the service's form.
            raise ServiceError(self._failure(query, "it answered what is no list of places")) from error

    def _failure(self, query: str, error: object) -> str:
        later = "try later, or go on without it"
        if isinstance(error, GeocoderRateLimited) and error.retry_after:
            later = f"try again in {error.retry_after} seconds, or go on without it"
        return f"{self._name} ({self._address}) did not answer for {quoted(query)}: {error}; {later}"

    def _kept(self, location: Location) -> dict[str, Any]:
        """Return a location as it is kept, with who is to be credited for it."""
        if not is_placed(location.raw):
            raise ValueError("a place without its coordinates")
        Position(lon=location.longitude, lat=location.latitude, radius_m=0)  # raises for 0, 0
        source, licence = SERVICES[self._name].credit(location.raw)
        said: dict[str, Any] = {
            "coordinate_source": source,
            "coordinate_licence": licence,
            "radius_m": radius_m(location.latitude, location.longitude, location.raw),
        }
        return {
            "address": safe(location.address),
            "lat": location.latitude,
            "lon": location.longitude,
            "raw": dict(location.raw) | said,
        }
