"""Anaphors: "the same city", "the base", "there": words that stand for a place named before.

What such words tell is told of the place they stand for, with that name's own offsets as the toponym.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from geo.extraction.homes import housed, is_located, is_of_a_town, is_town, needs_home
from geo.extraction.name import SAME, Name
from geo.extraction.sentences import Sentence
from geo.gazetteer.place import Gazetteer
from geo.lexicon import either, words

_REACH = 3  # blocks: what was named farther back is no longer meant
_BESIDE = 1  # block: a street or hospital is in the town that the paragraph before is about, at the farthest
_TOWN = 50_000  # inhabitants: a larger place is no village
_CITY = 10_000  # a smaller one no city
_SETTLED = {
    "city": (_CITY, None), "port city": (_CITY, None), "town": (0, None), "village": (0, _TOWN),
    "settlement": (0, _TOWN), "hamlet": (0, _TOWN), "port": (0, None), "enclave": (0, None),
    "township": (0, None), "community": (0, _TOWN), "resort": (0, None), "kibbutz": (0, _TOWN),
    "locality": (0, _TOWN),
}  # fmt: skip
_NAMED_AFTER = re.compile(r"\s*(?:of|called|named)\s+(?:the\s+)?[\w’'-]|\s+[A-ZÀ-Þ]")
_APPOSED = re.compile(r"(?:[\w’')]\s*[,(–—-]\s*|\b(?:is|was|are|were|as|like)\s+)$")
_THERE = re.compile(
    r"(?<=\s)there\b(?!\s+(?:is|are|was|were|has|have|had|will|would|could|can|may|might|be|been|remains?|appeared|seemed|came)\b)"
)

_TELLS_WHERE = re.compile(r",?\s+(?:[a-z-]+\s+){0,4}(?:of|in|on|from|to|outside|near)\s+")


@dataclass(frozen=True, slots=True)
class Named:
    """A place named somewhere in the article; offsets are the article's."""

    name: Name
    start: int
    block: int
    located: bool = False  # told as where something is


