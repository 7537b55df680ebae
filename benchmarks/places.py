"""Measure geocoding of place names on UCDP's georeferenced events.

Each distinct place name of the file is geocoded with its first-order area and country as parents.
Sharing words with UCDP's forms ("Teir Maaleh village", "Homs Governorate") is the geocoder's task.

Without ``--file`` the first such file in the folder named by ``STRIKEMAP_CORPORA`` is measured.

Usage: ``benchmarks/places.py [--file FILE] [--json]``
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import statistics
from pathlib import Path

import orjson

from benchmarks._corpora import NOT_FOUND, corpora
from geo.coordinates import Position, distance_m
from geo.gazetteer import StoredGazetteer
from geo.resolution import Resolver, Toponym


def read(path: Path) -> dict[tuple[str, str, str], Position]:
    """Return the true position of each distinct place, by name, first-order area and country."""
    content = path.read_bytes()
    if path.suffix == ".gz":
        content = gzip.decompress(content)
    return {
        (row["where_coordinates"], row["adm_1"], row["country"]): Position(
            lon=float(row["longitude"]), lat=float(row["latitude"]), radius_m=0
        )
        for row in csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""))
    }


def figures(places: dict[tuple[str, str, str], Position], gazetteer: StoredGazetteer) -> dict[str, float]:
    """Return the measures over all distinct places; those not found count against the shares."""
    resolver = Resolver(gazetteer)
    errors_m: list[float] = []
    radii_m: list[float] = []
    for (name, *parents), truth in places.items():
        toponym = Toponym(text=name, start=0, end=0, parents=tuple(filter(None, parents)))
        position = resolver.resolve([toponym])[0].position
        if position is not None:
            errors_m.append(distance_m(position, truth))
            radii_m.append(position.radius_m)
    total = len(places)
    within = sum(error <= radius for error, radius in zip(errors_m, radii_m, strict=True))
    return {
        "places": total,
        "found": round(len(errors_m) / total, 4),
        "within_5_km": round(sum(error <= 5_000 for error in errors_m) / total, 4),
        "within_25_km": round(sum(error <= 25_000 for error in errors_m) / total, 4),
        "median_error_km": round(statistics.median(errors_m) / 1000, 2) if errors_m else 0.0,
        "within_radius": round(within / max(1, len(errors_m)), 4),
        "median_radius_km": round(statistics.median(radii_m) / 1000, 2) if radii_m else 0.0,
    }


def main() -> None:
    """Print the figures of one file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--file", type=Path)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    file = given.file or next(iter(corpora(".", "ucdp-ged-*.csv*")), None)
    result = figures(read(file), StoredGazetteer()) if file else {"corpora": NOT_FOUND}
    if given.json:
        print(orjson.dumps(result).decode())
    else:
        print("\n".join(f"{name:16} {value}" for name, value in result.items()))


if __name__ == "__main__":
    main()
