"""Ranking: the candidates of each name in order, once all names of its article are weighed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from geo.gazetteer.place import Place
from geo.resolution.clues import CLUES, REASONED, Surroundings, reasons
from geo.resolution.support import fitting, likeliest, seat_first, supported
from geo.resolution.told import Name
from geo.resolution.toponyms import Candidate
from geo.resolution.weighing import Model, Rows, Weighing

_REASONED = [CLUES.index(clue) for clue in REASONED]


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """A name's candidates, best first.

    `nowhere` is the share of the odds that none of them is meant.
    """

    name: Name
    around: Surroundings
    ranked: Sequence[Candidate]
    nowhere: float

    @cached_property
    def backed(self) -> Sequence[Candidate]:
        """Those that the article supports; nobody asks for them where a name is mere company."""
        toponym = self.name.toponym
        return seat_first(toponym, supported(fitting(toponym, self.ranked), self.around))


def rankings(weighing: Weighing, model: Model) -> list[list[Ranking]]:
    """Return for each article the rankings of its names, every name weighed beside the others."""
    settled = weighing.settled(model)
    ranked = [_ranked(weighing, number, shares) for number, shares in enumerate(settled)]
    found = []
    for own in weighing.articles:
        best = {weighing.names[n].toponym.text: ranked[n][0].place for n in own if ranked[n]}
        found.append(
            [
                Ranking(
                    name=weighing.names[n],
                    around=replace(weighing.around[n], others=_others(weighing.names[n], best)),
                    ranked=ranked[n],
                    nowhere=float(settled[n][-1]),
                )
                for n in own
            ]
        )
    return found


def _ranked(weighing: Weighing, number: int, shares: Rows) -> list[Candidate]:
    hits, asked = weighing.names[number].hits, weighing.names[number].asked
    share = shares.tolist()
    order = sorted(range(len(hits)), key=lambda row: (-share[row], hits[row].place.id))
    best = likeliest([hit.place for hit in hits], shares)
    order.sort(key=lambda row: row != best)
    values = weighing.values(number, _REASONED) if asked else ()
    return [
        Candidate(
            place=hits[row].place,
            score=round(share[row], 4),
            reasons=reasons(hits[row].place, dict(zip(REASONED, values[row], strict=True))) if asked else (),
            similarity=hits[row].similarity,
        )
        for row in order
    ]


def _others(name: Name, best: Mapping[str, Place]) -> Sequence[Place]:
    """Return where the article's other names were placed, but for whole countries."""
    return [
        place for text, place in best.items() if text != name.toponym.text and place.feature_code != "PCLI"
    ]
