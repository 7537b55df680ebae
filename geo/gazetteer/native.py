"""What places are called in the script of a reader's language.

The gazetteer's names do not say of which language they are, so the letters decide: a name that has others
than those of the language's alphabet is a neighbour's (Russian, Persian, Marathi …).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from geo.gazetteer.database import Database
from geo.gazetteer.files import default_path
from geo.gazetteer.names import fold, normalise
from geo.gazetteer.schema import fingerprint

Named = tuple[str, str, str]
"""A place by its preferred English name, country (ISO 3166-1 alpha-2) and province; empty where unknown."""

# A name that sounds this much like the English one is the same name, not another one of the place (0–1).
_SAME_NAME = 0.7
_MARKS = frozenset(" -'’")


@dataclass(frozen=True, slots=True)
class Alphabet:
    """The small letters of a language; `own` are those that others written alike lack."""

    letters: str
    own: str = ""

    def spells(self, name: str) -> bool:
        """Return whether `name` has no letter of another language."""
        return _MARKS.union(self.letters).issuperset(name.casefold())


class NativeNames:
    """Names in other scripts, from the gazetteer's file; safe to share between threads.

    Parameters
    ----------
    path
        The built file; by default the project's.

    Raises
    ------
    GazetteerError
        If the file is missing, damaged or made from other data than the installed.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._file = Database(path or default_path(), fingerprint=fingerprint(), mend="run `make setup`")

    def spelled(self, places: Iterable[Named], alphabet: Alphabet) -> Mapping[Named, str]:
        """Return what those of `places` that have a name in `alphabet` are called in it.

        Of namesakes in one province it is the name of the most populous: they are spelled alike.
        """
        wanted = set(places)
        found = self._file.preferred({normalise(name) for name, _, _ in wanted})
        bearers = {row: named for row, named in found if named in wanted}
        spelled: dict[int, list[str]] = defaultdict(list)
        for row, name in self._file.between(min(alphabet.letters), max(alphabet.letters), bearers):
            if alphabet.spells(name):
                spelled[row].append(name)
        best: dict[Named, str] = {}
        for row, named in bearers.items():
            if row in spelled:
                best.setdefault(named, max(spelled[row], key=lambda name: _rank(name, named[0], alphabet)))
        return best


def _rank(name: str, english: str, alphabet: Alphabet) -> tuple[bool, int, float, int, str]:
    """Rank a place's own name before others it had, the language's spelling before a neighbour's."""
    alike = fuzz.ratio(_sounds(name), _sounds(english)) / 100
    own = sum(letter in alphabet.own for letter in name.casefold())
    return alike >= _SAME_NAME, own, round(alike, 1), -abs(len(name) - len(english)), name


def _sounds(name: str) -> str:
    return fold(normalise(name))
