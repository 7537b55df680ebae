"""Homes: the town that a hospital, street or quarter is in, where the text says it only elsewhere.

"In Sumy … The Pokrovska church was hit": no gazetteer need know the church for the strike to be in Sumy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from geo.extraction.name import SAME, Name, folded
from geo.gazetteer.place import Gazetteer
from geo.lexicon import words

_OF_A_CITY = frozenset({"district", "camp"})  # and the country, too
_TOWN = 10_000  # inhabitants
_CITY = 200_000  # inhabitants: fewer have no districts of their own
_LOCATED = re.compile(
    r"\b(?:in|on|at|over|near|outside|across|around|of|hit|hits|struck|attack(?:ed|s)?|target(?:ed|s)?|shell(?:ed|s)|"
    r"bomb(?:ed|s)|pounded|rock(?:ed|s)|shook)\s+(?:the\s+)?(?:[a-z-]+\s+){0,4}(?:[a-z-]+['’]s?\s+)?$",
    re.IGNORECASE,
)
# "X: …", "X – …", "X's …", "X also saw …"
_HEADS = re.compile(
    r"\s*(?::|\s[–—]\s|['’]s?\s|\s(?:also\s+)?(?:saw|suffered|came|was|were|has\s+been|had\s+been)\b)"
)


def is_located(text: str, name: Name) -> bool:
    """Whether a sentence says that something is in a town ("in X", "X: …", "X's"), not that it speaks."""
    before = text[max(0, name.start - 60) : name.start]
    return bool(_LOCATED.search(before) or _HEADS.match(text, name.end))


def is_town(name: Name) -> bool:
    """Whether a name is that of a town large enough to have hospitals and quarters."""
    return not (name.country or name.wide) and name.people >= _TOWN


def is_of_a_town(name: Name) -> bool:
    """Whether a name is of one of the hospitals, streets or quarters of a town."""
    kinds = words("targets").tables["institutions"]
    return bool(name.feature_words) and name.feature_words[-1] in (*kinds["words"], *kinds["quarters"])


def needs_home(name: Name, gazetteer: Gazetteer) -> bool:
    """Whether a name is of something that a town has, told without a town, and known to no gazetteer."""
    if name.parents or not name.feature_words:
        return False
    if name.feature_words[-1] in _OF_A_CITY:
        return not name.known
    known = any(hit.similarity >= SAME for hit in gazetteer.find(name.text)[:1])
    return is_of_a_town(name) and not known


def housed(name: Name, town: Name | None) -> Name:
    """Return `name` with the town last spoken of as its home, if it can be there."""
    if town is None or (name.feature_words[-1] in _OF_A_CITY and town.people < _CITY):
        return name
    return replace(name, home=town.antecedent[0] if town.antecedent else town.text)


def settled(names_of_all: Iterable[Sequence[Name]]) -> list[tuple[Name, ...]]:
    """Return the names of each sentence, those told without parents with what holds them elsewhere.

    What another sentence states ("Khan Younis' Nasser Hospital") goes before the town last spoken of.
    """
    sentences = [tuple(names) for names in names_of_all]
    told = [name for names in sentences for name in names if name.parents and name.feature_words]
    stated = {folded(name.text): name.parents for name in told}
    return [tuple(_settled(name, stated) for name in names) for names in sentences]


def _settled(name: Name, stated: Mapping[str, tuple[str, ...]]) -> Name:
    if name.parents or not name.feature_words or name.wide:
        return name
    parents = stated.get(folded(name.text), (name.home,) if name.home else ())
    return replace(name, parents=parents)