class Antecedents:
    """The places an article has named so far, the last named last.

    Parameters
    ----------
    names_of
        Gives the place names of a sentence. Sentences that nothing refers back to are never asked for.
    """

    def __init__(self, gazetteer: Gazetteer, names_of: Callable[[Sentence], Sequence[Name]]) -> None:
        self._gazetteer = gazetteer
        self._names_of = names_of
        self._named: list[Named] = []
        self._unheard: list[Sentence] = []

    def pass_over(self, sentence: Sentence) -> None:
        """Note a sentence that is read for its names only when it is needed."""
        self._unheard.append(sentence)

    def hear(self, sentence: Sentence, names: Sequence[Name]) -> None:
        """Note the places that a sentence names."""
        self._named += [
            Named(name, sentence.start + name.start, sentence.block, is_located(sentence.text, name))
            for name in names
            if not name.antecedent
        ]

    def housed(self, sentence: Sentence, names: Sequence[Name]) -> tuple[Name, ...]:
        """Return the `names` of `sentence`, with the town last spoken of as the home of what a town has."""
        if not any(needs_home(name, self._gazetteer) for name in names):
            return tuple(names)
        self._catch_up(sentence)
        return tuple(
            housed(name, self._town(sentence, [n for n in names if n.end <= name.start]))
            if needs_home(name, self._gazetteer)
            else name
            for name in names
        )

    def _town(self, sentence: Sentence, own: Sequence[Name]) -> Name | None:
        before = [n.name for n in self._named if sentence.block - n.block <= _BESIDE and n.located]
        own = [n for n in own if is_located(sentence.text, n)]
        last = next((n for n in reversed([*before, *own]) if not (n.wide or is_of_a_town(n))), None)
        return last if last and is_town(last) else None

    def referred(self, sentence: Sentence, names: Sequence[Name]) -> Iterator[Name]:
        """Yield the runs of `sentence` that stand for places named before, beside its own `names`."""
        for start, end, kind in _anaphors(sentence.text):
            if any(n.start < end and start < n.end for n in names):
                continue
            self._catch_up(sentence)
            own = [Named(n, sentence.start + n.start, sentence.block) for n in names if n.end <= start]
            if own and _TELLS_WHERE.fullmatch(sentence.text, own[-1].name.end, start):
                own = []  # "the X and Y districts of the city"
            meant = self._last(kind, sentence.block, [*self._named, *own])
            if meant is not None:
                text = sentence.text[start:end]
                yield replace(
                    meant.name, text=text, start=start, end=end, inside=False, antecedent=meant_as(meant)
                )

    def _catch_up(self, sentence: Sentence) -> None:
        near = [s for s in self._unheard if sentence.block - s.block <= _REACH]
        self._unheard.clear()
        for one in near:
            self.hear(one, self._names_of(one))
        self._named.sort(key=lambda named: named.start)

    def _last(self, kind: str, block: int, named: Sequence[Named]) -> Named | None:
        cities = (replace(n, name=self._as_city(n.name)) if kind == "city" else n for n in named)
        near = [n for n in cities if block - n.block <= _REACH and self._fits(n.name, kind)]
        near = [n for n in near if not (n.name.inside and n.name.relation in ("near", "offset"))] or near
        return near[-1] if near else None

    def _as_city(self, name: Name) -> Name:
        """Return the city that lends a region its name: "in the region of X … hit the city"."""
        hits = self._gazetteer.find(name.text) if name.wide and not name.country else ()
        towns = [h.place for h in hits if h.similarity >= SAME * hits[0].similarity]
        if not any(p.feature_class == "P" and p.population >= _CITY for p in towns):
            return name
        return replace(name, wide=False, feature_words=("city",), parents=())

    def _fits(self, name: Name, kind: str) -> bool:
        """Whether a place can be called "the KIND"."""
        if name.country or name.wide:
            return False
        sites = words("targets").tables["sites"]["words"]
        is_site = any(word in sites for word in name.feature_words)
        if kind == "capital":
            return self._is_capital(name)
        if kind in _SETTLED:
            return not is_site and self._peopled(name, *_SETTLED[kind])
        if kind == "there":
            return True
        return is_site and any(
            word.split()[-1] == kind.split()[-1] or _alike(word, kind) for word in name.feature_words
        )

    def _is_capital(self, name: Name) -> bool:
        hits = self._gazetteer.find(name.text)
        alike = [h.place for h in hits if h.similarity >= SAME * hits[0].similarity]
        return any(place.feature_code in ("PPLC", "PPLA", "PPLG") for place in alike)

    def _peopled(self, name: Name, least: int, most: int | None) -> bool:
        hits = self._gazetteer.find(name.text)
        people = [h.place.population for h in hits if h.similarity >= SAME * hits[0].similarity]
        known = [count for count in people if count]
        if not known:
            return True
        return max(known) >= least and (most is None or min(known) <= most)


def meant_as(named: Named) -> tuple[str, int, int]:
    """Return a place's name as written and its offsets in the article."""
    before = named.name.antecedent
    return before or (named.name.text, named.start, named.start + named.name.end - named.name.start)


def _alike(one: str, other: str) -> bool:
    return {one, other} <= {"air base", "airbase", "base", "airfield", "airport", "military airfield"}


def _anaphors(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _definite().finditer(text):
        if not _NAMED_AFTER.match(text, match.end()) and not _APPOSED.search(text[: match.start()]):
            yield match.start(), match.end(), match["kind"].casefold()
    for match in _THERE.finditer(text):
        yield match.start(), match.end(), "there"


@cache
def _definite() -> re.Pattern[str]:
    sites = {w for w in words("targets").tables["sites"]["words"] if w not in _TOO_COMMON}
    return re.compile(
        rf"\b(?:the|this|that)\s+(?:same\s+|[a-z]+ern\s+|besieged\s+|coastal\s+|border\s+|whole\s+|entire\s+)*"
        rf"(?P<kind>{either({*_SETTLED, *sites, 'capital'})})(?![\w-])",
        re.IGNORECASE,
    )


_TOO_COMMON = frozenset(
    {"street", "road", "market", "school", "island", "field", "square", "mine", "works", "university"}
)
