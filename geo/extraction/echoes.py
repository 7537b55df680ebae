"""Echoes: places of one sentence that say again, and more widely, where another of its places lies.

"In Damascus, a strike … in Sayyida Zeinab", "Tyre: a drone fired on a car at the Maachouq junction":
one place each, the other its parent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.extraction.lists import LIST_GLUE
from geo.extraction.name import Name
from geo.extraction.passages import Passage
from geo.extraction.roles import Argument
from geo.lexicon import words

_FRONT = 4  # tokens: a place farther on does not open the sentence
_HEADS = re.compile(r"\s*(?:\([^)]{1,40}\)\s*)?:")
_INCLUDING = re.compile(r"\b(?:including|such as|among them|notably|especially|particularly|namely)\b")
_WITHIN = frozenset(
    {"district", "quarter", "neighbourhood", "neighborhood", "suburb", "camp", "junction", "area"}
)
_MUCH_LARGER = 10  # times the people
_TOWN = 10_000  # inhabitants


def without_echoes(arguments: Sequence[Argument], passage: Passage) -> list[Argument]:
    """Return the places struck, without those that only say where others of them lie."""
    heard = [a for a in arguments if a.trigger.token.lemma_ in ("explosion", "blast")]
    told = [a for a in arguments if a not in heard] if len(heard) < len(arguments) else list(arguments)
    told = _without_sums(_without_homes(_within_front(told, passage), passage), passage)
    return [a for a in told if not (a.name.adjectival and _is_named_again(a, told))]


def _is_named_again(argument: Argument, others: Sequence[Argument]) -> bool:
    """Whether "Pakistani cities" is followed by their names."""
    return any(b is not argument and b.trigger is argument.trigger and not b.name.wide for b in others)


def _within_front(arguments: Sequence[Argument], passage: Passage) -> list[Argument]:
    """Take a place that opens the sentence as where the finer places of the same strike lie."""
    front = _front(passage)
    if front is None:
        return list(arguments)
    index, outer = front
    own = next((a for a in arguments if a.token.i == index), None)
    finer = [a for a in arguments if a is not own and _is_finer(a.name, outer)]
    finer = [a for a in finer if own is None or a.trigger is own.trigger or own.preposition == "in"]
    within = [replace(a, name=_inside(a.name, outer)) for a in finer]
    placed = {a.token.i: a for a in within}
    return [placed.get(a.token.i, a) for a in arguments if not (a is own and finer)]


def _without_homes(arguments: Sequence[Argument], passage: Passage) -> list[Argument]:
    """Leave out the town that one of its sites is told to be in: "X also saw deaths when its mosque was hit".

    A town in one list with the site ("struck X and the Y hospital") was struck, too.
    """
    return [a for a in arguments if not any(_is_home(a, b, passage) for b in arguments)]


def _is_home(town: Argument, site: Argument, passage: Passage) -> bool:
    if site.name.home != town.name.text or town.role is not site.role:
        return False
    between = passage.sentence.text[town.name.end : site.name.start]
    return site.name.parents == (site.name.home,) and not LIST_GLUE.fullmatch(between)


_FRONTING = ("in", "at", "near", "of")


def _opens(passage: Passage, index: int) -> bool:
    """Whether nothing is told before the phrase of a place: "In X, …", not "artillery in X fired"."""
    phrase = next((t.i for t in passage.doc[:index] if t.lower_ in _FRONTING), index)
    return not any(t.pos_ in ("NOUN", "PROPN", "VERB", "AUX") for t in passage.doc[:phrase])


def _inside(name: Name, outer: Name) -> Name:
    return name if outer.text in name.parents else replace(name, parents=(*name.parents, outer.text))


def _front(passage: Passage) -> tuple[int, Name] | None:
    """Return the place that opens the sentence: "In X, …", "X: …"; with its token."""
    names = sorted(passage.names.items())
    first = next((i for i, _ in names), 0)
    for index, name in [(i, n) for i, n in names if not n.inside][:1]:
        before = passage.doc[first - 1].lower_ if first else ""
        if before == "the" and first > 1:  # "In the X", not "hit the X"
            before = passage.doc[first - 2].lower_
        heads = not re.search(r"\w", passage.sentence.text[: name.start]) and bool(
            _HEADS.match(passage.sentence.text, name.end)
        )
        owned = first == index or passage.sentence.text[passage.names[first].end :][:2] in ("'s", "’s")
        if heads or (index <= _FRONT and owned and before in _FRONTING and _opens(passage, first)):
            return index, name
    return None


def _is_finer(name: Name, outer: Name) -> bool:
    if name.country or name.wide:
        return False
    if outer.text in name.parents:
        return True
    if name.people >= _TOWN and name.feature_words[-1:] == ("district",):
        return False  # the district of another town
    sites = words("targets").tables["sites"]["words"]
    part = any(word in _WITHIN or word in sites for word in name.feature_words)
    return part or not name.known or outer.people > _MUCH_LARGER * max(name.people, 1)


def _without_sums(arguments: Sequence[Argument], passage: Passage) -> list[Argument]:
    """Leave out what a list sums up: "parts of southern Idlib, including the towns of …"."""
    match = _INCLUDING.search(passage.sentence.text)
    if match is None:
        return list(arguments)
    listed = [a for a in arguments if a.name.start >= match.end()]
    summed = [a for a in arguments if a.name.end <= match.start() and a.name.relation == "part"]
    if not listed:
        return list(arguments)
    return [a for a in arguments if not any(a is s and s.trigger is listed[0].trigger for s in summed)]
