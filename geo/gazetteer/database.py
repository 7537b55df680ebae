"""Database: one file of places and names, read only; the built gazetteer and each country list are one."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import numpy as np
import numpy.typing as npt

from geo.coordinates import Position
from geo.errors import GazetteerError
from geo.gazetteer.place import Place
from geo.vocabulary import Precision

# Of names that are only like the one asked for, no more are candidates.
MOST_HITS = 200
# Nor more that bear the very name, the most populous first: Iran has 472 places called Hoseynabad.
_MOST_NAMESAKES = 1_000

_PRECISIONS = {precision.value: precision for precision in Precision}
_PLACE = (
    "place.id, place.name, lon, lat, radius_m, feature_class, feature_code, country, precision,"
    " coordinate_source, coordinate_licence, admin1, admin2, population, timezone,"
    " place.west, place.south, place.east, place.north"
)
_BY = {
    column: f"SELECT name.key, name.name, name.preferred, {_PLACE} FROM name"  # noqa: S608
    f" JOIN place ON place.rowid = name.place WHERE {which}"
    f" ORDER BY population DESC, place.rowid LIMIT {_MOST_NAMESAKES}"
    for column, which in (("key", "name.key = ?"), ("fold", "name.fold = ? AND name.key != ?"))
}
_IN_BLOCKS = {
    column: f"SELECT key, place FROM name WHERE {column} IN (SELECT value FROM json_each(?))"  # noqa: S608
    for column in ("block", "known_block")
}
_NAME = "SELECT name FROM name WHERE key = ? AND place = ?"
# Names and their rows by key: of those asked for, and from one letter to another.
_PREFERRED = (
    "SELECT place.rowid, place.name, country, admin1 FROM name JOIN place ON place.rowid = name.place"
    " WHERE name.key IN (SELECT value FROM json_each(?)) AND preferred ORDER BY population DESC, place.rowid"
)
_BETWEEN = (
    "SELECT place, name FROM name WHERE key >= ? AND key < ? AND place IN (SELECT value FROM json_each(?))"
)
_GOES_ON = f"SELECT name, place FROM name WHERE key >= ? AND key < ? LIMIT {MOST_HITS}"  # noqa: S608
_OF_ROWS = f"SELECT rowid, {_PLACE} FROM place WHERE rowid IN (SELECT value FROM json_each(?))"  # noqa: S608
_CONTAINING = (
    f"SELECT {_PLACE} FROM part JOIN place ON place.rowid = part.rowid WHERE part MATCH ?"  # noqa: S608
    " ORDER BY population DESC, place.rowid LIMIT ?"
)
_IN_BOX = (
    f"SELECT {_PLACE} FROM spot JOIN place ON place.rowid = spot.place"  # noqa: S608
    " WHERE spot.west >= ? AND spot.east <= ? AND spot.south >= ? AND spot.north <= ? ORDER BY place.rowid"
)


class Database:
    """One file of places and names; safe to share between threads.

    Parameters
    ----------
    path
        The file.
    fingerprint
        What a current file is made of.
    mend
        The command that makes it anew.

    Raises
    ------
    GazetteerError
        If the file is damaged or made from other data than the installed.
    """

    def __init__(self, path: Path, *, fingerprint: str, mend: str) -> None:
        self.path = path
        self._local = threading.local()
        try:
            found = self._meta("fingerprint")
        except sqlite3.DatabaseError as error:
            raise GazetteerError(
                f"the gazetteer {path} is damaged ({error}): delete it and {mend}"
            ) from error
        if found != fingerprint:
            raise GazetteerError(f"the gazetteer {path} is out of date: {mend} to rebuild it")

    def digests(self, column: str) -> npt.NDArray[np.int64]:
        """Return what ``key`` (hashed), ``fold`` or ``block`` is of this file's names: sorted, each once."""
        return np.frombuffer(self._meta(column), dtype=np.int64)

    def named(self, key: str) -> Iterator[tuple[str, bool, Place]]:
        """Yield name, whether preferred, and place of the names whose key is `key`."""
        for row in self._connection().execute(_BY["key"], (key,)):
            yield row[1], bool(row[2]), _place(row[3:])

    def sounding(self, fold: int, key: str) -> Iterator[tuple[str, str, Place]]:
        """Yield key, name and place of the names of one (hashed) fold whose key is not `key`."""
        for row in self._connection().execute(_BY["fold"], (fold, key)):
            yield row[0], row[1], _place(row[3:])

    def in_blocks(self, column: str, blocks: Iterable[int]) -> list[tuple[str, int]]:
        """Return key and place's row of the names whose `column` is one of `blocks`."""
        return self._connection().execute(_IN_BLOCKS[column], (_json(blocks),)).fetchall()

    def longer(self, key: str) -> list[tuple[str, int]]:
        """Return name and place's row of the names that go on after `key`: Haymar Kabir for Haymar."""
        return self._connection().execute(_GOES_ON, (f"{key} ", f"{key}!")).fetchall()

    def name_of(self, key: str, row: int) -> str:
        """Return the name of a place in full, whose key is `key`."""
        name: str = self._connection().execute(_NAME, (key, row)).fetchone()[0]
        return name

    def preferred(self, keys: Iterable[str]) -> list[tuple[int, tuple[str, str, str]]]:
        """Return row, and name, country and province, of the places whose preferred name has one of `keys`.

        The most populous first.
        """
        rows = self._connection().execute(_PREFERRED, (_json(keys),))
        return [(row, (name, country, admin1)) for row, name, country, admin1 in rows]

    def between(self, first: str, last: str, rows: Iterable[int]) -> list[tuple[int, str]]:
        """Return row and name of the names of the places in `rows` that begin with a letter of a range."""
        bounds = (first, chr(ord(last) + 1))
        return self._connection().execute(_BETWEEN, (*bounds, _json(rows))).fetchall()

    def of_rows(self, rows: Iterable[int]) -> dict[int, Place]:
        """Return places by their row."""
        return {row[0]: _place(row[1:]) for row in self._connection().execute(_OF_ROWS, (_json(rows),))}

    def containing(self, words: Sequence[str], column: str, most: int) -> Iterator[Place]:
        """Yield places, the most populous first, with names in whose `column` each of `words` begins a word.

        The `column` is ``own`` for the name each goes by, ``other`` for its others.
        """
        begun = " ".join(f'"{word}"*' for word in words)
        return map(_place, self._connection().execute(_CONTAINING, (f"{column} : ({begun})", most)))

    def within(self, west: int, east: int, south: int, north: int) -> Iterator[Place]:
        """Yield the places whose point lies in a box in millionths of a degree."""
        return map(_place, self._connection().execute(_IN_BOX, (west, east, south, north)))

    def places(self, clause: str, *values: str) -> Iterator[Place]:
        """Yield the places that an SQL `clause` of this package's own leaves."""
        rows = self._connection().execute(f"SELECT {_PLACE} FROM place {clause}", values)  # noqa: S608
        return map(_place, rows)

    def sources(self) -> set[str]:
        """Return what the places' positions stand on."""
        query = "SELECT DISTINCT coordinate_source FROM place"
        return {source for (source,) in self._connection().execute(query)}

    def demonyms(self) -> Mapping[str, str]:
        """Return the ISO code of the country of each adjective or people."""
        return dict(self._connection().execute("SELECT word, country FROM demonym"))

    def _meta(self, key: str) -> Any:
        row = self._connection().execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def _connection(self) -> sqlite3.Connection:
        """Return this thread's connection: SQLite's own must not be shared while in use."""
        if not hasattr(self._local, "connection"):
            uri = f"file:{quote(str(self.path.resolve()))}?mode=ro&immutable=1"
            self._local.connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        connection: sqlite3.Connection = self._local.connection
        return connection


def _json(values: Iterable[str | int]) -> str:
    """Return `values` as a JSON list; keys hold no character that would have to be escaped."""
    return "[" + ",".join(f'"{value}"' if isinstance(value, str) else str(value) for value in values) + "]"


def _place(row: Sequence[Any]) -> Place:
    (id_, name, lon, lat, radius_m, feature_class, feature_code, country, precision, source, licence,
     admin1, admin2, population, timezone, west, south, east, north) = row  # fmt: skip
    return Place(
        id=id_,
        name=name,
        position=Position(lon=lon, lat=lat, radius_m=radius_m),
        feature_class=feature_class,
        feature_code=feature_code,
        country=country,
        precision=_PRECISIONS[precision],
        coordinate_source=source,
        coordinate_licence=licence,
        admin1=admin1,
        admin2=admin2,
        population=population,
        timezone=timezone,
        bbox=None if west is None else (west, south, east, north),
    )
