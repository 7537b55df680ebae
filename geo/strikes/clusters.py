"""Clusters: reports of one strike gathered report by report, the ones that say most first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from geo.strikes.agreement import Bond, Doubt, Verdict, compare
from geo.strikes.blocking import Block, blocks, spot
from geo.strikes.strike import PlacedReport
from geo.strikes.ties import UNTIED, Ties
from geo.strikes.traits import Traits, traits

# A strike is known by the first reports of it that differ: more change no answer and cost time.
MOST_WITNESSES = 24
# What may be any of more strikes than these points to none of them.
MOST_DOUBTS = 8
HELD = "a reviewer's word"  # what reports agree in that a reviewer joined
_OWN_DOUBTS = {Doubt.UNDATED.value, Doubt.UNPLACED.value}  # one article speaks of one place and day


class Told(NamedTuple):
    """A report with its traits."""

    placed: PlacedReport
    traits: Traits


class Cluster:
    """The reports of one strike so far, why each is here, and which other clusters it may be one with."""

    def __init__(self, founder: Told) -> None:
        self.told = [founder]
        self.reasons: dict[str, tuple[str, ...]] = {founder.placed.id: ()}
        self.perhaps: list[Cluster] = []
        self._witnesses = {founder.traits: founder}
        self._by_article: defaultdict[str, list[Told]] = defaultdict(list)
        self._by_article[founder.placed.source.article_id].append(founder)

    def add(self, one: Told, agreed: Iterable[str]) -> None:
        """Take in a report that agrees with the others in `agreed`."""
        self.told.append(one)
        self.reasons[one.placed.id] = tuple(sorted(agreed))
        self._by_article[one.placed.source.article_id].append(one)
        if len(self._witnesses) < MOST_WITNESSES:
            self._witnesses.setdefault(one.traits, one)

    def echoes(self, one: Told) -> bool:
        """Tell whether a report of this strike has the words of `one`, or is of its article."""
        same_words = any(witness.words == one.traits.words for witness in self._witnesses)
        return same_words or one.placed.source.article_id in self._by_article

    def verdict(self, one: Told) -> Verdict:
        """Return what `one` is to this strike: a conflict with any report of it keeps `one` out."""
        own = [compare_told(one, other) for other in self._by_article.get(one.placed.source.article_id, ())]
        if one.traits in self._witnesses:
            verdicts = [compare(one.traits, one.traits)]
        else:
            verdicts = []
            for witness in self._witnesses:
                found = compare(one.traits, witness)
                if found.bond is Bond.APART:
                    return found
                verdicts.append(found)
        for found in own:
            if found.bond is not Bond.SAME:
                return found
        return max(own + verdicts, key=lambda found: (found.bond is Bond.SAME, len(found.agreed)))


class _Shelves:
    """The clusters so far, by where and when their reports are."""

    def __init__(self) -> None:
        self._at_block: defaultdict[Block, dict[int, Cluster]] = defaultdict(dict)
        self._at_spot: defaultdict[Block, dict[int, Cluster]] = defaultdict(dict)

    def file(self, one: Told, cluster: Cluster) -> None:
        """Let `cluster` be found where its report `one` is."""
        self._at_spot[spot(one.traits)][id(cluster)] = cluster
        for key in blocks(one.traits):
            self._at_block[key][id(cluster)] = cluster

    def near(self, one: Told) -> dict[int, Cluster]:
        """Return the clusters that `one` may be of, by number."""
        keys = list(blocks(one.traits))
        near = {} if keys else _without_date(one, self._at_spot[spot(one.traits)])
        for key in keys:
            near.update(self._at_block[key])
        return near


def gathered(reports: Iterable[PlacedReport], ties: Ties = UNTIED) -> list[Cluster]:
    """Return the clusters of `reports`; their order is of no matter, nor is a report given twice.

    A report joins the cluster it fits best. One that fits two equally well stays by itself. What a
    reviewer holds together is one cluster from the start, and nothing joins what it is kept apart from.
    """
    clusters: list[Cluster] = []
    shelves = _Shelves()
    unique = {placed.id: placed for placed in reports}
    told = sorted((Told(placed, traits(placed)) for placed in unique.values()), key=_tells_most_first)
    for held in _held(told, ties):
        clusters.append(_held_cluster(held))
        for one in held:
            shelves.file(one, clusters[-1])
    for one in told:
        if ties.held_with(one.placed.id):
            continue
        near = [c for c in shelves.near(one).values() if ties.allow(one.placed.id, c.reasons)]
        cluster = _joined(one, near)
        if cluster is None:
            cluster = Cluster(one)
            cluster.perhaps = _doubtful(one, near)
            clusters.append(cluster)
        shelves.file(one, cluster)
    return clusters


def _held(told: Iterable[Told], ties: Ties) -> Iterable[list[Told]]:
    """Return the groups of reports that a reviewer holds together."""
    groups: defaultdict[frozenset[str], list[Told]] = defaultdict(list)
    for one in told:
        if held := ties.held_with(one.placed.id):
            groups[held].append(one)
    return groups.values()


def _held_cluster(held: Sequence[Told]) -> Cluster:
    cluster = Cluster(held[0])
    for one in held[1:]:
        cluster.add(one, (HELD,))
    return cluster


def _without_date(one: Told, here: Mapping[int, Cluster]) -> dict[int, Cluster]:
    """Return those of the clusters of a place that an undated report can be one with, or point to.

    Where many strikes are known it can only be one that it tells of in the same words or article.
    """
    crowded = len(here) > MOST_DOUBTS
    return {number: cluster for number, cluster in here.items() if not crowded or cluster.echoes(one)}


def _joined(one: Told, near: Iterable[Cluster]) -> Cluster | None:
    """Add `one` to the cluster that it fits best, and return that; ``None`` if there is no such one."""
    fitting = [(cluster, found) for cluster in near if (found := cluster.verdict(one)).bond is Bond.SAME]
    if not fitting:
        return None
    most = max(len(found.agreed) for _, found in fitting)
    best = [(cluster, found) for cluster, found in fitting if len(found.agreed) == most]
    if len(best) > 1:
        return None
    cluster, found = best[0]
    cluster.add(one, found.agreed)
    return cluster


def _doubtful(one: Told, near: Iterable[Cluster]) -> list[Cluster]:
    found = [cluster for cluster in near if cluster.verdict(one).bond is not Bond.APART]
    return found if len(found) <= MOST_DOUBTS else []


def compare_told(one: Told, other: Told) -> Verdict:
    """Return whether two reports tell of one strike; an article that tells two tells of two.

    Within one article only what is told in the same terms is told twice.
    """
    found = compare(one.traits, other.traits)
    if one.placed.source.article_id != other.placed.source.article_id or found.bond is Bond.APART:
        return found
    if one.traits.role is not other.traits.role:
        return Verdict(Bond.APART, found.agreed, ("different roles in one article",))
    if _kept_apart(one.placed, other.placed):
        return Verdict(Bond.PERHAPS, found.agreed, ("told as two by one article",))
    if _terms(one.traits) != _terms(other.traits) or set(found.against) - _OWN_DOUBTS:
        return Verdict(Bond.PERHAPS, found.agreed, (*found.against, "told in other terms by one article"))
    return Verdict(Bond.SAME, found.agreed | {"article"})


def _terms(one: Traits) -> Sequence[object]:
    undated_as = one.edtf if one.start_s is None else None
    return one.attackers, one.operation, one.start_s is None, undated_as


def _kept_apart(one: PlacedReport, other: PlacedReport) -> bool:
    named_by_one = {*one.report.linked_to, *one.report.possibly_same_as}
    named_by_other = {*other.report.linked_to, *other.report.possibly_same_as}
    return other.report.key in named_by_one or one.report.key in named_by_other


def _tells_most_first(one: Told) -> tuple[bool, int, float, float, str, str]:
    """Order reports so that those which leave little open make the clusters that others join."""
    told = one.traits
    left_open = (not told.attackers) + told.by_publication + (not told.exact) + (told.target is None)
    return told.start_s is None, left_open, told.length_s, told.radius_m, _published(one), one.placed.id


def _published(one: Told) -> str:
    since: datetime | None = one.placed.source.known_since_utc
    return since.isoformat() if since else "9999"
