"""Dates and times in running text: stated ("April 22"), relative ("on Saturday"), or not there at all.

Nothing is later than publication: a weekday is the last one up to it, a day without a year is the last
one up to it, and what is stated to lie after it is a plan, not a report. Without a publication date a day
without a year stays so (``XXXX-04-22``) and a relative one is undated. Days that do not exist are passed
over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum

from geo.extraction.dates.clocks import Clock, named_zone
from geo.extraction.dates.meanings import Bearings, Named
from geo.extraction.dates.mentions import Moment, mentions
from geo.timespans import (
    UNDATED,
    Timespan,
    at_instant,
    between,
    from_edtf,
    in_month,
    in_year,
    on_day,
    without_year,
)
from geo.vocabulary import DateBasis, DatePrecision


class Relation(StrEnum):
    """How what is told relates to the time named."""

    ON = "on"
    SINCE = "since"
    BEFORE = "before"
    AFTER = "after"
    BETWEEN = "between"
    UNTIL = "until"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A time as a text names it.

    Attributes
    ----------
    text, start, end
        The words and their code-point offsets, end exclusive; prepositions are not part of it.
    timespan
        The time named; for ``since`` and ``after``, from it up to publication.
    relation
        How what is told relates to it.
    """

    text: str
    start: int
    end: int
    timespan: Timespan
    relation: Relation


def times_in(
    text: str, clock: Clock, offset: int = 0, anchor: date | None = None
) -> tuple[TimeExpression, ...]:
    """Return the times that `text` names, in order, none overlapping.

    Parameters
    ----------
    text
        A sentence, paragraph or more; time needed grows in step with its length.
    clock
        Publication and zone by which it is read.
    offset
        Where `text` begins in the article; added to all offsets.
    anchor
        The day that "two days later", "that night" or a bare "at 3 a.m." starts from, until `text`
        itself names another.
    """
    return tuple(
        TimeExpression(
            text=text[start:end], start=start + offset, end=end + offset, timespan=span, relation=relation
        )
        for start, end, span, relation in _resolved(text, clock, anchor)
    )


def by_publication(clock: Clock) -> Timespan:
    """Return "by then, or about then", for what is told without a date; undated without publication."""
    if clock.day is None:
        return UNDATED
    return on_day(clock.day, DateBasis.PUBLICATION, zone=clock.day_zone, approximate=True)


def since(day: date, clock: Clock, basis: DateBasis = DateBasis.STATED) -> Timespan:
    """Return the span from `day` up to publication; undated (``2025-04-22/..``) where that is unknown."""
    if clock.day is None or day > clock.day:
        return Timespan(edtf=f"{day.isoformat()}/..")
    return between(day, clock.day, basis, zone=clock.day_zone)


def _resolved(text: str, clock: Clock, anchor: date | None) -> Iterator[tuple[int, int, Timespan, Relation]]:
    for mention in mentions(text):
        now = Bearings(published=clock.day, anchor=anchor)
        named = mention.meaning(now) if mention.meaning else None
        if mention.meaning and named is None:
            continue
        if _PLANNED.search(text[max(0, mention.start - _CLAUSE) : mention.start]):
            continue
        span = _timespan(named, mention.moment, clock, anchor)
        relation = _relation(text, mention.start, mention.end, several=_several(named))
        if relation in (Relation.SINCE, Relation.AFTER) and named and not mention.moment:
            span = _from_then_on(named, span, clock)
        if named and named.first and named.first == named.last:
            anchor = named.first
        yield mention.start, mention.end, span, relation


# What "will be", or would go on until, a day lies ahead of publication: a plan, not a report.
_PLANNED = re.compile(
    r"\b(?:(?:will|shall|is due to|are due to|scheduled)\b|['’]ll\b|(?:would|due to)\b(?=[^.,;:!?]* until ))"
    r"[^.,;:!?]*$"
)
_CLAUSE = 80  # characters


