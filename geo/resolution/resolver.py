"""Resolver: all the names of one article placed together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import islice

from geo.errors import quoted
from geo.gazetteer.names import facility, normalise
from geo.gazetteer.place import Gazetteer, Place
from geo.resolution import answers
from geo.resolution.candidates import MOST_CANDIDATES, candidates
from geo.resolution.compounds import combined
from geo.resolution.context import Context, named_countries, parents_elsewhere, spots_of, stated_parents
from geo.resolution.lacks import lacking, names_site, plausible
from geo.resolution.phrases import Phrase, read_beside, read_phrase
from geo.resolution.ranking import Ranking, rankings
from geo.resolution.support import says_wide
from geo.resolution.told import Name, Told
from geo.resolution.toponyms import Resolution, Toponym
from geo.resolution.vague import vague_names
from geo.resolution.vicinity import Vicinity
from geo.resolution.weighing import Model, Weighing, shipped_model
from geo.vocabulary import Precision

# Names that keep others company, and what each of them may mean: the first of an article, no more.
_MOST_COMPANY = 80
_MOST_OF_COMPANY = 20
# Of each article with each other's, distances are counted in vain: no more candidates are weighed in one go.
_MOST_HITS = 150
# The rows of a table lie in few provinces and countries.
_HOLDERS_KEPT = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Article:
    """The names of one article made ready for the scales.

    Attributes
    ----------
    asked
        The toponyms asked about, each with the phrase that it is, if it is one.
    parts
        The names they are made of.
    numbers
        For each of these, which of the article's names it is.
    holders
        For each of these, what holds it or lends it its name.
    holding
        Which of the article's names each of those is.
    told
        All its names, and its countries.
    """

    asked: Sequence[tuple[Toponym, Phrase | None]]
    parts: Sequence[Toponym]
    numbers: Sequence[int]
    holders: Mapping[Toponym, Sequence[Toponym]]
    holding: Mapping[Toponym, int]
    told: Told


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
        self._meaning = lru_cache(_HOLDERS_KEPT)(self._places)
        self._holding = lru_cache(_HOLDERS_KEPT)(lambda holder: self._name(holder, holder.parents))

    def resolve(self, toponyms: Sequence[Toponym], context: Context | None = None) -> tuple[Resolution, ...]:
        """Return what each of `toponyms` means, in order; unknown and ambiguous names stay unplaced.

        Names are weighed together: by the countries and places the whole article names, by what the
        text says they lie in, and by their distances to one another. One name has one sense in an
        article unless its parents or feature words differ.
        """
        return next(self.resolve_each([(toponyms, context or Context())]))

    def resolve_each(
        self, articles: Iterable[tuple[Sequence[Toponym], Context]]
    ) -> Iterator[tuple[Resolution, ...]]:
        """Yield what `resolve` returns for each of `articles`; many short ones take less time so."""
        for group in _groups(self._article(*article) for article in articles):
            weighing = Weighing([article.told for article in group])
            ranked = rankings(weighing, self._model)
            for article, rows in zip(group, ranked, strict=True):
                yield self._answers(article, rows)

    def _article(self, toponyms: Sequence[Toponym], context: Context) -> _Article:
        asked = [(toponym, self._phrase(toponym)) for toponym in toponyms]
        parts = [part for toponym, phrase in asked for part in (phrase.parts if phrase else (toponym,))]
        holders = {part: self._holders(part) for part in parts}
        holding = list(dict.fromkeys(holder for held in holders.values() for holder in held))
        told, numbers = self._told(parts, context, holding)
        first = max(numbers, default=-1) + 1
        return _Article(
            asked=asked,
            parts=parts,
            numbers=numbers,
            holders=holders,
            holding={holder: number for number, holder in enumerate(holding, first)},
            told=told,
        )

    def _answers(self, article: _Article, rows: Sequence[Ranking]) -> tuple[Resolution, ...]:
        names = article.told.names
        vicinity = Vicinity(names, [ranking.ranked for ranking in rows])
        held = cache(lambda holder: self._holder(rows[article.holding[holder]]))
        found = iter(
            vicinity.guessed(
                self._resolution(part, rows[n], article.holders[part], held), names[n], rows[n].nowhere
            )
            for part, n in zip(article.parts, article.numbers, strict=True)
        )
        return tuple(
            combined(toponym, phrase, list(islice(found, len(phrase.parts)))) if phrase else next(found)
            for toponym, phrase in article.asked
        )

    def _phrase(self, toponym: Toponym) -> Phrase | None:
        """Return what `toponym` is made of, where it is no name itself but tells of others."""
        phrase = read_phrase(toponym)
        if phrase is None or self._gazetteer.find(toponym.text):
            return None
        vague = phrase.sense == "one" and vague_names(toponym.text, self._gazetteer) is not None
        return None if vague else phrase

    def weighing(self, toponyms: Sequence[Toponym], context: Context) -> tuple[Weighing, list[int]]:
        """Return the scales with `toponyms` and the article's other names, and which of the names each is."""
        told, numbers = self._told(toponyms, context)
        return Weighing([told]), numbers

    def _told(
        self, toponyms: Sequence[Toponym], context: Context, holding: Sequence[Toponym] = ()
    ) -> tuple[Told, list[int]]:
        """Return what the article tells: `toponyms`, the names that hold them, others, and its countries.

        Also, for each of `toponyms`, which of the names it is: those of one sense are one name.
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
        return Told(names=[*names, *background], countries=countries), [order[key] for key in keys]

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
            hits=candidates(toponym.text, known, self._gazetteer, wide=says_wide(toponym)),
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
        return [places for name in names if (places := self._meaning(name))]

    def _places(self, name: str) -> Sequence[Place]:
        beside = read_beside(Toponym(text=name, start=0, end=0))
        hits = self._gazetteer.find(beside.text if beside else name)[:MOST_CANDIDATES]
        places = [hit.place for hit in hits]
        return () if beside and places and places[0].precision is Precision.COUNTRY else places

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

    def _resolution(
        self, part: Toponym, rows: Ranking, holding: Sequence[Toponym], held: Callable[[Toponym], Resolution]
    ) -> Resolution:
        name, site = replace(rows.name, toponym=part), names_site(part)
        holders = map(held, holding)
        if not site and vague_names(part.text, self._gazetteer) is not None:
            return answers.somewhere_in(part, holders)
        lack = lacking(name, rows.backed)
        if not lack:
            return answers.at_common_parent(self._direct(name, rows), holders)
        known = list(holders)
        if site:  # "the port of NAME": the town lends its name, where the text states none
            towns = [found for found in known if answers.is_town(found, part.parents)]
            known = towns or [*known, self._direct(name, rows)]
        return answers.within_parent(part, known, lack, rows.ranked, site=site)

    def _holder(self, rows: Ranking) -> Resolution:
        """Return what holds another place; nothing, where it lies outside of all that holds itself."""
        if plausible(rows.name, rows.backed):
            return self._direct(rows.name, rows)
        return answers.unplaced(rows.name.toponym, "no gazetteer has such a place there", rows.ranked)

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


def _groups(articles: Iterable[_Article]) -> Iterator[list[_Article]]:
    """Yield the articles in groups that are worth to be weighed in one go."""
    group: list[_Article] = []
    hits = 0
    for article in articles:
        more = sum(len(name.hits) for name in article.told.names)
        if group and hits + more > _MOST_HITS:
            yield group
            group, hits = [], 0
        group.append(article)
        hits += more
    if group:
        yield group
