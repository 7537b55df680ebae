"""Geocoders behind geopy's interface: the embedded gazetteer, and online ones as a second opinion.

The online ones are off unless asked for by name; what they answer never enters the gazetteer.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from geopy.geocoders.base import Geocoder
from geopy.util import logger

from geo.gazetteer.files import default_path
from geo.geocoder.answers import Answer
from geo.geocoder.cache import AnswerCache
from geo.geocoder.embedded import Question, StrikemapGeocoder
from geo.geocoder.online import CachedGeocoder
from geo.geocoder.services import SECONDS, SERVICES, connect

__all__ = ["OFFLINE", "ONLINE", "Answer", "CachedGeocoder", "Question", "StrikemapGeocoder", "geocoder"]

OFFLINE = "strikemap"
ONLINE = tuple(SERVICES)


def geocoder(
    name: str = OFFLINE,
    *,
    server: str = "",
    key: str = "",
    timeout_s: float = SECONDS,
    cache: Path | None = None,
    tell: Callable[[str], None] = logger.info,
) -> Geocoder:
    """Return the geocoder called `name`: ``strikemap`` is offline, those of `ONLINE` are not.

    Parameters
    ----------
    name
        Which geocoder.
    server, key, timeout_s
        For the online ones: an address other than the public one, who asks (GeoNames, Pelias), and how
        long an answer may take.
    cache
        For the online ones: the SQLite file that keeps answers, by default beside the gazetteer.
    tell
        For the online ones: called with a sentence before anything is sent.

    Raises
    ------
    InputError
        If there is no geocoder of that name, or it needs a server or key that is not given.
    """
    if name == OFFLINE:
        return StrikemapGeocoder()
    online, address = connect(name, server=server, key=key, timeout_s=timeout_s)
    kept = AnswerCache(cache or default_path().with_name("geocoder_answers.sqlite"))
    return CachedGeocoder(name, online, address, kept, tell)
