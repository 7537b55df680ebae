"""Ranking: the candidates of each name in order, once all names of its article are weighed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from geo.gazetteer.place import Place
from geo.resolution.clues import CLUES, REASONED, Surroundings, reasons
from geo.resolution.support import fitting, likeliest, seat_first, supported
from geo.resolution.toponyms import Candidate
from geo.resolution.weighing import Model, Name, Rows, Weighing

_REASONED = [CLUES.index(clue) for clue in REASONED]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """A name's candidates, best first: all of them, and those that the article supports.

    `nowhere` is the share of the odds that none of them is meant.
    """

    ranked: Sequence[Candidate]
    backed: Sequence[Candidate]
    nowhere: float


def rankings(weighing: Weighing, model: Model) -> list[list[Ranking]]:
    """Return for each article the rankings of its names, every name weighed beside the others."""
    settled = weighing.settled(model)
    ranked = [_ranked(weighing, number, shares) for number, shares in enumerate(settled)]
    found = []
    for own in weighing.articles:
        best = {weighing.names[n].toponym.text: ranked[n][0].place for n in own if ranked[n]}
        found.append([_backed(weighing, n, ranked[n], best, float(settled[n][-1])) for n in own])
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


def _backed(
    weighing: Weighing, number: int, ranked: list[Candidate], best: Mapping[str, Place], nowhere: float
) -> Ranking:
    name = weighing.names[number]
    around: Surroundings = replace(weighing.around[number], others=_others(name, best))
    fit = fitting(name.toponym, ranked) if name.asked else []  # of mere company nobody asks what supports it
    return Ranking(ranked=ranked, backed=seat_first(name.toponym, supported(fit, around)), nowhere=nowhere)


def _others(name: Name, best: Mapping[str, Place]) -> Sequence[Place]:
    """Return where the article's other names were placed, but for whole countries."""
    return [
        place for text, place in best.items() if text != name.toponym.text and place.feature_code != "PCLI"
    ]
