"""Country lists as they are published by Who's On First and GeoNames; refused whole if damaged."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from geo.errors import GazetteerError, quoted
from geo.gazetteer.names import is_name
from geo.gazetteer.whosonfirst import read_database

WHOS_ON_FIRST = "Who's On First"
GEONAMES = "GeoNames"
# What GeoNames gives of each place, by position (download.geonames.org/export/dump/readme.txt).
_GEONAMES_COLUMNS = 19
_WOF_COLUMNS = ("wof_id", "geonames_id", "placetype", "name", "other_names", "latitude", "longitude", "bbox",
                "country", "region", "county", "population")  # fmt: skip
# GeoNames' class and code of each of Who's On First's types; its other types are no places of news, and
# the country itself is in the gazetteer: lists call it by its people and codes as well.
_PLACETYPES = {
    "locality": ("P", "PPL"),
    "localadmin": ("A", "ADM3"),
    "neighbourhood": ("P", "PPLX"),
    "county": ("A", "ADM2"),
    "region": ("A", "ADM1"),
}
# Of GeoNames' features, the classes that reports name: no roads, no undersea features.
_CLASSES = "APSTHL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One place of a list, as its publisher has it.

    `geonames_id` and `bbox` (west, south, east, north) where known; `area_code` is GeoNames' code of the
    first-order area, `region` and `county` the names of the parents, as far as the publisher gives them.
    """

    id: str
    geonames_id: str
    name: str
    names: tuple[str, ...]
    lon: float
    lat: float
    feature_class: str
    feature_code: str
    population: int
    bbox: tuple[float, float, float, float] | None = None
    area_code: str = ""
    region: str = ""
    county: str = ""
    timezone: str = ""


def read_list(path: Path, country: str) -> tuple[str, list[Record]]:
    """Return who publishes the list at `path`, and its records.

    Parameters
    ----------
    path
        ``XX.csv`` or ``XX.csv.gz`` (tables of Who's On First), ``….db`` or ``….db.bz2`` (its databases),
        ``XX.txt`` or ``XX.zip`` (GeoNames).
    country
        ISO 3166-1 alpha-2 code: the country the list must be of.

    Raises
    ------
    GazetteerError
        If it cannot be read to its end, a row is damaged, or no row is of that country.
    """
    try:
        if path.suffix in (".db", ".bz2"):
            publisher, records = WHOS_ON_FIRST, list(_database(path, country))
        else:
            publisher, text = _text(path, country)
            lines = text.splitlines() if publisher == GEONAMES else io.StringIO(text, newline="")
            rows = _geonames(lines, country) if publisher == GEONAMES else _whos_on_first(lines, country)
            records = list(rows)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, KeyError, ValueError, csv.Error) as error:
        raise GazetteerError(
            f"{path} is damaged or no list of {country} ({error}): get it anew; the old list stays"
        ) from error
    if not records:
        raise GazetteerError(f"{path} holds no place of {quoted(country)}: the old list stays")
    return publisher, records


def _text(path: Path, country: str) -> tuple[str, str]:
    content = path.read_bytes()
    if path.suffix == ".zip":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return GEONAMES, archive.read(f"{country}.txt").decode("utf-8")
    if path.suffix == ".gz":
        content = gzip.decompress(content)
    return GEONAMES if path.suffix == ".txt" else WHOS_ON_FIRST, content.decode("utf-8")


def _whos_on_first(lines: io.StringIO | list[str], country: str) -> Iterator[Record]:
    rows = csv.DictReader(lines, strict=True)
    if tuple(rows.fieldnames or ()) != _WOF_COLUMNS:
        raise ValueError("its columns are not those of a Who's On First list")
    for row in rows:
        if None in row or None in row.values():
            raise ValueError(f"line {rows.line_num} has not {len(_WOF_COLUMNS)} columns")
        if row["country"] == country and row["placetype"] in _PLACETYPES and row["name"]:
            yield _record(row)


def _record(row: Mapping[str, str]) -> Record:
    feature_class, code = _PLACETYPES[row["placetype"]]
    west, south, east, north = map(float, row["bbox"].split(",")) if row["bbox"] else (0.0,) * 4
    return Record(
        id=f"whosonfirst:{int(row['wof_id'])}",
        geonames_id=row["geonames_id"],
        name=row["name"],
        names=tuple(filter(is_name, row["other_names"].split("|"))),
        lon=_within(row["longitude"], 180),
        lat=_within(row["latitude"], 90),
        feature_class=feature_class,
        feature_code=code,
        population=int(row["population"] or 0),
        bbox=(west, south, east, north) if row["bbox"] else None,
        region=row["region"],
        county=row["county"],
    )


def _database(path: Path, country: str) -> Iterator[Record]:
    for row in read_database(path, country):
        if row.placetype not in _PLACETYPES or not row.name:
            continue
        feature_class, code = _PLACETYPES[row.placetype]
        yield Record(
            id=f"whosonfirst:{row.id}",
            geonames_id=row.geonames_id,
            name=row.name,
            names=tuple(filter(is_name, row.names)),
            lon=_within(str(row.lon), 180),
            lat=_within(str(row.lat), 90),
            feature_class=feature_class,
            feature_code=code,
            population=0,
            bbox=row.bbox if feature_class == "A" else None,
            region=row.parents.get("region", ""),
            county=row.parents.get("county", ""),
        )


def _geonames(lines: io.StringIO | list[str], country: str) -> Iterator[Record]:
    for number, line in enumerate(lines, 1):
        row = line.rstrip("\n").split("\t")
        if len(row) != _GEONAMES_COLUMNS:
            raise ValueError(f"line {number} has not {_GEONAMES_COLUMNS} columns")
        if row[8] == country and row[6] and row[6] in _CLASSES and not row[7].startswith("PCL"):
            yield Record(
                id=f"geonames:{int(row[0])}",
                geonames_id=row[0],
                name=row[1],
                names=tuple(filter(is_name, (row[2], *row[3].split(",")))),
                lon=_within(row[5], 180),
                lat=_within(row[4], 90),
                feature_class=row[6],
                feature_code=row[7],
                population=int(row[14] or 0),
                area_code=f"{country}.{row[10]}",
                timezone=row[17],
            )


def _within(text: str, limit: float) -> float:
    number = float(text)
    if not -limit <= number <= limit:
        raise ValueError(f"{text} is no coordinate")
    return number
