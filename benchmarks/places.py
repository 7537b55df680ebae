"""Measure geocoding of place names on UCDP's georeferenced events.

Each distinct place name of the file is geocoded with its first-order area and country as parents.
Sharing words with UCDP's forms ("Teir Maaleh village", "Homs Governorate") is the geocoder's task.

Without ``--file`` the first such file in the folder named by ``STRIKEMAP_CORPORA`` is measured twice:
without any country list, and with those of its countries, which are looked for in the folder ``gazetteers``
beside it. With ``--file`` the lists that are installed count or, with ``--lists``, those of that folder;
they are installed in a place of their own.

Usage: ``benchmarks/places.py [--file FILE] [--lists FOLDER] [--json]``
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import orjson

from benchmarks._corpora import LISTS, NOT_FOUND, beside, corpora
from geo.coordinates import Position, distance_m
from geo.gazetteer import StoredGazetteer, country_lists
from geo.resolution import Resolver, Toponym

Places = dict[tuple[str, str, str], Position]


def read(path: Path) -> Places:
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


def figures(places: Places, gazetteer: StoredGazetteer) -> dict[str, float]:
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


def measured(file: Path, lists: Path | None) -> dict[str, float | str]:
    """Return the figures of `file` with the installed lists or, if given, those in the folder `lists`."""
    places = read(file)
    with gazetteer_of(places, lists) as gazetteer:
        return {**figures(places, gazetteer)}


@contextmanager
def gazetteer_of(places: Places, lists: Path | None) -> Iterator[StoredGazetteer]:
    """Yield the gazetteer with the installed lists or, if given, with those of the places' countries."""
    if lists is None:
        yield StoredGazetteer()
        return
    with tempfile.TemporaryDirectory(prefix="strikemap-") as folder:
        gazetteer = beside(Path(folder))
        for code in sorted(_countries(places, StoredGazetteer(gazetteer))):
            if (lists / f"{code}.csv.gz").is_file():
                country_lists.add(code, lists / f"{code}.csv.gz", gazetteer=gazetteer)
        yield StoredGazetteer(gazetteer)


def _countries(places: Places, world: StoredGazetteer) -> set[str]:
    """Return the ISO codes of the countries that the file names."""
    names = {country for _, _, country in places}
    return {
        hit.place.country for name in names for hit in world.find(name) if hit.place.feature_code == "PCLI"
    }


def both(file: Path, lists: Path) -> dict[str, float | str]:
    """Return the figures without any list and, where they are at hand, with those of the file's countries."""
    result: dict[str, float | str] = {**figures(read(file), StoredGazetteer(lists=False))}
    if not lists.is_dir():
        return result | {"with_list": NOT_FOUND}
    return result | {f"with_list_{name}": value for name, value in measured(file, lists).items()}


def main() -> None:
    """Print the figures of one file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--file", type=Path)
    parser.add_argument("--lists", type=Path)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    file = given.file or next(iter(corpora(".", "ucdp-ged-*.csv*")), None)
    if file is None:
        result: dict[str, float | str] = {"corpora": NOT_FOUND}
    elif given.file:
        result = measured(file, given.lists)
    else:
        result = both(file, given.lists or LISTS)
    if given.json:
        print(orjson.dumps(result).decode())
    else:
        print("\n".join(f"{name:26} {value}" for name, value in result.items()))


if __name__ == "__main__":
    main()
