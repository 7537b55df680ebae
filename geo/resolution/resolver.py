"""Resolver: all the names of one article placed together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from geo.errors import quoted
from geo.gazetteer.names import facility, normalise
from geo.gazetteer.place import Gazetteer, Place
from geo.resolution import answers
from geo.resolution.candidates import MOST_CANDIDATES, candidates
from geo.resolution.clues import Surroundings, reasons
from geo.resolution.compounds import combined
from geo.resolution.context import Context, named_countries, parents_elsewhere, spots_of, stated_parents
from geo.resolution.lacks import lacking, names_site, plausible
from geo.resolution.phrases import Phrase, read_beside, read_phrase
from geo.resolution.support import fitting, likeliest, seat_first, supported
from geo.resolution.toponyms import Candidate, Resolution, Toponym
from geo.resolution.vague import vague_names
from geo.resolution.vicinity import Vicinity
from geo.resolution.weighing import Model, Name, Rows, Weighing, shipped_model
from geo.vocabulary import Precision

# Names that keep others company, and what each of them may mean: the first of an article, no more.
_MOST_COMPANY = 80
_MOST_OF_COMPANY = 20
# The rows of a table lie in few provinces and countries.
_HOLDERS_KEPT = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """A name's candidates, best first: all of them, and those that the article supports.

    `nowhere` is the share of the odds that none of them is meant.
    """

    ranked: Sequence[Candidate]
    backed: Sequence[Candidate]
    nowhere: float


class Resolver:
    """Places the names of an article with a gazetteer.

    Parameters
    ----------
    gazetteer
        Where names are looked up.
    model
        How the clues are weighed; the shipped one by default.
    """

    def __init__(self, gazetteer: Gazetteer, model: Model | None = None) -> None:
        self._gazetteer = gazetteer
        self._model = model or shipped_model()
        self._holding = lru_cache(_HOLDERS_KEPT)(lambda holder: self._name(holder, holder.parents))

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
        held = {toponym: self._holders(toponym) for toponym in toponyms}
        holding = list(dict.fromkeys(holder for holders in held.values() for holder in holders))
        weighing, numbers = self.weighing(toponyms, context, holding)
        ranked = self._rank_all(weighing)
        vicinity = Vicinity(weighing.names, [rows.ranked for rows in ranked])
        first = max(numbers, default=-1) + 1
        holders = {
            holder: self._holder(weighing.names[number], ranked[number])
            for number, holder in enumerate(holding, first)
        }
        return tuple(
            vicinity.guessed(
                self._resolution(
                    replace(weighing.names[number], toponym=toponym),
                    ranked[number],
                    [holders[holder] for holder in held[toponym]],
                ),
                weighing.names[number],
                ranked[number].nowhere,
            )
            for toponym, number in zip(toponyms, numbers, strict=True)
        )

    def weighing(
        self, toponyms: Sequence[Toponym], context: Context, holding: Sequence[Toponym] = ()
    ) -> tuple[Weighing, list[int]]:
        """Return the scales with `toponyms`, the names that hold them and the article's others.

        Also, for each of `toponyms`, which name on the scales it is: those of one sense are one name.
        """
        mentions = context.mentions or tuple(self._gazetteer.mentions(context.text))
        spans = spots_of(toponyms, mentions)
        distinct: dict[tuple[object, ...], Name] = {}
        keys = []
        for toponym in toponyms:
            parents = stated_parents(toponym, context.text, mentions)
            key = (toponym.text, toponym.parents, parents, toponym.feature_words)
            keys.append(key)
            if key not in distinct:
                elsewhere = parents_elsewhere(toponym.text, context.text, mentions)
                distinct[key] = self._name(toponym, parents, elsewhere, spans.get(toponym.text, ()))
        names = [*distinct.values(), *map(self._holding, holding)]
        home = context.home(self._gazetteer)
        countries = named_countries(context.text, mentions, self._gazetteer, home)
        background = self._background(spans, {name.toponym.text for name in names})
        order = {key: number for number, key in enumerate(distinct)}
        return Weighing([*names, *background], countries), [order[key] for key in keys]

    def _holders(self, toponym: Toponym) -> tuple[Toponym, ...]:
        """Return the names of what holds `toponym` or lends it its name, nearest first."""
        split = facility(normalise(toponym.text))
        named = vague_names(toponym.text, self._gazetteer)
        texts = dict.fromkeys((*toponym.parents, *([split[0]] if split else ()), *(named or ())))
        held = (
            Toponym(text=text, start=0, end=0, parents=tuple(p for p in toponym.parents if p != text))
            for text in texts
        )
        return tuple(read_beside(holder) or holder for holder in held)

    def _name(
        self,
        toponym: Toponym,
        parents: Sequence[str],
        elsewhere: Sequence[str] = (),
        spans: Sequence[tuple[int, int]] = (),
    ) -> Name:
        known = self._meanings(parents)
        return Name(
            toponym=toponym,
            hits=candidates(toponym.text, known, self._gazetteer),
            given=self._meanings(toponym.parents),
            parents=known,
            elsewhere=self._meanings(elsewhere),
            spans=spans,
        )

    def _meanings(self, names: Sequence[str]) -> Sequence[Sequence[Place]]:
        """Return for each of `names` that is known the places it may be.

        What a place is told to lie beside is as good as what it lies in, but for a country: "10 km from
        Israel" is as likely outside of it.
        """
        meanings = []
        for name in names:
            beside = read_beside(Toponym(text=name, start=0, end=0))
            hits = self._gazetteer.find(beside.text if beside else name)[:MOST_CANDIDATES]
            places = [hit.place for hit in hits]
            if places and not (beside and places[0].precision is Precision.COUNTRY):
                meanings.append(places)
        return meanings

    def _background(self, spans: Mapping[str, Sequence[tuple[int, int]]], told: set[str]) -> list[Name]:
        """Return the article's other names, as company for those to be resolved."""
        others = islice((text for text in spans if text not in told), _MOST_COMPANY)
        return [
            Name(
                toponym=Toponym(text=text, start=0, end=0),
                hits=self._gazetteer.find(text)[:_MOST_OF_COMPANY],
                spans=spans[text],
                asked=False,
            )
            for text in others
        ]

    def _rank_all(self, weighing: Weighing) -> list[Ranking]:
        """Return each name's candidates, every name weighed beside the others."""
        settled = weighing.settled(self._model)
        ranked = [self._rank(weighing, number, shares) for number, shares in enumerate(settled)]
        best = {
            name.toponym.text: row[0].place for name, row in zip(weighing.names, ranked, strict=True) if row
        }
        around = [
            replace(around, others=_others(name, best))
            for name, around in zip(weighing.names, weighing.around, strict=True)
        ]
        nowhere = [float(shares[-1]) for shares in settled]
        return [_backed(*name) for name in zip(weighing.names, ranked, around, nowhere, strict=True)]

    def _rank(self, weighing: Weighing, number: int, shares: Rows) -> list[Candidate]:
        hits, asked = weighing.names[number].hits, weighing.names[number].asked
        order = sorted(range(len(hits)), key=lambda row: (-shares[row], hits[row].place.id))
        best = likeliest([hit.place for hit in hits], shares)
        order.sort(key=lambda row: row != best)
        return [
            Candidate(
                place=hits[row].place,
                score=round(float(shares[row]), 4),
                reasons=reasons(hits[row].place, weighing.values(number, row)) if asked else (),
                similarity=hits[row].similarity,
            )
            for row in order
        ]

    def _resolution(self, name: Name, rows: Ranking, holders: Sequence[Resolution]) -> Resolution:
        toponym, site = name.toponym, names_site(name.toponym)
        if not site and vague_names(toponym.text, self._gazetteer) is not None:
            return answers.somewhere_in(toponym, holders)
        lack = lacking(name, rows.backed)
        if not lack:
            return answers.at_common_parent(self._direct(name, rows), holders)
        towns = [held for held in holders if answers.is_town(held, toponym.parents)]
        if site:  # "the port of NAME": the town lends its name, where the text states none
            holders = towns or [*holders, self._direct(name, rows)]
        return answers.within_parent(toponym, holders, lack, rows.ranked, site=site)

    def _holder(self, name: Name, rows: Ranking) -> Resolution:
        """Return what holds another place; nothing, where it lies outside of all that holds itself."""
        if plausible(name, rows.backed):
            return self._direct(name, rows)
        return answers.unplaced(name.toponym, "no gazetteer has such a place there", rows.ranked)

    def _direct(self, name: Name, rows: Ranking) -> Resolution:
        """Return the best candidate of `name` that the article supports."""
        toponym = name.toponym
        if not rows.ranked:
            return answers.unplaced(toponym, f"no gazetteer has a place called {quoted(toponym.text)}")
        share = answers.agreement(rows.backed) if rows.backed else 0.0
        if not rows.backed or (share < rows.nowhere and not name.given):
            return answers.unsupported(toponym, rows.ranked)
        if share < self._model.ambiguous:
            return answers.ambiguous(toponym, rows.ranked)
        return answers.placed(toponym, rows.backed, self._model.confidence(share))


def _others(name: Name, best: Mapping[str, Place]) -> Sequence[Place]:
    """Return where the article's other names were placed, but for whole countries."""
    return [
        place for text, place in best.items() if text != name.toponym.text and place.feature_code != "PCLI"
    ]


def _backed(name: Name, ranked: list[Candidate], around: Surroundings, nowhere: float) -> Ranking:
    fit = fitting(name.toponym, ranked) if name.asked else []  # of mere company nobody asks what supports it
    return Ranking(ranked=ranked, backed=seat_first(name.toponym, supported(fit, around)), nowhere=nowhere)
