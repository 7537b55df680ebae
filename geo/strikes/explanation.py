"""Explanation: why reports are one strike, and why two strikes are not one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from geo.strikes.agreement import Bond
from geo.strikes.clusters import HELD, Told, compare_told
from geo.strikes.strike import Correction, PlacedReport, Strike
from geo.strikes.traits import traits

_TIED = "reports that fit both equally well stay by themselves"


def why_one(strike: Strike) -> Iterator[tuple[str, str]]:
    """Yield, for each report of `strike`, its id and what made it part of the strike."""
    joined = strike.joined or ((),) * len(strike.reports)
    for placed, agreed in zip(strike.reports, joined, strict=True):
        word = _last_word(placed)
        if agreed == (HELD,) and word:
            yield placed.id, f"{word.who} says so{_because(word)}"
        else:
            yield placed.id, f"agrees in {', '.join(agreed)}" if agreed else "the strike is built on it"


def why_two(one: Strike, other: Strike) -> tuple[str, ...]:
    """Return what keeps two strikes from being one, the reason of most pairs of their reports first."""
    split = _split(one, other) or _split(other, one)
    if split:
        return (f"{split.who} split them{_because(split)}",)
    ours, theirs = ([Told(p, traits(p)) for p in strike.reports] for strike in (one, other))
    verdicts = [compare_told(a, b) for a in ours for b in theirs]
    reasons = Counter(reason for found in verdicts if found.bond is not Bond.SAME for reason in found.against)
    ranked = sorted(reasons, key=lambda reason: (-reasons[reason], reason))
    return tuple(ranked) if ranked else (_TIED,)


def _last_word(placed: PlacedReport) -> Correction | None:
    """Return the last decision of a reviewer on which strike a report is of."""
    return next((one for one in reversed(placed.corrections) if one.field == "strike"), None)


def _split(one: Strike, other: Strike) -> Correction | None:
    """Return the decision that keeps a report of `one` from one of `other`."""
    theirs = {placed.id for placed in other.reports}
    return next(
        (
            word
            for placed in one.reports
            for word in reversed(placed.corrections)
            if isinstance(word.human, Mapping) and theirs & set(word.human.get("apart_from", ()))
        ),
        None,
    )


def _because(word: Correction) -> str:
    return f": {word.why}" if word.why else ""
