"""Sides: which parties an article is about, and on whose side a named place lies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from geo.extraction.actors import ActorSpan, actor_spans, states
from geo.extraction.name import Name
from geo.gazetteer.place import Gazetteer
from geo.lexicon import actors

_FAR_MORE = 2  # times as often
_LONGEST = 100_000  # characters in which parties are sought
_WHERE = re.compile(
    r"\b(?:from|in|into|inside|across|over|near|to|towards?|through|within)\s+(?:the\s+)?(?:[a-z]+ern\s+|central\s+|occupied\s+)?$"
)
# "the Kuwaiti hospital", "Syrian nationals", "the Ukrainian city of X": whose or where, not who acts
_OF_WHAT = re.compile(
    r"\s+(?:[a-z]+\s+){0,2}?(?:hospitals?|embassy|consulate|schools?|university|mosque|church|nationals?|citizens?|workers?|"
    r"pilgrims|tourists?|refugees?|students?|civilians?|city|cities|towns?|villages?|capital)\b"
)


class Sides:
    """The parties that one article names, the most often named first."""

    def __init__(self, text: str, countries: Mapping[str, str]) -> None:
        text = text[:_LONGEST]
        spans = actor_spans(text)
        self._named = _by_frequency(spans)
        self._acting = _by_frequency(
            s
            for s in spans
            if not (
                (s.form == "name" and _WHERE.search(text[max(0, s.start - 40) : s.start]))
                or (s.form == "adjective" and _OF_WHAT.match(text, s.end))
            )
        )
        self._countries = countries

    @property
    def parties(self) -> Sequence[str]:
        """The parties named as such, not only as where something is; the most often named first."""
        return tuple(self._acting)

    @property
    def is_alone(self) -> bool:
        """Whether the article names one party only."""
        return len(self._named) == 1

    def stands_out(self, parties: Sequence[str]) -> bool:
        """Whether the first of `parties` is the only one, or named far more often than the next."""
        return len(parties) == 1 or self._acting[parties[0]] >= _FAR_MORE * self._acting[parties[1]]

    def fires_from(self, party: str, name: Name) -> bool:
        """Whether `name` lies where a group has its home, and so was not struck by it."""
        home = _homes().get(party)
        return home is not None and (name.iso == home or self.of(name) == self._countries.get(home, ""))

    def home(self, names: Iterable[Name]) -> str | None:
        """Return the state in which most of `names` lie: the one whose army is "the army"."""
        held = Counter(self._countries[name.iso] for name in names if name.iso in self._countries)
        return min(held, key=lambda state: (-held[state], state)) if held else None

    def of(self, name: Name) -> str | None:
        """Return the state whose place `name` is, if the article names that state."""
        if name.country and name.iso:
            return self._countries.get(name.iso)
        named = [actor for actor in self._named if actor in states()]
        for parent in name.parents:
            if parent in named:
                return parent
        possible = [self._countries[iso] for iso in name.isos if iso in self._countries]
        best = self._countries.get(name.iso)
        if best in named:
            return best
        return next((actor for actor in named if actor in possible), None)


def _by_frequency(spans: Iterable[ActorSpan]) -> Mapping[str, int]:
    named = Counter(span.actor for span in spans)
    return dict(sorted(named.items(), key=lambda item: (-item[1], item[0])))


@cache
def _homes() -> Mapping[str, str]:
    return {actor.name: actor.home for actor in actors() if actor.home}


def states_by_country(gazetteer: Gazetteer) -> Mapping[str, str]:
    """Return canonical names of states by the ISO code of their country."""
    known: dict[str, str] = {}
    for actor in actors():
        for word in (*actor.adjectives, *actor.names) if actor.state else ():
            iso = gazetteer.demonym(word)
            if iso:
                known.setdefault(iso, actor.name)
                break
        else:
            for hit in gazetteer.find(actor.name)[:3] if actor.state else ():
                if hit.place.precision.value == "country":
                    known.setdefault(hit.place.country, actor.name)
    return known
