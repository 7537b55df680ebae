"""Merged: strikes kept up to date; an article that comes or goes re-merges only its neighbourhood."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime

from geo.strikes.agreement import Bond, compare
from geo.strikes.blocking import Block, blocks, spot
from geo.strikes.clusters import Told
from geo.strikes.merging import as_of, by_date, merge
from geo.strikes.strike import PlacedReport, Strike
from geo.strikes.ties import UNTIED, Ties
from geo.strikes.traits import traits


class Merged:
    """The strikes of a set of reports: always what `merge` makes of all of them, for less work."""

    def __init__(self, reports: Iterable[PlacedReport] = (), ties: Ties = UNTIED) -> None:
        self._ties = ties
        self._told: dict[str, Told] = {}
        self._strikes: dict[str, Strike] = {}
        self._strike_of: dict[str, str] = {}
        self._at: defaultdict[Block, set[str]] = defaultdict(set)
        self._undated_at: defaultdict[Block, set[str]] = defaultdict(set)
        self._in_article: defaultdict[str, set[str]] = defaultdict(set)
        every = list(reports)
        for placed in every:
            self._file(placed)
        self._keep(merge(every, ties))

    @property
    def strikes(self) -> tuple[Strike, ...]:
        """Every strike, by date, undated last."""
        return tuple(sorted(self._strikes.values(), key=by_date))

    def strike(self, name: str) -> Strike | None:
        """Return the strike of that id, or the one that has the report of that id; ``None`` if none."""
        return self._strikes.get(self._strike_of.get(name, name))

    def as_of(self, moment: datetime) -> tuple[Strike, ...]:
        """Return the strikes as they were known at `moment` (`geo.strikes.as_of`)."""
        return as_of((one.placed for one in self._told.values()), moment, self._ties)

    def update(
        self,
        added: Iterable[PlacedReport] = (),
        removed: Iterable[str] = (),
        ties: Ties | None = None,
    ) -> frozenset[str]:
        """Take in `added`, drop the reports of the ids `removed`, and merge again what that concerns.

        Parameters
        ----------
        added, removed
            A report read anew is in both.
        ties
            What reviewers joined and split, if that has changed.

        Returns
        -------
        The ids of the reports that were merged again.
        """
        gone = set(removed) & self._told.keys()
        new = [placed for placed in added if placed.id not in self._told or placed.id in gone]
        retied = self._ties.changed(ties) & self._told.keys() if ties else set()
        touched = self._closure(gone | retied)
        self._ties = ties or self._ties
        for name in gone:
            self._unfile(self._told.pop(name))
        for placed in new:
            self._file(placed)
        touched = self._closure((touched - gone) | {placed.id for placed in new})
        for name in touched | gone:
            self._strikes.pop(self._strike_of.pop(name, ""), None)
        self._keep(merge((self._told[name].placed for name in touched), self._ties))
        return frozenset(touched)

    def _keep(self, strikes: Iterable[Strike]) -> None:
        for strike in strikes:
            self._strikes[strike.id] = strike
            self._strike_of.update((placed.id, strike.id) for placed in strike.reports)

    def _file(self, placed: PlacedReport) -> None:
        one = self._told[placed.id] = Told(placed, traits(placed))
        for shelf, key in self._places(one):
            shelf[key].add(placed.id)
        self._in_article[placed.source.article_id].add(placed.id)

    def _unfile(self, one: Told) -> None:
        for shelf, key in self._places(one):
            shelf[key].discard(one.placed.id)
        self._in_article[one.placed.source.article_id].discard(one.placed.id)

    def _places(self, one: Told) -> Iterator[tuple[defaultdict[Block, set[str]], Block]]:
        """Yield where a report is filed; all of a place are also filed by it, for those without a date."""
        yield self._at, spot(one.traits)
        if one.traits.start_s is None:
            yield self._undated_at, spot(one.traits)
        for key in blocks(one.traits):
            yield self._at, key

    def _closure(self, seeds: Iterable[str]) -> set[str]:
        """Return the reports whose merging can depend on `seeds`, these included."""
        found = set(seeds)
        waiting = list(found)
        while waiting:
            one = self._told[waiting.pop()]
            near = {name for name in self._near(one) if name not in found}
            found |= near
            waiting += near
        return found

    def _near(self, one: Told) -> Iterator[str]:
        mine = self._in_article[one.placed.source.article_id]
        yield from (name for name in mine if _linked(one.placed, self._told[name].placed))
        yield from self._ties.held_with(one.placed.id) & self._told.keys()
        here = spot(one.traits)
        others = set(self._at[here] if one.traits.start_s is None else self._undated_at[here])
        for key in blocks(one.traits):
            others |= self._at[key]
        for name in others:
            if compare(one.traits, self._told[name].traits).bond is not Bond.APART:
                yield name


def _linked(one: PlacedReport, other: PlacedReport) -> bool:
    """Tell whether an article binds two of its reports: by their event, or by naming one at the other."""
    a, b = one.report, other.report
    named = {*a.linked_to, *a.possibly_same_as, *b.linked_to, *b.possibly_same_as}
    return a.event_key == b.event_key or a.key in named or b.key in named
