"""Comparison: which strikes that articles tell of are also records of an imported data set.

Nothing is merged: imported records stay strikes of their own, and each side names its counterparts. The
rules are those by which reports become one strike (`geo.strikes.agreement`); what they leave open is none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from geo.strikes.agreement import Bond
from geo.strikes.blocking import Block, blocks
from geo.strikes.clusters import Cluster, Told
from geo.strikes.strike import PlacedReport, Strike, content_id
from geo.strikes.traits import Traits, sounds, traits
from geo.vocabulary import Kind, Status


def compared(ours: Sequence[Strike], theirs: Iterable[PlacedReport]) -> tuple[Strike, ...]:
    """Return `ours`, then each imported record of `theirs` as a strike; both name their counterparts."""
    imported = [_as_strike(placed) for placed in theirs]
    if not imported:
        return tuple(ours)
    found = _Index(ours)
    ours_of = {strike.id: found.same(_traits(strike.reports[0])) for strike in imported}
    theirs_of: defaultdict[str, list[str]] = defaultdict(list)
    for record, names in ours_of.items():
        for name in names:
            theirs_of[name].append(record)
    return (
        *(replace(strike, counterparts=tuple(sorted(theirs_of[strike.id]))) for strike in ours),
        *(replace(strike, counterparts=tuple(sorted(ours_of[strike.id]))) for strike in imported),
    )


class _Index:
    """Strikes that articles tell of, to be asked for by what another report says."""

    def __init__(self, strikes: Iterable[Strike]) -> None:
        self._at_block: defaultdict[Block, dict[str, Cluster]] = defaultdict(dict)
        for strike in strikes:
            first, *others = (Told(placed, traits(placed)) for placed in strike.reports)
            cluster = Cluster(first)
            for told in others:
                cluster.add(told, ())
            for told in cluster.told:
                for block in blocks(told.traits):
                    self._at_block[block][strike.id] = cluster

    def same(self, one: Told) -> list[str]:
        """Return the ids of the strikes that `one` is a report of."""
        near: dict[str, Cluster] = {}
        for block in blocks(one.traits):
            near.update(self._at_block.get(block, {}))
        return [name for name, cluster in near.items() if cluster.verdict(one).bond is Bond.SAME]


def _traits(placed: PlacedReport) -> Told:
    """Return a record as it is compared: an event that may have been a strike is taken for one.

    Data sets write what a place is behind its name ("Teir Maaleh village"), which no article does.
    """
    told: Traits = traits(placed)
    kind = Kind.STRIKE if told.kind is Kind.EVENT else told.kind
    place = placed.resolution.place
    return Told(placed, told._replace(kind=kind, name=sounds(place.name) if place else told.name))


def _as_strike(placed: PlacedReport) -> Strike:
    record = placed.source.record
    return Strike(
        id=placed.id,
        event_id=content_id("event", placed.id),
        reports=(placed,),
        status=Status.CLAIMED,
        status_why=f"recorded by {record.dataset}" if record else "",
        joined=((),),
    )
