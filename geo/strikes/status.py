"""Status: who stands behind a strike, and how far it can be relied on, by stated rules.

A party is whoever takes a stance; an outlet that speaks for itself is its own publisher. What a party
said last counts. The rules, the first that holds:

``withdrawn``
    Everyone who claimed or confirmed it has since denied or disputed it.
``disputed``
    A party denies or disputes it.
``corroborated``
    Somebody other than who claims it confirms it; or the attacker and the side hit both tell of it; or
    two publishers do in words of their own.
``claimed``
    All else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from geo.strikes.strike import PlacedReport
from geo.strikes.traits import JOINT
from geo.strikes.voices import voices
from geo.vocabulary import Stance, Status

_AGAINST = {Stance.DENIES, Stance.DISPUTES}
_OUTLET = "outlet"


def status_of(reports: Sequence[PlacedReport]) -> tuple[Status, str]:
    """Return the status of a strike by its reports, and the rule that gave it, in words."""
    stances = _stances(reports)
    last = {party: said[-1] for party, said in stances.items()}
    against = sorted(party for party, said in last.items() if said & _AGAINST)
    behind = [party for party, said in stances.items() if any(one - _AGAINST for one in said)]
    if behind and all(last[party] <= _AGAINST for party in behind):
        return Status.WITHDRAWN, f"{_named(behind)} took it back"
    if against:
        return Status.DISPUTED, f"{_named(against)} denies or disputes it"
    return _support(reports, last)


def confirmations(reports: Sequence[PlacedReport]) -> frozenset[str]:
    """Return the parties that confirm the strike and do not claim it."""
    last = {party: said[-1] for party, said in _stances(reports).items()}
    claiming = {party for party, said in last.items() if Stance.CLAIMS in said}
    return frozenset(party for party, said in last.items() if Stance.CONFIRMS in said) - claiming


def confidence(reports: Sequence[PlacedReport], status: Status) -> float:
    """Return how far a strike can be relied on, 0-1: ``(1 - 1/2 ** n) * stance * placed``.

    Parameters
    ----------
    reports
        Of the strike, the one that speaks for it first.
    status
        Its status: `stance` is 1, but 1/2 if it is disputed, 0 if it is withdrawn.

    Notes
    -----
    `n` counts the independent publishers, at least one, and the parties that confirm. `placed` is the
    confidence in the place, which falls where a place is known by its town only; 0 without a place.
    """
    told = max(1, voices(reports)) + len(confirmations(reports))
    stance = {Status.DISPUTED: 0.5, Status.WITHDRAWN: 0.0}.get(status, 1.0)
    return round((1 - 0.5**told) * stance * reports[0].resolution.confidence, 4)


def _support(reports: Sequence[PlacedReport], last: Mapping[str, frozenset[Stance]]) -> tuple[Status, str]:
    claiming = {party for party, said in last.items() if Stance.CLAIMS in said}
    confirming = confirmations(reports)
    if claiming and confirming:
        return Status.CORROBORATED, f"{_named(confirming)} confirms it"
    attackers = {name for p in reports if p.report.attacker for name in p.report.attacker.split(JOINT)}
    hit = {placed.report.side_hit for placed in reports if placed.report.side_hit}
    if attackers & last.keys() and (hit - attackers) & last.keys():
        return Status.CORROBORATED, "the attacker and the side hit both tell of it"
    independent = voices(reports)
    if independent >= 2:
        return Status.CORROBORATED, f"{independent} publishers tell of it in words of their own"
    return Status.CLAIMED, "one side or one publisher tells of it"


def _stances(reports: Sequence[PlacedReport]) -> Mapping[str, list[frozenset[Stance]]]:
    """Return what each party said, article by article in order of publication."""
    said: dict[str, dict[tuple[datetime, str], set[Stance]]] = {}
    for placed in reports:
        since = placed.source.known_since_utc or datetime.min.replace(tzinfo=UTC)
        for claim in placed.report.claims:
            party = _party(claim.claimant, placed)
            said.setdefault(party, {}).setdefault((since, placed.source.article_id), set()).add(claim.stance)
    return {
        party: [frozenset(stances) for _, stances in sorted(by_article.items())]
        for party, by_article in said.items()
    }


def _party(claimant: str, placed: PlacedReport) -> str:
    return placed.source.publisher or placed.source.article_id if claimant == _OUTLET else claimant


def _named(parties: Iterable[str]) -> str:
    return ", ".join(sorted(parties))
