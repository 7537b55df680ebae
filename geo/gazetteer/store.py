"""StoredGazetteer: looks names up in the built file; read-only, and safe to share between threads."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from geo.errors import GazetteerError
from geo.gazetteer.database import MOST_HITS, Database
from geo.gazetteer.files import default_path, list_paths
from geo.gazetteer.index import Index
from geo.gazetteer.mentions import scan
from geo.gazetteer.names import fold, kind, normalise, script, skeleton, words
from geo.gazetteer.place import Mention, NameHit, Place
from geo.gazetteer.schema import block, digest, fingerprint, list_fingerprint, micro_degrees, near_blocks
from geo.gazetteer.spelling import cores, forms, likeness, same_facility

# Two names of one fold are one name spelled twice if they are this alike, too (0–1).
_SAME_NAME = 0.72
# A typing error or two in a name of usual length leaves this much (0–1).
_APPROXIMATE = 0.8
# Nor among the places of one country, which the text then narrows down, are less alike names the same:
# of UCDP's names in Syria that were no more alike than 0.8, one in six was the place (0–1).
_ALIKE = 0.8
# Before sounds are compared, letters must be this alike (0-100), and no more names are.
_CLOSE = 50.0
_MOST_CLOSE = 100
# Of fewer consonants, any name is like many of the world's.
_SHORTEST = 4
# Haymar may be in a list as Haymar Kabir alone (0–1).
_LONGER = 0.85
# A place found by a name nearly spelled like its own is that much less surely the one (0–1).
_NOT_THE_NAME = 0.9


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
        built = path or default_path()
        if not built.is_file():
            raise GazetteerError(f"no gazetteer at {built}: build it with `make setup`")
        self._built = Database(built, fingerprint=fingerprint(), mend="run `make setup`")
        self._lists = tuple(map(_list, list_paths(built))) if lists else ()
        self._all = (self._built, *self._lists)
        self._keys, self._folds, self._blocks = (
            Index([database.digests(column) for database in self._all]) for column in ("key", "fold", "block")
        )

    def find(self, name: str, *, approximate: bool = False) -> Sequence[NameHit]:
        """Return the places called `name`, best first; empty if unknown, never an error.

        Spellings of one transliteration (Rafiqi, Rafiqui) and names given with their kind ("Nur Khan
        Airbase", "Idlib governorate") are found always; `approximate` also allows typing errors.
        """
        key = normalise(name)
        if not key:
            return ()
        best: dict[str, NameHit] = {}
        for form, classes, ceiling in forms(key):
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

    def similar(self, name: str, countries: Collection[str]) -> Sequence[NameHit]:
        """Return the places of `countries` (ISO codes) whose names are nearly spelled like `name`.

        Best first; none that bears the very name. For names that the text puts somewhere: in all the
        world too many are alike.
        """
        best: dict[str, NameHit] = {}
        for number, (core, classes, ceiling) in enumerate(cores(normalise(name))):
            for country in sorted(countries):
                blocks = dict(self._blocks.among(_blocks(core, country, near=number == 0)))
                for file, database in enumerate(self._all):
                    if database.path.stem not in (country, self._built.path.stem):
                        continue
                    near = [*_alike(database, core, "block", blocks.get(file, ())), *_longer(database, core)]
                    for alike, spelled, place in near:
                        if place.country == country and (not classes or place.feature_class in classes):
                            similarity = _NOT_THE_NAME * ceiling * alike
                            _keep(best, NameHit(place=place, matched_name=spelled, similarity=similarity))
        return sorted(best.values(), key=_rank)[:MOST_HITS]

    def containing(self, part: str, most: int) -> Sequence[Place]:
        """Return places of whose names `part` is a part, each of its words the beginning of one.

        At most so many (`most`): first those that go by such a name, then those that also bear one; of
        each kind the most populous first. "nur kh" finds Nur Khan Air Base.
        """
        tokens = normalise(part).split()
        found: dict[str, Place] = {}
        for column in ("own", "other") if tokens else ():
            places = (database.containing(tokens, column, most) for database in self._all)
            for place in sorted(chain.from_iterable(places), key=lambda place: -place.population):
                found.setdefault(place.id, place)
        return list(found.values())[:most]

    def mentions(self, text: str) -> Iterator[Mention]:
        """Yield the longest, non-overlapping runs of `text` that are names of places, in order."""
        return scan(text, self._keys)

    def demonym(self, word: str) -> str | None:
        """Return the ISO code of the country whose adjective or people `word` is ("Indian" -> "IN")."""
        return self._demonyms.get(word.casefold())

    @cached_property
    def _demonyms(self) -> Mapping[str, str]:
        return self._built.demonyms()

    def near(self, lon: float, lat: float, *, within_degrees: float) -> Sequence[Place]:
        """Return the places whose point lies in the box of ± `within_degrees` about lon, lat."""
        x, y, reach = micro_degrees(lon), micro_degrees(lat), micro_degrees(within_degrees)
        box = (x - reach, x + reach, y - reach, y + reach)
        found = {place.id: place for database in self._all for place in database.within(*box)}
        return list(found.values())

    def by_id(self, place_id: str) -> Place | None:
        """Return the place with that gazetteer id, if it is here."""
        found = (place for database in self._all for place in database.places("WHERE id = ?", place_id))
        return next(found, None)

    def country(self, iso2: str) -> Place | None:
        """Return the country of that ISO 3166-1 alpha-2 code."""
        return self._countries.get(iso2)

    @cached_property
    def _countries(self) -> dict[str, Place]:
        return {place.country: place for place in self._built.places("WHERE feature_code = 'PCLI'")}

    def settlements(self) -> list[Place]:
        """Return every settlement of the built file, in its order."""
        return list(self._built.places("WHERE feature_class = 'P' ORDER BY rowid"))

    def of_country(self, iso2: str) -> list[Place]:
        """Return every place of a country in the built file, in its order."""
        return list(self._built.places("WHERE country = ? ORDER BY rowid", iso2))

    def sources(self) -> list[str]:
        """Return what the places' positions stand on, each source once."""
        return sorted(set().union(*(database.sources() for database in self._all)))

    def first_order_areas(self) -> list[Place]:
        """Return every province, state, governorate … of the built file, in its order."""
        return list(self._built.places("WHERE feature_code = 'ADM1' ORDER BY rowid"))

    def _named(self, key: str) -> Iterator[tuple[str, bool, Place]]:
        for file in self._keys.files(digest(key)):
            yield from self._all[file].named(key)

    def _same_name(self, key: str, ceiling: float) -> Iterator[NameHit]:
        """Yield the bearers of `key` and of its other transliterations."""
        for name, preferred, place in self._named(key):
            yield NameHit(place=place, matched_name=name, similarity=ceiling if preferred else ceiling * 0.99)
        folded = fold(key)
        if len(folded) < 3:
            return
        sound = digest(script(key) + folded)
        for file in self._folds.files(sound):
            for found, name, place in self._all[file].sounding(sound, key):
                alike = fuzz.ratio(found, key) / 100
                if alike >= _SAME_NAME:
                    yield NameHit(place=place, matched_name=name, similarity=ceiling * (0.8 + 0.18 * alike))

    def _same_area(self, key: str) -> Iterator[NameHit]:
        """Yield the areas that bear the name of `key` with another word for their kind (oblast, region)."""
        generic = kind(key)
        if generic is None or generic[1] != "area":
            return
        core, said = generic[0], words().kinds
        others = (f"{core} {word}" for word in said if said[word] == "area")
        for name, _, place in chain.from_iterable(map(self._named, others)):
            if place.feature_class in "AL":
                yield NameHit(place=place, matched_name=name, similarity=0.97)

    def _similar(self, key: str) -> Iterator[NameHit]:
        """Yield the bearers of names that a typing error or two turn into `key`."""
        core, classes, _ = next(cores(key))
        if len(skeleton(fold(core))) < _SHORTEST:
            return
        for file, blocks in self._blocks.among(_blocks(core, "", near=True)):
            for alike, name, place in _alike(self._all[file], core, "known_block", blocks):
                if alike >= _APPROXIMATE and (not classes or place.feature_class in classes):
                    yield NameHit(place=place, matched_name=name, similarity=_NOT_THE_NAME * alike)


def _list(path: Path) -> Database:
    mend = f"run `python -m geo gazetteer add {path.stem}`"
    return Database(path, fingerprint=list_fingerprint(), mend=mend)


def _blocks(core: str, country: str, *, near: bool) -> npt.NDArray[np.int64]:
    """Return the blocks of names with the consonants of `core` or, if `near`, with all but one of them."""
    bones, among = skeleton(fold(core)), country + script(core)
    if len(bones) < 2:
        return np.empty(0, dtype=np.int64)
    return near_blocks(bones, among) if near else np.array([block(bones, among)])


def _alike(
    database: Database, key: str, column: str, blocks: Collection[int]
) -> Iterator[tuple[float, str, Place]]:
    """Yield how alike, name and place of the names in `blocks` that are spelled nearly like `key`."""
    if not blocks:
        return
    rows = database.in_blocks(column, blocks)
    close = process.extract(
        key, [row[0] for row in rows], scorer=fuzz.ratio, score_cutoff=_CLOSE, limit=_MOST_CLOSE
    )
    near = [
        (likeness(found, key), found, rows[index][1])
        for found, _, index in close
        if same_facility(found, key)
    ]
    near = [found for found in near if found[0] >= _ALIKE]
    places = database.of_rows([row for _, _, row in near])
    yield from ((alike, database.name_of(found, row), places[row]) for alike, found, row in near)


def _longer(database: Database, key: str) -> Iterator[tuple[float, str, Place]]:
    """Yield the same of the names that go on after `key` with a word that tells namesakes apart."""
    told = words().qualifiers.keys() | words().articles
    ends = [(name, row, normalise(name).removeprefix(key).split()) for name, row in database.longer(key)]
    near = [(name, row) for name, row, more in ends if set(more) <= told]
    places = database.of_rows([row for _, row in near])
    yield from ((_LONGER, name, places[row]) for name, row in near)


def _keep(best: dict[str, NameHit], hit: NameHit) -> None:
    known = best.get(hit.place.id)
    if known is None or hit.similarity > known.similarity:
        best[hit.place.id] = hit


def _rank(hit: NameHit) -> tuple[float, int, str]:
    return (-round(hit.similarity, 2), -hit.place.population, hit.place.id)
