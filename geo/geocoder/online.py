"""geopy's online geocoders as a second opinion: cached for good, slow, and an outage is an error."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import orjson
from geopy.exc import GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.errors import GeocoderError, quoted

USER_AGENT = "strikemap/0.1 (reported strikes on a map)"
# Nominatim's usage policy: an absolute maximum of one request a second.
SECONDS_BETWEEN_REQUESTS = 1.0


class CachedGeocoder(Geocoder):  # type: ignore[misc]
    """An online geocoder that is asked each question once, slowly, and whose outages are errors.

    Parameters
    ----------
    name
        Its name in the cache.
    online
        geopy's geocoder.
    cache
        The SQLite file that keeps the answers.
    """

    def __init__(self, name: str, online: Geocoder, cache: Path) -> None:
        super().__init__(user_agent=USER_AGENT)
        self._name = name
        self._cache = cache
        self._lock = threading.Lock()
        self._ask = {
            method: RateLimiter(
                getattr(online, method),
                min_delay_seconds=SECONDS_BETWEEN_REQUESTS,
                max_retries=1,
                swallow_exceptions=False,
            )
            for method in ("geocode", "reverse")
        }

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,
        limit: int | None = None,
    ) -> Location | list[Location] | None:
        """Return where `query` is, from the cache or online.

        Raises
        ------
        GeocoderError
            If the service fails, which is not the same as finding nothing.
        """
        return self._answer("geocode", query, exactly_one, timeout, limit)

    def reverse(
        self,
        query: Point | str | tuple[float, float],
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,
        limit: int | None = None,
    ) -> Location | list[Location] | None:
        """Return what lies at `query` (latitude first), from the cache or online.

        Raises
        ------
        GeocoderError
            If the service fails.
        """
        return self._answer("reverse", str(Point(query).format_unicode()), exactly_one, timeout, limit)

    def _answer(
        self, method: str, query: str, exactly_one: bool, timeout: object, limit: int | None
    ) -> Location | list[Location] | None:
        key = f"{self._name}/{method}/{query}"
        kept = self._read(key)
        if kept is None:
            kept = self._fetch(method, query, timeout)
            self._write(key, kept)
        found = [Location(item["address"], (item["lat"], item["lon"]), item["raw"]) for item in kept[:limit]]
        if exactly_one:
            return found[0] if found else None
        return found or None

    def _fetch(self, method: str, query: str, timeout: object) -> list[dict[str, Any]]:
        try:
            found = self._ask[method](query, exactly_one=False, timeout=timeout)
        except GeopyError as error:
            raise GeocoderError(
                f"{self._name} did not answer for {quoted(query)}: {error}; try later, or go on without it"
            ) from error
        return [
            {"address": item.address, "lat": item.latitude, "lon": item.longitude, "raw": item.raw}
            for item in found or []
        ]

    def _open(self) -> sqlite3.Connection:
        self._cache.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(self._cache)
        database.execute("CREATE TABLE IF NOT EXISTS answer (key TEXT PRIMARY KEY, found BLOB NOT NULL)")
        return database

    def _read(self, key: str) -> list[dict[str, Any]] | None:
        with self._lock, closing(self._open()) as database:
            row = database.execute("SELECT found FROM answer WHERE key = ?", (key,)).fetchone()
        return orjson.loads(row[0]) if row else None

    def _write(self, key: str, found: list[dict[str, Any]]) -> None:
        with self._lock, closing(self._open()) as database, database:
            database.execute("INSERT OR REPLACE INTO answer VALUES (?, ?)", (key, orjson.dumps(found)))
