"""StoredGazetteer: looks names up in the built file; read-only, and safe to share between threads."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz

from geo.coordinates import Position
from geo.errors import GazetteerError
from geo.gazetteer.files import default_path, list_paths
from geo.gazetteer.mentions import KeySet, scan
from geo.gazetteer.names import facility, fold, kind, normalise, skeleton, words
from geo.gazetteer.place import Mention, NameHit, Place
from geo.gazetteer.schema import digest, fingerprint, list_fingerprint, micro_degrees
from geo.vocabulary import Precision

# Two names of one fold are one name spelled twice if they are this alike, too (0–1).
_SAME_NAME = 0.72
# A typing error or two in a name of usual length leaves this much (0–1).
_APPROXIMATE = 0.8
# Of a name with more bearers than this, only the most populous are candidates.
_MOST_HITS = 200

_PLACE = (
    "place.id, place.name, lon, lat, radius_m, feature_class, feature_code, country, precision,"
    " coordinate_source, coordinate_licence, admin1, admin2, population, timezone,"
    " place.west, place.south, place.east, place.north"
)
_BY = {
    column: f"SELECT place.rowid, name.key, name.name, name.preferred, {_PLACE} FROM name"  # noqa: S608
    f" JOIN place ON place.rowid = name.place WHERE name.{column} IN (SELECT value FROM json_each(?))"
    f" ORDER BY population DESC, place.rowid LIMIT {_MOST_HITS}"
    for column in ("key", "fold", "skeleton")
}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class StoredGazetteer:
    """The gazetteer in its SQLite file, and the country lists installed beside it.

    Parameters
    ----------
    path
        The built file; by default in the project's ``data`` folder, or where ``STRIKEMAP_DATA`` says.
    lists
        Whether to read the country lists as well.

    Raises
    ------
    GazetteerError
        If a file is missing, damaged or made from other data than the installed.
    """

    def __init__(self, path: Path | None = None, *, lists: bool = True) -> None:
        self._path = path or default_path()
        self._files = (self._path, *(list_paths(self._path) if lists else ()))
        self._local = threading.local()
        if not self._path.is_file():
            raise GazetteerError(f"no gazetteer at {self._path}: build it with `make setup`")
        keys = [self._checked(number) for number in range(len(self._files))]
        self._keys = KeySet(keys[0] if len(keys) == 1 else np.unique(np.concatenate(keys)))

    def _checked(self, number: int) -> npt.NDArray[np.int64]:
        """Return the keys of the file of that number once it is known to be whole and current."""
        path, wanted = self._files[number], list_fingerprint() if number else fingerprint()
        mend = f"run `python -m geo gazetteer add {path.stem}`" if number else "run `make setup`"
        try:
            facts = dict(self._databases()[number].execute("SELECT key, value FROM meta"))
        except sqlite3.DatabaseError as error:
            raise GazetteerError(
                f"the gazetteer {path} is damaged ({error}): delete it and {mend}"
            ) from error
        if facts.get("fingerprint") != wanted:
            raise GazetteerError(f"the gazetteer {path} is out of date: {mend} to rebuild it")
        return np.frombuffer(facts["keys"], dtype=np.int64)

    def find(self, name: str, *, approximate: bool = False) -> Sequence[NameHit]:
        """Return the places called `name`, best first; empty if unknown, never an error.

        Spellings of one transliteration (Rafiqi, Rafiqui) and names given with their kind ("Nur Khan
        Airbase", "Idlib governorate") are found always; `approximate` also allows typing errors.
        """
        key = normalise(name)
        if not key:
            return ()
        best: dict[str, NameHit] = {}
        for form, classes, ceiling in _forms(key):
            for hit in self._same_name(form, ceiling):
                if not classes or hit.place.feature_class in classes:
                    _keep(best, hit)
        if not best:
            for hit in self._same_area(key):
                _keep(best, hit)
        if not best and approximate:
            for hit in self._similar(key):
                _keep(best, hit)
        return sorted(best.values(), key=_rank)

    def mentions(self, text: str) -> Iterator[Mention]:
        """Yield the longest, non-overlapping runs of `text` that are names of places, in order."""
        return scan(text, self._keys)

    def demonym(self, word: str) -> str | None:
        """Return the ISO code of the country whose adjective or people `word` is ("Indian" -> "IN")."""
        return self._demonyms.get(word.casefold())

    @cached_property
    def _demonyms(self) -> dict[str, str]:
        return dict(self._databases()[0].execute("SELECT word, country FROM demonym"))

    def near(self, lon: float, lat: float, *, within_degrees: float) -> Sequence[Place]:
        """Return the places whose point lies in the box of ± `within_degrees` about lon, lat."""
        x, y, reach = micro_degrees(lon), micro_degrees(lat), micro_degrees(within_degrees)
        query = (
            f"SELECT {_PLACE} FROM spot JOIN place ON place.rowid = spot.place"  # noqa: S608
            " WHERE spot.west >= ? AND spot.east <= ? AND spot.south >= ? AND spot.north <= ?"
            " ORDER BY place.rowid"
        )
        box = (x - reach, x + reach, y - reach, y + reach)
        rows = (row for database in self._databases() for row in database.execute(query, box))
        found = {place.id: place for place in map(_place, rows)}
        return list(found.values())

    def by_id(self, place_id: str) -> Place | None:
        """Return the place with that gazetteer id, if it is here."""
        query = f"SELECT {_PLACE} FROM place WHERE id = ?"  # noqa: S608
        rows = (row for database in self._databases() for row in database.execute(query, (place_id,)))
        return next(map(_place, rows), None)

    def country(self, iso2: str) -> Place | None:
        """Return the country of that ISO 3166-1 alpha-2 code."""
        return self._countries.get(iso2)

    @cached_property
    def _countries(self) -> dict[str, Place]:
        return {place.country: place for place in self._places("WHERE feature_code = 'PCLI'")}

    def settlements(self) -> list[Place]:
        """Return every settlement of the built file, in its order."""
        return list(self._places("WHERE feature_class = 'P' ORDER BY rowid"))

    def of_country(self, iso2: str) -> list[Place]:
        """Return every place of a country in the built file, in its order."""
        return list(self._places("WHERE country = ? ORDER BY rowid", iso2))

    def sources(self) -> list[str]:
        """Return what the places' positions stand on, each source once."""
        query = "SELECT DISTINCT coordinate_source FROM place"
        return sorted({source for database in self._databases() for (source,) in database.execute(query)})

    def first_order_areas(self) -> list[Place]:
        """Return every province, state, governorate … of the built file, in its order."""
        return list(self._places("WHERE feature_code = 'ADM1' ORDER BY rowid"))

    def _places(self, clause: str, *values: str) -> Iterator[Place]:
        rows = self._databases()[0].execute(f"SELECT {_PLACE} FROM place {clause}", values)  # noqa: S608
        return map(_place, rows)

    def _databases(self) -> tuple[sqlite3.Connection, ...]:
        """Return this thread's connections: SQLite's own must not be shared while in use."""
        if not hasattr(self._local, "databases"):
            uris = (f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1" for path in self._files)
            self._local.databases = tuple(
                sqlite3.connect(uri, uri=True, check_same_thread=False) for uri in uris
            )
        databases: tuple[sqlite3.Connection, ...] = self._local.databases
        return databases

    def _rows(self, column: str, values: Iterable[str | int]) -> Iterator[tuple[str, str, bool, Place]]:
        """Yield key, name, whether preferred, and place of the names whose `column` is one of `values`."""
        encoded = (
            "[" + ",".join(f'"{value}"' if isinstance(value, str) else str(value) for value in values) + "]"
        )
        for database in self._databases():
            for row in database.execute(_BY[column], (encoded,)):
                yield row[1], row[2], bool(row[3]), _place(row[4:])

    def _same_name(self, key: str, ceiling: float) -> Iterator[NameHit]:
        """Yield the bearers of `key` and of its other transliterations."""
        for _, name, preferred, place in self._rows("key", [key]):
            yield NameHit(place=place, matched_name=name, similarity=ceiling if preferred else ceiling * 0.99)
        folded = fold(key)
        if len(folded) < 3:
            return
        for found, name, _, place in self._rows("fold", [digest(folded)]):
            alike = fuzz.ratio(found, key) / 100
            if found != key and alike >= _SAME_NAME:
                yield NameHit(place=place, matched_name=name, similarity=ceiling * (0.8 + 0.18 * alike))

    def _same_area(self, key: str) -> Iterator[NameHit]:
        """Yield the areas that bear the name of `key` with another word for their kind (oblast, region)."""
        generic = kind(key)
        if generic is None or generic[1] != "area":
            return
        core, said = generic[0], words().kinds
        others = [f"{core} {word}" for word in said if said[word] == "area"]
        for _, name, _, place in self._rows("key", others):
            if place.feature_class in "AL":
                yield NameHit(place=place, matched_name=name, similarity=0.97)

    def _similar(self, key: str) -> Iterator[NameHit]:
        """Yield the bearers of names that a typing error or two turn into `key`."""
        bones = skeleton(fold(key))
        if len(bones) < 3:
            return
        blocks = [digest(block) for block in _neighbours(bones)]
        for found, name, _, place in self._rows("skeleton", blocks):
            alike = fuzz.ratio(found, key) / 100
            if alike >= _APPROXIMATE:
                yield NameHit(place=place, matched_name=name, similarity=0.9 * alike)


def _forms(key: str) -> Iterator[tuple[str, str, float]]:
    """Yield the forms `key` is looked up in, with the feature classes each may find and its ceiling."""
    yield key, "", 1.0
    split = facility(key)
    if split:
        yield " ".join(split), "S", 1.0
    generic = kind(key)
    if generic:
        classes = {"area": "AL", "settlement": "P", "water": "H", "relief": "TL"}[generic[1]]
        yield generic[0], classes, 0.98


def _neighbours(bones: str) -> set[str]:
    """Return `bones` and every skeleton one deletion, substitution or insertion away."""
    cuts = [(bones[:i], bones[i:]) for i in range(len(bones) + 1)]
    near = {bones}
    near.update(head + tail[1:] for head, tail in cuts if tail)
    near.update(head + letter + tail[1:] for head, tail in cuts if tail for letter in _LETTERS)
    near.update(head + letter + tail for head, tail in cuts for letter in _LETTERS)
    return near


def _keep(best: dict[str, NameHit], hit: NameHit) -> None:
    known = best.get(hit.place.id)
    if known is None or hit.similarity > known.similarity:
        best[hit.place.id] = hit


def _rank(hit: NameHit) -> tuple[float, int, str]:
    return (-round(hit.similarity, 2), -hit.place.population, hit.place.id)


def _place(row: Sequence[object]) -> Place:
    (id_, name, lon, lat, radius_m, feature_class, feature_code, country, precision, source, licence,
     admin1, admin2, population, timezone, west, south, east, north) = row  # fmt: skip
    return Place(
        id=str(id_),
        name=str(name),
        position=Position(lon=lon, lat=lat, radius_m=radius_m),  # type: ignore[arg-type]
        feature_class=str(feature_class),
        feature_code=str(feature_code),
        country=str(country),
        precision=Precision(str(precision)),
        coordinate_source=str(source),
        coordinate_licence=str(licence),
        admin1=str(admin1),
        admin2=str(admin2),
        population=population,  # type: ignore[arg-type]
        timezone=str(timezone),
        bbox=None if west is None else (west, south, east, north),  # type: ignore[arg-type]
    )
