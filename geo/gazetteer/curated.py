"""The project's own tables: sites and corrections (``data/sites.csv``), regions (``data/regions.csv``)."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from geo.coordinates import Position
from geo.errors import GazetteerError, quoted
from geo.gazetteer import geonames
from geo.gazetteer.countries import LICENCE as GEONAMES_LICENCE
from geo.gazetteer.entries import BBox, Entry, centre, reach_m
from geo.gazetteer.files import CURATED
from geo.gazetteer.names import facility, normalise
from geo.gazetteer.place import Place
from geo.vocabulary import Precision

LICENCE = "Apache-2.0"
# Records outside the packages whose position a row copies, and their licences: of World Resources Institute's
# github.com/wri/global-power-plant-database (``gppd:COMMIT/FILE#PLANT``), of Who's On First.
_COPIED = {"gppd": "CC BY 4.0", "whosonfirst": GEONAMES_LICENCE}
# Set by hand from general knowledge; nothing that could be reopened attests it.
UNVERIFIED = "strikemap, approximate, unverified"
# Nobody can check an unverified row, so it never claims to be finer than this.
UNVERIFIED_RADIUS_M = 10_000.0

_CLASSES = {
    "LK": "H",
    "SEA": "H",
    "GULF": "H",
    "STRT": "H",
    "OCN": "H",
    "CNL": "H",
    "MTS": "T",
    "VAL": "T",
    "DSRT": "T",
    "PPLX": "P",
}


def rows(table: str) -> list[dict[str, str]]:
    """Return the rows of ``data/<table>.csv``."""
    with (CURATED / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def sites(known: Mapping[str, Entry]) -> Iterator[Entry]:
    """Yield the curated sites; one whose evidence is a record of `known` adds names to that record.

    Other evidence is a record of a public file, copied; what nothing reopenable attests is unverified.

    Raises
    ------
    GazetteerError
        If a verified row names evidence that no record bears.
    """
    for row in rows("sites"):
        names = tuple(row["names"].split("|"))
        cores = tuple(part[0] for name in names if (part := facility(normalise(name))))
        if row["evidence"].partition(":")[0] in _COPIED:
            yield Entry(place=_copied(row, names[0]), names=names, cores=cores)
        elif row["status"] == "verified":
            record = known.get(row["evidence"])
            if record is None:
                raise GazetteerError(f"data/sites.csv: {quoted(row['evidence'])} is not in the packages")
            yield _renamed(record, row, names, cores)
        else:
            yield Entry(place=_unverified(row, names[0]), names=names, cores=cores)


def _renamed(record: Entry, row: dict[str, str], names: tuple[str, ...], cores: tuple[str, ...]) -> Entry:
    """Return `record` under its curated names, feature code and, where given, corrected position."""
    place = record.place
    if row["lon"]:
        position = Position(lon=float(row["lon"]), lat=float(row["lat"]), radius_m=float(row["radius_m"]))
        place = replace(place, position=position, coordinate_source=row["position_source"], admin2="")
    place = replace(
        place,
        name=names[0],
        feature_code=row["feature_code"] or place.feature_code,
        admin1=row["admin1"] or place.admin1,
    )
    return Entry(
        place=place,
        names=tuple(dict.fromkeys((*names, *record.names))),
        cores=tuple(dict.fromkeys((*cores, *record.cores))),
    )


def _copied(row: dict[str, str], name: str) -> Place:
    return replace(
        _site(row, name, float(row["radius_m"])),
        precision=Precision.SITE,
        coordinate_source=row["position_source"],
        coordinate_licence=_COPIED[row["evidence"].partition(":")[0]],
    )


def _unverified(row: dict[str, str], name: str) -> Place:
    return _site(row, name, max(UNVERIFIED_RADIUS_M, float(row["radius_m"] or 0)))


def _site(row: dict[str, str], name: str, radius_m: float) -> Place:
    return Place(
        id=f"strikemap:{row['id']}",
        name=name,
        position=Position(lon=float(row["lon"]), lat=float(row["lat"]), radius_m=radius_m),
        feature_class="S",
        feature_code=row["feature_code"],
        country=row["country"],
        precision=Precision.TOWN,
        coordinate_source=UNVERIFIED,
        coordinate_licence=LICENCE,
        admin1=row["admin1"],
    )


def regions(members: Mapping[str, BBox]) -> Iterator[Entry]:
    """Yield the regions that news names; those made of admin-1 areas get the extent of these.

    Parameters
    ----------
    members
        Extents of the admin-1 areas by GeoNames code (``UA.14``).

    Raises
    ------
    GazetteerError
        If a region is made of an area that the packages lack.
    """
    for row in rows("regions"):
        names, code = tuple(row["names"].split("|")), row["feature_code"]
        bbox = _union(row["members"].split("|"), members) if row["members"] else _given(row)
        lon, lat = centre(bbox)
        yield Entry(
            place=Place(
                id=f"strikemap:{row['id']}",
                name=names[0],
                position=Position(lon=lon, lat=lat, radius_m=round(reach_m(bbox, lon, lat), -3)),
                feature_class=_CLASSES.get(code, "L"),
                feature_code=code,
                country=row["countries"] if len(row["countries"]) == 2 else "",
                precision=Precision.NEIGHBOURHOOD if code == "PPLX" else Precision.REGION,
                coordinate_source=geonames.AREA_SOURCE if row["members"] else UNVERIFIED,
                coordinate_licence=GEONAMES_LICENCE if row["members"] else LICENCE,
                bbox=bbox,
            ),
            names=names,
        )


def _given(row: dict[str, str]) -> BBox:
    return (float(row["west"]), float(row["south"]), float(row["east"]), float(row["north"]))


def _union(codes: Sequence[str], members: Mapping[str, BBox]) -> BBox:
    missing = [code for code in codes if code not in members]
    if missing:
        raise GazetteerError(f"data/regions.csv: {quoted(missing[0])} is not in the packages")
    boxes = [members[code] for code in codes]
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
