"""Ledger: what was said of a strike over time; figures that were superseded stay in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from geo.strikes.strike import PlacedReport

Deaths = tuple[int | None, int | None, int | None]  # low, best, high


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """How many deaths one article reports, and since when that is known (``None``: nobody knows)."""

    deaths: Deaths
    known_since_utc: datetime | None
    article_id: str


def tolls(reports: Sequence[PlacedReport]) -> tuple[Toll, ...]:
    """Return the tolls that `reports` state, in the order in which they became known, unknown times first."""
    stated = [
        Toll(
            deaths=placed.report.deaths,
            known_since_utc=placed.source.known_since_utc,
            article_id=placed.source.article_id,
        )
        for placed in reports
        if any(count is not None for count in placed.report.deaths)
    ]
    return tuple(sorted(set(stated), key=_when))


def toll(reports: Sequence[PlacedReport]) -> Deaths:
    """Return the deaths of a strike: the latest best estimate, between the lowest and highest ever stated."""
    stated = tolls(reports)
    counts = [count for one in stated for count in one.deaths if count is not None]
    if not counts:
        return None, None, None
    best = [one.deaths[1] for one in stated if one.deaths[1] is not None]
    bounds = any(one.deaths[0] is not None or one.deaths[2] is not None for one in stated)
    several = len(set(counts)) > 1 or bounds
    low, high = (min(counts), max(counts)) if several else (None, None)
    return low, best[-1] if best else None, high


def _when(one: Toll) -> tuple[datetime, str, str]:
    return one.known_since_utc or datetime.min.replace(tzinfo=UTC), one.article_id, str(one.deaths)