def _several(named: Named | None) -> bool:
    return named is not None and named.unit is DatePrecision.DAY and named.first != named.last


def _relation(text: str, start: int, end: int, *, several: bool) -> Relation:
    match = _BEFORE_IT.search(text[max(0, start - 40) : start])
    word = match["word"].casefold() if match else text[start:end].casefold()
    if several and word in ("between", "from"):
        return Relation.BETWEEN
    relation = next((r for r, words in _RELATION_WORDS.items() if word in words), Relation.ON)
    possessive = text[end : end + 2] in ("'s", "’s")
    # "after Saturday's strike": the strike is Saturday's, and what is told came after the strike
    return Relation.ON if possessive and relation is not Relation.SINCE else relation


_RELATION_WORDS = {
    Relation.SINCE: ("since then", "since", "starting", "beginning"),
    Relation.BEFORE: ("before", "prior to", "ahead of"),
    Relation.AFTER: ("after", "following"),
    Relation.UNTIL: ("until", "till", "by", "up to", "through"),
}


_BEFORE_IT = re.compile(
    r"(?<!shortly )(?<!just )(?<!soon )"
    rf"\b(?P<word>between|from|{'|'.join(word for words in _RELATION_WORDS.values() for word in words)})"
    r"(?: on)?(?: the)?(?: night of| morning of| evening of)?(?: early| late| mid| around| about)?[ -]$",
    re.IGNORECASE,
)


def _timespan(named: Named | None, moment: Moment | None, clock: Clock, anchor: date | None) -> Timespan:
    if moment is None:
        return _days(named, clock) if named else UNDATED
    if named is None:
        named = Named(first=anchor, last=anchor, basis=DateBasis.RELATIVE) if anchor else Named()
    if named.first is None or named.last is None or named.unit is not DatePrecision.DAY:
        return _days(named, clock)
    # of a night over two days, the small hours belong to the second
    day = named.last if moment.time < time(12) else named.first
    return _instant(day, moment, named.basis, clock) or on_day(day, named.basis, zone=clock.day_zone)


def _instant(day: date, moment: Moment, basis: DateBasis, clock: Clock) -> Timespan | None:
    """Return the minute or hour told; ``None`` if its zone is not known, or it lies after publication."""
    zone = named_zone(moment.zone, clock, day) if moment.zone else clock.zone
    if zone is None:
        return None
    start = datetime.combine(day, moment.time, zone)
    if isinstance(clock.published, datetime) and start > clock.published:
        return None
    return at_instant(start, basis, precision=moment.precision)


def _days(named: Named, clock: Clock) -> Timespan:
    if named.first is None or named.last is None:
        return without_year(*named.yearless) if named.yearless else UNDATED
    zone = clock.day_zone
    if named.unit is DatePrecision.MONTH:
        return _up_to_publication(
            in_month(named.first.year, named.first.month, named.basis, zone=zone), clock
        )
    if named.unit is DatePrecision.YEAR:
        return _up_to_publication(in_year(named.first.year, named.basis, zone=zone), clock)
    if named.first == named.last:
        return on_day(named.first, named.basis, zone=zone, approximate=named.approximate)
    return between(named.first, named.last, named.basis, zone=zone)


def _up_to_publication(span: Timespan, clock: Clock) -> Timespan:
    if clock.day is None or span.end_utc is None:
        return span
    end = on_day(clock.day, DateBasis.STATED, zone=clock.day_zone).end_utc
    return replace(span, end_utc=min(span.end_utc, end)) if end else span


def _from_then_on(named: Named, span: Timespan, clock: Clock) -> Timespan:
    """Return the span from the time named up to publication, as finely as it was named."""
    if named.first is None or span.edtf is None or named.first == clock.day:
        return span
    start = span.edtf.partition("/")[0].rstrip("~")
    if clock.day is None:
        return Timespan(edtf=f"{start}/..")
    return from_edtf(f"{start}/{clock.day.isoformat()}", named.basis, zone=clock.day_zone)
