"""Explanation: why reports are one strike, and why two strikes are not one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from geo.strikes.agreement import Bond
from geo.strikes.clusters import Told, compare_told
from geo.strikes.strike import Strike
from geo.strikes.traits import traits

_TIED = "reports that fit both equally well stay by themselves"


def why_one(strike: Strike) -> Iterator[tuple[str, str]]:
    """Yield, for each report of `strike`, its id and what made it part of the strike."""
    joined = strike.joined or ((),) * len(strike.reports)
    for placed, agreed in zip(strike.reports, joined, strict=True):
        yield placed.id, f"agrees in {', '.join(agreed)}" if agreed else "the strike is built on it"


def why_two(one: Strike, other: Strike) -> tuple[str, ...]:
    """Return what keeps two strikes from being one, the reason of most pairs of their reports first."""
    ours, theirs = ([Told(p, traits(p)) for p in strike.reports] for strike in (one, other))
    verdicts = [compare_told(a, b) for a in ours for b in theirs]
    reasons = Counter(reason for found in verdicts if found.bond is not Bond.SAME for reason in found.against)
    ranked = sorted(reasons, key=lambda reason: (-reasons[reason], reason))
    return tuple(ranked) if ranked else (_TIED,)
