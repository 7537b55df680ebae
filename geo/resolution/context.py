"""What a whole article says of where it plays: the places and countries it names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from geo.gazetteer.place import Gazetteer, Mention
from geo.resolution.outlet import outlet_country
from geo.resolution.theatres import theatres
from geo.resolution.toponyms import Toponym

_WORD = re.compile(r"[^\W\d_][\w’']*")
# What may stand between a place and the place it lies in.
_INSIDE = re.compile(r"\s*,\s*|\s+in\s+(?:the\s+)?|\s*\(\s*|\s+of\s+")
# What stands before the last place of a list.
_LISTED = re.compile(r"\s*,?\s+(?:and|or|as well as)\s+(?:the\s+|in\s+)*")
# What follows the place that owns the next one ("Haryana's Sirsa").
_OWNS = re.compile(r"['’]s?\s+(?:[a-z]+\s+){0,2}")
# A name that stands in more spots than this says nothing new in the later ones.
_MOST_SPOTS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The article around the names to resolve.

    Attributes
    ----------
    text
        The article; empty where there is none.
    mentions
        Place names seen in it; found by the gazetteer when not given.
    country
        ISO code of the country the article is published in or about, where known.
    publisher, url
        Who published it and where, where known: without `country`, they may tell it.
    """

    text: str = ""
    mentions: tuple[Mention, ...] = ()
    country: str = ""
    publisher: str | None = None
    url: str | None = None

    def home(self, gazetteer: Gazetteer) -> str:
        """Return the ISO code of the country the article comes from, empty where nothing tells it."""
        return self.country or outlet_country(self.publisher, self.url, gazetteer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Countries:
    """How often an article speaks of each country: by a name, or by a people or adjective.

    Attributes
    ----------
    count
        Times each country is spoken of.
    by_name
        The same for each name that may mean the country: what the name says of itself is no evidence.
    """

    count: Mapping[str, int]
    by_name: Mapping[str, tuple[str, int]]

    def without(self, name: str) -> Mapping[str, float]:
        """Return the weight of each country, 0–1, leaving out what `name` itself adds."""
        count = Counter(self.count)
        country, times = self.by_name.get(name, ("", 0))
        count[country] -= times
        most = max(count.values(), default=0)
        return {iso: times / most for iso, times in count.items() if times > 0} if most > 0 else {}


def named_countries(text: str, mentions: Sequence[Mention], gazetteer: Gazetteer, given: str) -> Countries:
    """Return the countries of an article: those it names, by name, people, adjective, forces or operation."""
    count: Counter[str] = Counter()
    by_name: dict[str, tuple[str, int]] = {}
    for name, times in Counter(mention.text for mention in mentions).items():
        for hit in gazetteer.find(name):
            if hit.place.feature_code == "PCLI" and hit.similarity >= 0.98:
                count[hit.place.country] += times
                by_name[name] = (hit.place.country, times)
                break
    for word, times in Counter(_WORD.findall(text)).items():
        country = gazetteer.demonym(word) if word[0].isupper() else None
        if country:
            count[country] += times
    count.update(theatres(text))
    if given:
        count[given] += 1
    return Countries(count=count, by_name=by_name)


def stated_parents(toponym: Toponym, text: str, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Return the places that the text itself puts `toponym` in, besides those already known.

    "X in Y", "X, Y", "Y's X"; but in "X, Y and Z" none holds another. `mentions` are in order.
    """
    if text[toponym.start : toponym.end] != toponym.text:
        return toponym.parents
    after: list[str] = []
    end = toponym.end
    for mention in mentions[bisect_left(mentions, toponym.end, key=_start) :]:
        if mention.start >= end and _INSIDE.fullmatch(text, end, mention.start):
            after.append(mention.text)
            end = mention.end
        elif mention.start >= end and _LISTED.fullmatch(text, end, mention.start):
            after.clear()
            break
        elif mention.start >= end:
            break
    owners = [
        mention.text
        for mention in mentions[: bisect_left(mentions, toponym.start, key=_start)][-1:]
        if mention.end <= toponym.start and _OWNS.fullmatch(text, mention.end, toponym.start)
    ]
    return tuple(dict.fromkeys((*toponym.parents, *owners, *after)))


def parents_elsewhere(name: str, text: str, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Return what the text puts `name` in, at any of the first spots where it stands."""
    spots = (mention for mention in mentions if mention.text == name)
    found = (
        stated_parents(Toponym(text=name, start=spot.start, end=spot.end), text, mentions)
        for spot in islice(spots, _MOST_SPOTS)
    )
    return tuple(dict.fromkeys(parent for parents in found for parent in parents))


def _start(mention: Mention) -> int:
    return mention.start


def spots_of(
    toponyms: Sequence[Toponym], mentions: Sequence[Mention]
) -> Mapping[str, Sequence[tuple[int, int]]]:
    """Return where each name stands in the text; those asked about first."""
    spans: dict[str, set[tuple[int, int]]] = {}
    spots = [(toponym.text, toponym.start, toponym.end) for toponym in toponyms if toponym.end]
    others = [
        (mention.text, mention.start, mention.end)
        for mention in mentions
        if not any(start < mention.start and mention.end <= end for _, start, end in spots)
    ]  # "Oil" in "Ryazan Oil Refinery" is no place of its own
    for text, start, end in (*spots, *others):
        spans.setdefault(text, set()).add((start, end))
    return {text: sorted(spots) for text, spots in spans.items()}
