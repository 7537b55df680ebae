"""Resolver: all the names of one article placed together."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from geo.errors import quoted
from geo.gazetteer.files import CURATED
from geo.gazetteer.names import facility, normalise, words
from geo.gazetteer.place import Gazetteer, NameHit, Place
from geo.resolution import answers
from geo.resolution.candidates import MOST_CANDIDATES, candidates
from geo.resolution.clues import Surroundings, clues, flat_distance_m, lies_in, log_odds, reasons
from geo.resolution.compounds import combined
from geo.resolution.context import Context, Countries, named_countries, stated_parents
from geo.resolution.phrases import Phrase, read_phrase
from geo.resolution.support import seat_first, supported
from geo.resolution.toponyms import Candidate, Resolution, Toponym
from geo.resolution.vague import vague_names

# A place farther than this from every parent that the text states is another one of its name.
_ASTRAY_M = 50_000.0
# Names that keep others company: all of an article, but not of a gazetteer pasted as one.
_MOST_COMPANY = 300
# The first pass places each name alone, the later ones beside the others; more change nothing.
_PASSES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The readable model: ``data/resolution.toml``."""

    clues: Mapping[str, float]
    ambiguous: float


@cache
def shipped_weights() -> Weights:
    """Return the weights that come with strikemap."""
    raw = tomllib.loads((CURATED / "resolution.toml").read_text(encoding="utf-8"))
    return Weights(clues=raw["weights"], ambiguous=raw["thresholds"]["ambiguous"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One distinct name of the article, with what it may mean."""

    toponym: Toponym
    hits: Sequence[NameHit]
    parents: Sequence[Sequence[Place]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """A name's candidates, best first: all of them, and those that the article supports."""

    ranked: Sequence[Candidate]
    backed: Sequence[Candidate]


class Resolver:
    """Places the names of an article with a gazetteer.

    Parameters
    ----------
    gazetteer
        Where names are looked up.
    weights
        How much each clue counts; the shipped ones by default.
    """

    def __init__(self, gazetteer: Gazetteer, weights: Weights | None = None) -> None:
        self._gazetteer = gazetteer
        self._weights = weights or shipped_weights()

    def resolve(self, toponyms: Sequence[Toponym], context: Context | None = None) -> tuple[Resolution, ...]:
        """Return what each of `toponyms` means, in order; unknown and ambiguous names stay unplaced.

        Names are weighed together: by the countries and places the whole article names, by what the
        text says they lie in, and by their distances to one another. One name has one sense in an
        article unless its parents or feature words differ.
        """
        phrases = [self._phrase(toponym) for toponym in toponyms]
        parts = [
            phrase.parts if phrase else (toponym,) for toponym, phrase in zip(toponyms, phrases, strict=True)
        ]
        found = iter(self._resolve([name for names in parts for name in names], context or Context()))
        answers = [list(islice(found, len(names))) for names in parts]
        return tuple(
            combined(toponym, phrase, answer) if phrase else answer[0]
            for toponym, phrase, answer in zip(toponyms, phrases, answers, strict=True)
        )

    def _phrase(self, toponym: Toponym) -> Phrase | None:
        """Return what `toponym` is made of, where it is no name itself but tells of others."""
        phrase = read_phrase(toponym)
        if phrase is None or self._gazetteer.find(toponym.text):
            return None
        vague = phrase.sense == "one" and vague_names(toponym.text, self._gazetteer) is not None
        return None if vague else phrase

    def _resolve(self, toponyms: Sequence[Toponym], context: Context) -> tuple[Resolution, ...]:
        mentions = context.mentions or tuple(self._gazetteer.mentions(context.text))
        countries = named_countries(context.text, mentions, self._gazetteer, context.country)
        told = [self._name(toponym, context, mentions) for toponym in toponyms]
        held = {toponym: self._holders(toponym) for toponym in toponyms}
        holding = list(dict.fromkeys(holder for holders in held.values() for holder in holders))
        names = [*told, *(self._name(holder, Context(), ()) for holder in holding)]
        background = self._background(mentions, {name.toponym.text for name in names})
        ranked = self._rank_all([*names, *background], countries)
        holders = {
            name.toponym: self._holder(name, rows)
            for name, rows in zip(names[len(told) :], ranked[len(told) :], strict=False)
        }
        return tuple(
            self._resolution(name, rows, [holders[holder] for holder in held[name.toponym]])
            for name, rows in zip(told, ranked, strict=False)
        )

    def _holders(self, toponym: Toponym) -> tuple[Toponym, ...]:
        """Return the names of what holds `toponym` or lends it its name, nearest first."""
        split = facility(normalise(toponym.text))
        named = vague_names(toponym.text, self._gazetteer)
        texts = dict.fromkeys((*toponym.parents, *([split[0]] if split else ()), *(named or ())))
        return tuple(
            Toponym(text=text, start=0, end=0, parents=tuple(p for p in toponym.parents if p != text))
            for text in texts
        )

    def _name(self, toponym: Toponym, context: Context, mentions: Sequence[object]) -> Name:
        parents = stated_parents(toponym, context.text, mentions)  # type: ignore[arg-type]
        places = [[hit.place for hit in self._gazetteer.find(parent)[:MOST_CANDIDATES]] for parent in parents]
        known = [held for held in places if held]
        hits = candidates(toponym.text, known, self._gazetteer)
        return Name(toponym=toponym, hits=hits, parents=known)

    def _background(self, mentions: Sequence[object], told: set[str]) -> list[Name]:
        """Return the article's other names, as company for those to be resolved."""
        names: dict[str, Name] = {}
        for mention in mentions:
            text = mention.text  # type: ignore[attr-defined]
            if len(names) == _MOST_COMPANY:
                break
            if text not in told and text not in names:
                hits = self._gazetteer.find(text)[:MOST_CANDIDATES]
                toponym = Toponym(text=text, start=0, end=0)
                names[text] = Name(toponym=toponym, hits=hits, parents=())
        return list(names.values())

    def _rank_all(self, names: Sequence[Name], countries: Countries) -> list[Ranking]:
        """Return each name's candidates, every name weighed beside the others' best."""
        spoken = frozenset(normalise(name.toponym.text) for name in names)
        ranked: list[list[Candidate]] = [[] for _ in names]
        around: list[Surroundings] = []
        for _ in range(_PASSES):
            best = {name.toponym.text: row[0].place for name, row in zip(names, ranked, strict=True) if row}
            around = [_around(name, countries, spoken, best) for name in names]
            ranked = [self._rank(*pair) for pair in zip(names, around, strict=True)]
        return [_backed(*triple) for triple in zip(names, ranked, around, strict=True)]

    def _rank(self, name: Name, around: Surroundings) -> list[Candidate]:
        scored = []
        for hit in name.hits:
            values = clues(name.toponym, hit, around)
            scored.append((log_odds(values, self._weights.clues), hit, values))
        scored.sort(key=lambda item: (-item[0], item[1].place.id))
        if not scored:
            return []
        top = scored[0][0]
        odds = [math.exp(score - top) for score, _, _ in scored]
        total = sum(odds)
        return [
            Candidate(
                place=hit.place,
                score=round(share / total * hit.similarity, 4),
                reasons=reasons(hit.place, values),
                similarity=hit.similarity,
            )
            for share, (_, hit, values) in zip(odds, scored, strict=True)
        ]

    def _resolution(self, name: Name, rows: Ranking, holders: Sequence[Resolution]) -> Resolution:
        toponym, site = name.toponym, _names_site(name.toponym)
        if not site and vague_names(toponym.text, self._gazetteer) is not None:
            return answers.somewhere_in(toponym, holders)
        lack = _lack(name, rows.backed)
        if not lack:
            return self._direct(name, rows)
        if site:  # "the port of NAME": the town lends its name
            holders = [*holders, self._direct(name, rows)]
        return answers.within_parent(toponym, holders, lack, rows.ranked, site=site)

    def _holder(self, name: Name, rows: Ranking) -> Resolution:
        """Return what holds another place; nothing, where it lies outside of all that holds itself."""
        if _plausible(name, rows.backed):
            return self._direct(name, rows)
        return answers.unplaced(name.toponym, "no gazetteer has such a place there", rows.ranked)

    def _direct(self, name: Name, rows: Ranking) -> Resolution:
        """Return the best candidate of `name` that the article supports."""
        toponym = name.toponym
        if not rows.ranked:
            return answers.unplaced(toponym, f"no gazetteer has a place called {quoted(toponym.text)}")
        if not rows.backed:
            return answers.unsupported(toponym, rows.ranked)
        if answers.agreement(rows.backed) < self._weights.ambiguous:
            return answers.ambiguous(toponym, rows.ranked)
        return answers.placed(toponym, rows.backed)


def _around(
    name: Name, countries: Countries, spoken: frozenset[str], best: Mapping[str, Place]
) -> Surroundings:
    text = name.toponym.text
    return Surroundings(
        countries=countries.without(text),
        names=spoken - {normalise(text)},
        parents=name.parents,
        others=[
            place
            for other, place in islice(best.items(), _MOST_COMPANY)
            if other != text and place.feature_code != "PCLI"
        ],
    )


def _backed(name: Name, ranked: list[Candidate], around: Surroundings) -> Ranking:
    similarity = {hit.place.id: hit.similarity for hit in name.hits}
    return Ranking(ranked=ranked, backed=seat_first(name.toponym, supported(ranked, similarity, around)))


def _lack(name: Name, ranked: Sequence[Candidate]) -> str:
    """Return what gazetteers lack, where none of `ranked` is what the text means; empty if one may be."""
    if _names_site(name.toponym) and not any(row.place.feature_class == "S" for row in ranked):
        return "no gazetteer has this site"
    whole = bool(ranked) and ranked[0].place.feature_code == "PCLI"  # a country lies in no town
    if name.toponym.parents and not whole and not _plausible(name, ranked):
        return "no gazetteer has such a place there"
    return ""


def _names_site(toponym: Toponym) -> bool:
    known = words().facilities
    return facility(normalise(toponym.text)) is not None or any(
        normalise(word) in known for word in toponym.feature_words
    )


def _plausible(name: Name, ranked: Sequence[Candidate]) -> bool:
    """Return whether the best candidate lies in or about a stated parent, the country if no other."""
    if not ranked or not name.parents:
        return bool(ranked)
    best = ranked[0].place
    areas = [parent for parent in name.parents if parent[0].feature_code != "PCLI"]
    return any(
        lies_in(best, parent)
        or any(
            flat_distance_m(best, place) <= place.position.radius_m + _ASTRAY_M
            for place in parent
            if place.feature_code != "PCLI"
        )
        for parent in areas or name.parents
    )
