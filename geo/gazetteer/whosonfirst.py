"""Who's On First's own files: one SQLite database a country, plain or packed with bzip2.

The tables are those of its distributions (``whosonfirst-data-admin-XX-latest.db``): ``spr`` holds the
places, ``names`` their names in all languages, ``ancestors`` their parents, ``concordances`` other ids.
"""

from __future__ import annotations

import bz2
import shutil
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

_PLACES = (
    "SELECT id, placetype, name, latitude, longitude,"
    " min_longitude, min_latitude, max_longitude, max_latitude FROM spr WHERE country = ?"
    " AND is_current != 0 AND is_deprecated != 1 AND is_ceased != 1 AND is_superseded != 1 ORDER BY id"
)
_NAMES = "SELECT id, name FROM names WHERE id IN (SELECT id FROM spr WHERE country = ?) ORDER BY id, name"
_PARENTS = (
    "SELECT ancestors.id, ancestor_placetype, spr.name FROM ancestors JOIN spr ON spr.id = ancestor_id"
    " WHERE ancestor_placetype IN ('region', 'county') AND ancestors.id IN"
    " (SELECT id FROM spr WHERE country = ?) ORDER BY ancestors.id, spr.id DESC"
)
_GEONAMES = "SELECT id, other_id FROM concordances WHERE other_source = 'gn:id' ORDER BY id, other_id DESC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A place of a database; `bbox` is west, south, east, north, `parents` names by placetype."""

    id: int
    placetype: str
    name: str
    names: tuple[str, ...]
    lat: float
    lon: float
    bbox: tuple[float, float, float, float]
    geonames_id: str
    parents: dict[str, str]


def read_database(path: Path, country: str) -> Iterator[Row]:
    """Yield the places of `country` (ISO 3166-1 alpha-2) in the database at `path`, by id.

    Raises
    ------
    OSError, EOFError, ValueError
        If it cannot be unpacked or is no such database.
    """
    with _unpacked(path) as plain:
        uri = f"file:{quote(str(plain.resolve()))}?mode=ro&immutable=1"
        try:
            with closing(sqlite3.connect(uri, uri=True)) as database:
                yield from _rows(database, country)
        except sqlite3.DatabaseError as error:
            raise ValueError(f"no Who's On First database: {error}") from error


def _rows(database: sqlite3.Connection, country: str) -> Iterator[Row]:
    names: dict[int, list[str]] = defaultdict(list)
    for id_, name in database.execute(_NAMES, (country,)):
        names[id_].append(name)
    parents: dict[int, dict[str, str]] = defaultdict(dict)
    for id_, placetype, name in database.execute(_PARENTS, (country,)):
        parents[id_][placetype] = name
    geonames = dict(database.execute(_GEONAMES))
    for id_, placetype, name, lat, lon, *bbox in database.execute(_PLACES, (country,)):
        number = int(id_)
        yield Row(
            id=number,
            placetype=placetype,
            name=name or "",
            names=tuple(dict.fromkeys(filter(None, names[number]))),
            lat=float(lat),
            lon=float(lon),
            bbox=(bbox[0], bbox[1], bbox[2], bbox[3]),
            geonames_id=str(geonames.get(number, "")),
            parents=parents[number],
        )


@contextmanager
def _unpacked(path: Path) -> Iterator[Path]:
    """Yield the file itself or, if it is packed, a copy that is not."""
    if path.suffix != ".bz2":
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="strikemap-") as folder:
        plain = Path(folder) / path.stem
        with bz2.open(path) as packed, plain.open("wb") as file:
            shutil.copyfileobj(packed, file)
        yield plain
