"""``geocode``: a place name to coordinates, with how sure that is and why."""

from __future__ import annotations

import re
import sys
from typing import Annotated, Any

import orjson
import typer
from geopy.location import Location

from geo.articles.decoding import safe
from geo.cli.streams import FAILED, STANDARD, complain, write
from geo.coordinates import decimals
from geo.errors import CoordinateError, quoted
from geo.frames.build import MAX_CANDIDATES
from geo.gazetteer.coordinate_names import read_coordinates
from geo.gazetteer.files import default_path
from geo.geocoder import ONLINE, StrikemapGeocoder, geocoder
from geo.resolution import Resolution, Toponym

OFFLINE = "strikemap"
# Two numbers are meant as coordinates, also where they are none: no place of such a name is sought.
_NUMBERS = re.compile(r"[-+\d.,\s°]*\d[-+\d.,\s°]*")
SERVICES = (OFFLINE, *ONLINE)

_NAMES = (
    "place",
    "place_name",
    "admin1",
    "country",
    "lon",
    "lat",
    "radius_m",
    "precision",
    "confidence",
    "coordinate_source",
    "coordinate_licence",
    "why",
    "candidates",
)


def geocode(
    name: Annotated[str, typer.Argument(metavar='"NAME[, PARENT…]"', help="A place, and what it lies in.")],
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    service: Annotated[
        str,
        typer.Option("--geocoder", metavar="|".join(SERVICES), help="Which geocoder; the others ask online."),
    ] = OFFLINE,
) -> None:
    """Find a place by its name, or read coordinates written as one."""
    name = safe(name)  # bytes that are no text arrive as lone surrogates
    if not name.partition(",")[0].strip():
        raise typer.BadParameter("write a place's name, then what it lies in: Nubl, Aleppo, Syria")
    if service not in SERVICES:
        raise typer.BadParameter(f"{quoted(service)} is no geocoder: one of {', '.join(SERVICES)}")
    found = _offline(name) if service == OFFLINE else _online(service, name)
    if json:
        write(STANDARD, [orjson.dumps(found), b"\n"])
    elif found["lon"] is not None:
        write(STANDARD, [_sentence(found).encode(), b"\n"])
    if found["lon"] is None:
        raise typer.Exit(complain(found["why"], FAILED))


def _offline(name: str) -> dict[str, Any]:
    embedded = StrikemapGeocoder()
    if read_coordinates(name):
        return _located(name, embedded.geocode(name), "")
    if _NUMBERS.fullmatch(name):
        raise CoordinateError(
            f"{quoted(name)} is no latitude and longitude: write decimal degrees on Earth, as 33.6, 73.1"
        )
    first, *parents = (part.strip() for part in name.split(","))
    toponym = Toponym(text=first, start=0, end=len(first), parents=tuple(part for part in parents if part))
    return _resolved(embedded.resolve(toponym))


def _online(service: str, name: str) -> dict[str, Any]:
    print(f"strikemap: sends {quoted(name)} to {service}", file=sys.stderr)
    online = geocoder(service, cache=default_path().with_name("geocoder_answers.sqlite"))
    return _located(name, online.geocode(name), service)


def _located(name: str, location: Location | None, service: str) -> dict[str, Any]:
    """Return a geopy `location` under the names of the feature properties."""
    known = dict.fromkeys(_NAMES)
    if location is None:
        return known | {"place": name, "why": f"{service} knows no place {quoted(name)}", "candidates": []}
    said = {key: value for key, value in location.raw.items() if key in _NAMES}
    return (
        known
        | {"coordinate_source": service, "why": f"the first answer of {service}", "candidates": []}
        | said
        | {"place": name, "place_name": location.address, "lon": location.longitude, "lat": location.latitude}
    )


def _resolved(resolution: Resolution) -> dict[str, Any]:
    """Return `resolution` under the names of the feature properties; unknown is null."""
    place, position = resolution.place, resolution.position
    return {
        "place": resolution.toponym.text,
        "place_name": place.name if place else None,
        "admin1": (place.admin1 or None) if place else None,
        "country": (place.country or None) if place else None,
        "lon": round(position.lon, decimals(position.radius_m)) if position else None,
        "lat": round(position.lat, decimals(position.radius_m)) if position else None,
        "radius_m": position.radius_m if position else None,
        "precision": resolution.precision.value if resolution.precision else None,
        "confidence": resolution.confidence if position else None,
        "coordinate_source": place.coordinate_source if place else None,
        "coordinate_licence": place.coordinate_licence if place else None,
        "why": resolution.why,
        "candidates": [
            {
                "place_name": candidate.place.name,
                "admin1": candidate.place.admin1 or None,
                "country": candidate.place.country or None,
                "score": candidate.score,
                "reasons": list(candidate.reasons),
            }
            for candidate in resolution.candidates[:MAX_CANDIDATES]
        ],
    }


def _sentence(found: dict[str, Any]) -> str:
    parts = [found["place_name"], found["admin1"], found["country"]]
    said = [f"{found['lon']}, {found['lat']} (lon, lat)"]
    said += [f"within {found['radius_m'] / 1000:g} km"] if found["radius_m"] else []
    said += [found["precision"]] if found["precision"] else []
    said += [f"confidence {found['confidence']:.2f}"] if found["confidence"] is not None else []
    where = ", ".join(dict.fromkeys(part for part in parts if part))
    return f"{where}: {', '.join(said)}\n{found['why']}"
