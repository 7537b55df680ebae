"""Build the gazetteer: one read-only SQLite file, the same from the same packages, byte for byte."""

from __future__ import annotations

import os
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from geo.errors import GazetteerError
from geo.gazetteer import airports, countries, curated, geonames
from geo.gazetteer.entries import Entry
from geo.gazetteer.mentions import facility_key
from geo.gazetteer.names import facility, fold, normalise, script, skeleton
from geo.gazetteer.place import Place
from geo.gazetteer.schema import block, digest, fingerprint, micro_degrees

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE place (
    rowid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
    lon REAL NOT NULL, lat REAL NOT NULL, radius_m REAL NOT NULL,
    feature_class TEXT NOT NULL, feature_code TEXT NOT NULL, country TEXT NOT NULL,
    precision TEXT NOT NULL, coordinate_source TEXT NOT NULL, coordinate_licence TEXT NOT NULL,
    admin1 TEXT NOT NULL, admin2 TEXT NOT NULL, population INTEGER NOT NULL, timezone TEXT NOT NULL,
    west REAL, south REAL, east REAL, north REAL
);
CREATE VIRTUAL TABLE spot USING rtree_i32(place, west, east, south, north);
CREATE TABLE name (
    key TEXT NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL, preferred INTEGER NOT NULL,
    fold INTEGER, block INTEGER, known_block INTEGER, PRIMARY KEY (key, place)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE part USING fts5(
    own, other, content = '', columnsize = 0, detail = column, tokenize = 'unicode61 remove_diacritics 0'
);
CREATE TABLE demonym (word TEXT PRIMARY KEY, country TEXT NOT NULL) WITHOUT ROWID;
CREATE TEMP TABLE unsorted AS SELECT * FROM name;
"""
# Names are kept by key; written in that order, they take half the time.
_SORT = "INSERT OR IGNORE INTO name SELECT * FROM unsorted ORDER BY key, place, rowid; DROP TABLE unsorted;"
_PARTS = """
INSERT INTO part (rowid, own, other)
    SELECT place, group_concat(key, ' ') FILTER (WHERE preferred),
        group_concat(key, ' ') FILTER (WHERE NOT preferred)
    FROM name GROUP BY place ORDER BY place;
INSERT INTO part (part) VALUES ('optimize');
"""
_INDEXES = """
CREATE INDEX name_fold ON name (fold) WHERE fold IS NOT NULL;
CREATE INDEX name_block ON name (block) WHERE block IS NOT NULL;
CREATE INDEX name_known_block ON name (known_block) WHERE known_block IS NOT NULL;
"""

_BATCH = 5_000
# Smaller towns are not thought of where a name is misspelled and nothing says which country it is in.
_KNOWN_POPULATION = 10_000

Progress = Callable[[str, float], None]


def build(path: Path, *, progress: Progress | None = None) -> None:
    """Write the gazetteer to `path` from the installed packages, whole or not at all.

    Parameters
    ----------
    path
        Its file; replaced in one step when the new one is complete.
    progress
        Called with what is being done and the share of the work that is behind (0–1).

    Raises
    ------
    GazetteerError
        If a curated row's evidence is missing or the file cannot be written.
    """
    write(path, entries(), progress=progress)


def write(
    path: Path, found: Iterable[Entry], *, made_from: str | None = None, progress: Progress | None = None
) -> None:
    """Write a gazetteer of the entries `found` to `path`, whole or not at all.

    `made_from` is what it is checked by when it is read: by default the installed packages and tables.

    Raises
    ------
    GazetteerError
        If the file cannot be written.
    """
    report = progress or (lambda _task, _share: None)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        with closing(sqlite3.connect(part, isolation_level=None)) as database:
            _write(database, found, report)
            _write_meta(database, made_from or fingerprint())
        part.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise GazetteerError(f"cannot write the gazetteer to {path}: {error}") from error
    finally:
        with suppress(OSError):
            part.unlink()
    report("gazetteer ready", 1.0)


def entries() -> Iterator[Entry]:
    """Yield every entry, in a fixed order: GeoNames, OurAirports, then the curated tables.

    A curated site stands for the record it names.
    """
    known = {entry.place.id: entry for entry in geonames.entries()}
    areas = {code: known.get(f"geonames:{id_}") for code, id_ in geonames.area_ids().items()}
    cited = {row["evidence"] for row in curated.rows("sites")}
    for entry in airports.entries(also=cited):
        area = areas.get(entry.place.admin1)
        admin1 = area.place.name if area else ""
        known[entry.place.id] = replace(entry, place=replace(entry.place, admin1=admin1))
    extents = {code: area.place.bbox for code, area in areas.items() if area and area.place.bbox}
    known.update((entry.place.id, entry) for entry in curated.sites(dict(known)))
    found = (*known.values(), *curated.regions(extents))
    zones = _zones(entry.place for entry in found)
    for entry in found:
        zone = entry.place.timezone or zones.get((entry.place.country, entry.place.admin1), "")
        yield replace(entry, place=replace(entry.place, timezone=zone)) if not entry.place.timezone else entry


def _zones(places: Iterable[Place]) -> dict[tuple[str, str], str]:
    """Return the time zone of each country and first-order area that has but one (by its settlements)."""
    seen: dict[tuple[str, str], set[str]] = defaultdict(set)
    for place in places:
        if place.timezone:
            seen[place.country, place.admin1].add(place.timezone)
            seen[place.country, ""].add(place.timezone)
    return {area: min(zones) for area, zones in seen.items() if len(zones) == 1}


def _write(database: sqlite3.Connection, found: Iterable[Entry], report: Progress) -> None:
    database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192;")
    database.executescript(_SCHEMA)
    database.execute("BEGIN")
    report("reading GeoNames and OurAirports", 0.05)
    numbered = enumerate(found, 1)
    while batch := list(islice(numbered, _BATCH)):
        report("writing places and names", min(0.85, 0.25 + batch[0][0] / 500_000))
        _write_batch(database, batch)
    _write_demonyms(database)
    report("indexing names", 0.85)
    database.execute("COMMIT")
    database.executescript(_SORT + _PARTS + _INDEXES)


def _write_batch(database: sqlite3.Connection, batch: Sequence[tuple[int, Entry]]) -> None:
    places = [_row(rowid, entry.place) for rowid, entry in batch]
    spots = [(rowid, micro_degrees(lon), micro_degrees(lat)) for rowid, _, _, lon, lat, *_ in places]
    names = (
        (key, rowid, name, preferred, *_coarse(key, entry.place))
        for rowid, entry in batch
        for key, name, preferred in keys(entry)
    )
    database.executemany(f"INSERT INTO place VALUES ({','.join('?' * len(places[0]))})", places)  # noqa: S608
    database.executemany("INSERT INTO spot VALUES (?1, ?2, ?2, ?3, ?3)", spots)
    database.executemany("INSERT INTO unsorted VALUES (?, ?, ?, ?, ?, ?, ?)", names)


def _row(rowid: int, place: Place) -> tuple[Any, ...]:
    return (
        rowid, place.id, place.name, place.position.lon, place.position.lat, place.position.radius_m,
        place.feature_class, place.feature_code, place.country, str(place.precision),
        place.coordinate_source, place.coordinate_licence, place.admin1, place.admin2,
        place.population, place.timezone, *(place.bbox or (None,) * 4),
    )  # fmt: skip


def keys(entry: Entry) -> Iterator[tuple[str, str, int]]:
    """Yield each key of `entry` with the name it stands for and whether that is the preferred one."""
    seen: set[str] = set()
    for number, name in enumerate((*entry.names, *entry.cores)):
        key = normalise(name)
        canonical = facility(key) if entry.place.feature_class == "S" else None
        for form in (key, " ".join(canonical) if canonical else ""):
            if form and form not in seen:
                seen.add(form)
                yield form, name, int(number == 0)


def _coarse(key: str, place: Place) -> tuple[int | None, int | None, int | None]:
    """Return the fold of `key`, and the blocks in which names like it are looked for.

    Those of a country are sought among its own; those known far from home, in all the world.
    """
    folded = fold(key)
    if not folded:
        return None, None, None
    bones = skeleton(folded)
    known = place.feature_class != "P" or place.population >= _KNOWN_POPULATION
    own = script(key)
    return digest(own + folded), block(bones, place.country + own), block(bones, own) if known else None


def _write_demonyms(database: sqlite3.Connection) -> None:
    rows = (
        (word.casefold(), country.iso2)
        for country in countries.countries().values()
        for word in country.demonyms
    )
    database.executemany("INSERT OR IGNORE INTO demonym VALUES (?, ?)", rows)


def _write_meta(database: sqlite3.Connection, made_from: str) -> None:
    known = {key for (key,) in database.execute("SELECT DISTINCT key FROM name")}
    sites = database.execute(
        "SELECT DISTINCT key FROM name JOIN place ON place.rowid = place WHERE feature_class = 'S'"
    )
    known.update(facility_key(*split) for (key,) in sites.fetchall() if (split := facility(key)))
    packed = np.sort(np.fromiter((digest(key) for key in known), dtype=np.int64)).tobytes()
    facts: Mapping[str, str | bytes] = {
        "fingerprint": made_from,
        "key": packed,
        "fold": _distinct(database, "SELECT DISTINCT fold FROM name WHERE fold IS NOT NULL"),
        "block": _distinct(
            database, "SELECT block FROM name WHERE block IS NOT NULL UNION SELECT known_block FROM name"
        ),
    }
    database.executemany("INSERT INTO meta VALUES (?, ?)", sorted(facts.items()))


def _distinct(database: sqlite3.Connection, query: str) -> bytes:
    """Return the numbers that `query` finds, sorted and packed."""
    numbers = np.fromiter((row for (row,) in database.execute(query) if row is not None), dtype=np.int64)
    return np.sort(numbers).tobytes()
