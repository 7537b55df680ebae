"""The online services that may be asked: where they are, what they need, whose data they answer with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, urlsplit

from geopy.geocoders import GeoNames, Nominatim, Pelias, Photon
from geopy.geocoders.base import Geocoder

from geo.coordinates import Position, distance_m
from geo.errors import CoordinateError, InputError, quoted
from geo.geocoder.transport import PatientAdapter

USER_AGENT = "strikemap/0.1 (reported strikes on a map)"
# Public services may take some seconds.
SECONDS = 10.0

_OPENSTREETMAP = ("OpenStreetMap contributors", "ODbL 1.0")
_GEONAMES = ("GeoNames", "CC BY 4.0")
# Pelias answers with the data of several, named in each answer.
_OF_PELIAS = {
    "openstreetmap": _OPENSTREETMAP,
    "geonames": _GEONAMES,
    "whosonfirst": ("Who's On First", "CC BY 4.0"),
    "openaddresses": ("OpenAddresses", "see openaddresses.io"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """An online service.

    Attributes
    ----------
    make
        geopy's geocoder for it.
    server
        Its public address; empty where there is none.
    key
        The name of geopy's argument for who asks, and whether it is needed; empty where there is none.
    credit
        Source and licence of its answers, by what an answer says of itself.
    """

    make: Callable[..., Geocoder]
    server: str
    key: str = ""
    key_needed: bool = False
    credit: Callable[[Mapping[str, Any]], tuple[str | None, str | None]]


def _credit_of_pelias(raw: Mapping[str, Any]) -> tuple[str | None, str | None]:
    properties = raw.get("properties")
    source = properties.get("source") if isinstance(properties, dict) else None
    return _OF_PELIAS.get(str(source), (None, None))


SERVICES = {
    "nominatim": Service(
        make=Nominatim, server="https://nominatim.openstreetmap.org", credit=lambda _raw: _OPENSTREETMAP
    ),
    "photon": Service(make=Photon, server="https://photon.komoot.io", credit=lambda _raw: _OPENSTREETMAP),
    "pelias": Service(make=Pelias, server="", key="api_key", credit=_credit_of_pelias),
    "geonames": Service(
        make=GeoNames,
        server="https://secure.geonames.org",
        key="username",
        key_needed=True,
        credit=lambda _raw: _GEONAMES,
    ),
}


def connect(
    name: str, *, server: str = "", key: str = "", timeout_s: float = SECONDS
) -> tuple[Geocoder, str]:
    """Return geopy's geocoder for the service `name`, and the address it asks; nothing is sent yet.

    Parameters
    ----------
    server
        ``http(s)://host[:port]`` of a server of one's own; the public one if empty.
    key
        The user name of GeoNames, or the key of a Pelias that wants one.
    timeout_s
        How long an answer may take.

    Raises
    ------
    InputError
        If there is no such service, or it needs a server or key that is not given.
    """
    if name not in SERVICES:
        raise InputError(f"{quoted(name)} is no online geocoder: one of {', '.join(SERVICES)}")
    service = SERVICES[name]
    address = server or service.server
    if not address:
        raise InputError(f"{name} has no public server: name yours, as https://pelias.example.org")
    if service.key_needed and not key:
        raise InputError(f"{name} needs a {service.key} of your own as the key: free at geonames.org/login")
    parts = _server(address)
    known = {service.key: key} if service.key and key else {}
    online = service.make(
        scheme=parts.scheme,
        domain=parts.netloc + parts.path.rstrip("/"),
        user_agent=USER_AGENT,
        timeout=timeout_s,
        adapter_factory=PatientAdapter,
        **known,
    )
    return online, f"{parts.scheme}://{parts.netloc}"


def _server(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # half an IPv6 address, a port that is no number
        usable = False
    if not usable or parts.query or parts.username:
        raise InputError(f"{quoted(address)} is no server: write https://host, with a port if need be")
    return parts


def is_placed(raw: Mapping[str, Any]) -> bool:
    """Return whether an answer gives both coordinates: geopy takes a missing one for 0."""
    geometry = raw.get("geometry")
    given = geometry["coordinates"] if geometry else (raw["lat"], raw.get("lon", raw.get("lng")))
    return None not in given


def radius_m(lat: float, lon: float, raw: Mapping[str, Any]) -> float | None:
    """Return the metres from the answer's point to the farthest corner of the extent it gives, if any."""
    bounds = _bounds(raw)
    try:
        here = Position(lon=lon, lat=lat, radius_m=0)
        corners = [Position(lon=x, lat=y, radius_m=0) for x in bounds[::2] for y in bounds[1::2]]
    except (CoordinateError, TypeError):
        return None
    return round(max((distance_m(here, corner) for corner in corners), default=0.0), 1) or None


def _bounds(raw: Mapping[str, Any]) -> Sequence[float]:
    """Return west, south, east, north of an answer; empty where it gives none."""
    properties = raw.get("properties")
    extent = properties.get("extent") if isinstance(properties, dict) else None
    try:
        if "boundingbox" in raw:  # Nominatim: as texts
            south, north, west, east = map(float, raw["boundingbox"])
        elif extent:  # Photon
            west, north, east, south = map(float, extent)
        else:  # Pelias: GeoJSON's
            west, south, east, north = map(float, raw["bbox"])
    except (KeyError, TypeError, ValueError):
        return ()
    return (west, south, east, north)
