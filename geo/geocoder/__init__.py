"""Geocoders behind geopy's interface: the embedded gazetteer, and online ones as a second opinion.

The online ones are off unless asked for by name.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from geopy import geocoders
from geopy.geocoders.base import Geocoder

from geo.errors import InputError, quoted
from geo.gazetteer import StoredGazetteer
from geo.geocoder.answers import Answer
from geo.geocoder.embedded import StrikemapGeocoder
from geo.geocoder.online import USER_AGENT, CachedGeocoder

__all__ = ["ONLINE", "Answer", "CachedGeocoder", "StrikemapGeocoder", "geocoder"]

ONLINE = ("nominatim", "photon")


def geocoder(
    name: str = "strikemap",
    *,
    gazetteer: StoredGazetteer | None = None,
    cache: Path | None = None,
    **options: Any,
) -> Geocoder:
    """Return the geocoder called `name`: ``strikemap`` (offline), ``nominatim`` or ``photon`` (online).

    Parameters
    ----------
    name
        Which geocoder.
    gazetteer
        For ``strikemap``: the gazetteer to read.
    cache
        For the online ones: the SQLite file that keeps answers, so that nothing is asked twice.
    options
        For the online ones: geopy's own options (``domain``, ``scheme`` …).

    Raises
    ------
    InputError
        If there is no geocoder of that name, or an online one is given no cache.
    """
    if name == "strikemap":
        return StrikemapGeocoder(gazetteer)
    if name not in ONLINE:
        raise InputError(f"no geocoder {quoted(name)}: choose strikemap, {' or '.join(ONLINE)}")
    if cache is None:
        raise InputError(f"{name} needs a file to keep its answers in: give `cache`")
    online = geocoders.get_geocoder_for_service(name)(user_agent=USER_AGENT, **options)
    return CachedGeocoder(name, online, cache)
