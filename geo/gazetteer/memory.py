"""RememberingGazetteer: looks each name up once, for lists and articles in which names come again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from geo.gazetteer.place import Gazetteer, Mention, NameHit, Place

_NAMES_KEPT = 20_000
# Whole texts are large, and come again in neighbouring rows.
_TEXTS_KEPT = 100


class RememberingGazetteer:
    """A gazetteer that remembers the answers of another, the latest asked for.

    Parameters
    ----------
    gazetteer
        The gazetteer that is asked.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._found = lru_cache(_NAMES_KEPT)(gazetteer.find)
        self._alike = lru_cache(_NAMES_KEPT)(gazetteer.similar)
        self._seen = lru_cache(_TEXTS_KEPT)(lambda text: tuple(gazetteer.mentions(text)))

    def find(self, name: str, *, approximate: bool = False) -> Sequence[NameHit]:
        """Return the places called `name`, best first; empty if unknown, never an error."""
        return self._found(name, approximate=approximate)

    def similar(self, name: str, countries: Collection[str]) -> Sequence[NameHit]:
        """Return the places of `countries` whose names are nearly spelled like `name`."""
        return self._alike(name, frozenset(countries))

    def mentions(self, text: str) -> Iterator[Mention]:
        """Yield the longest, non-overlapping runs of `text` that are names of places, in order."""
        return iter(self._seen(text))

    def demonym(self, word: str) -> str | None:
        """Return the ISO code of the country whose adjective or people `word` is ("Indian" -> "IN")."""
        return self._gazetteer.demonym(word)

    def country(self, iso2: str) -> Place | None:
        """Return the country of that ISO 3166-1 alpha-2 code."""
        return self._gazetteer.country(iso2)
