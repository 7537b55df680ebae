"""Mentions of time in a text: the grammar's expressions, joined to ranges, nights and times of day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import time, timedelta
from functools import partial

from geo.extraction.dates.forms import FORMS, OVERNIGHT
from geo.extraction.dates.meanings import Bearings, Named
from geo.vocabulary import DateBasis, DatePrecision

Meaning = Callable[[Bearings], Named | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time of day, as finely as told, and the zone it names ("" if none)."""

    time: time
    precision: DatePrecision
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Where a text names a time: days, a time of day, or both; `joined` if made of several.

    `meaning` is asked later, with the bearings: one mention may be the anchor of the next.
    """

    start: int
    end: int
    meaning: Meaning | None = None
    moment: Moment | None = None
    joined: bool = False


_ZONE = r"(?:local time|[A-Z]{1,4}T|UTC|[A-Z][a-z]+(?: [A-Z][a-z]+)? (?:[Ss]tandard )?[Tt]ime)"
_HALF = r"(?P<half>[ap]\.?m\.?(?![a-z])|[AP]\.?M\.?(?![A-Za-z]))"
_CLOCK = re.compile(
    r"(?<![\d:.,/$€£-])(?:(?P<hour>\d{1,2})(?:(?P<sep>[:.])(?P<minute>\d\d)(?::\d\d)?)?(?![\d:/%])"
    rf"(?: ?{_HALF})?|\b(?P<word>noon|midnight)\b)(?:,? ?\(?(?P<zone>{_ZONE})\)?)?"
)
_ROUGHLY = re.compile(r"\b(?:around|about|approximately|roughly|circa|near|by|before|after) $", re.IGNORECASE)
_TO = re.compile(r"\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b|\bthrough\b|\binto\b)\s*(?:the )?(?:early |late )?")
_AND = re.compile(r",? and (?:the )?(?:early |late )?")
_BETWEEN = re.compile(r"\b(?:between|from) (?:the )?(?:early |late )?$", re.IGNORECASE)
_NIGHT = re.compile(r"\s*(?:(?:on|of|from|into|to|between|the|night)\s+){0,4}")
_AT = re.compile(
    r"[\s,(]*(?:(?:at|on|of|in|the|early|late|around|about|approximately|shortly|just|before|after|local|time|night"
    r"|morning|hours|by|from)\b[\s,)]*){0,6}",
    re.IGNORECASE,
)
_LONGEST_GAP = 40
_HINTS = tuple(dict.fromkeys(hint for hints, _, _ in FORMS for hint in hints))


def mentions(text: str) -> Iterator[Mention]:
    """Yield the mentions of time in `text`, in order, none overlapping."""
    found = sorted([*_days(text), *_moments(text)], key=lambda mention: (mention.start, -mention.end))
    last: Mention | None = None
    for mention in _apart(found):
        joined = _joined(text, last, mention) if last else None
        if last and joined is None:
            yield last
        last = joined or mention
    if last:
        yield last


def _days(text: str) -> Iterator[Mention]:
    folded = text.casefold()
    held = {hint for hint in _HINTS if hint in folded}
    for hints, pattern, meaning in FORMS:
        if held.isdisjoint(hints):
            continue
        for match in pattern.finditer(text):
            start, end = match.span("x" if "x" in pattern.groupindex and match["x"] else 0)
            yield Mention(start=start, end=end, meaning=partial(meaning, match))


def _moments(text: str) -> Iterator[Mention]:
    for match in _CLOCK.finditer(text):
        moment = _moment(
            match, roughly=bool(_ROUGHLY.search(text[max(0, match.start() - 15) : match.start()]))
        )
        if moment:
            yield Mention(start=match.start(), end=match.end(), moment=moment)


def _moment(match: re.Match[str], *, roughly: bool) -> Moment | None:
    """Return the time of day in `match`; ``None`` for numbers that are none (a score, a share, 24:00)."""
    zone = match["zone"] or ""
    if match["word"]:
        noon = match["word"] == "noon"
        return Moment(time=time(12 if noon else 0), precision=DatePrecision.HOUR, zone=zone)
    half = (match["half"] or "").replace(".", "").lower()
    if not half and (match["minute"] is None or (match["sep"] == "." and not zone)):
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    exact = match["minute"] is not None and not roughly
    return Moment(
        time=time(hour, minute), precision=DatePrecision.MINUTE if exact else DatePrecision.HOUR, zone=zone
    )


def _apart(found: Iterable[Mention]) -> Iterator[Mention]:
    end = 0
    for mention in found:
        if mention.start >= end:
            yield mention
            end = mention.end


def _joined(text: str, a: Mention, b: Mention) -> Mention | None:
    """Return the one mention that `a` and `b` make together, or ``None`` if they stand apart."""
    gap = text[a.end : b.start]
    if len(gap) > _LONGEST_GAP:
        return None
    both = replace(a, end=b.end, joined=True)
    if a.meaning and b.meaning:
        meaning = None if a.joined or b.joined else _joined_days(text, a, b, gap)
        return replace(both, meaning=meaning) if meaning else None
    if a.moment and b.moment:
        ranged = not a.meaning and not b.meaning and (_TO.fullmatch(gap) or _AND.fullmatch(gap))
        return replace(both, moment=replace(a.moment, precision=DatePrecision.HOUR)) if ranged else None
    if _AT.fullmatch(gap):
        return replace(both, meaning=a.meaning or b.meaning, moment=a.moment or b.moment)
    return None


def _joined_days(text: str, a: Mention, b: Mention, gap: str) -> Meaning | None:
    """Return what two mentions of days mean together: a night, a range, or nothing."""
    if a.meaning is None or b.meaning is None:
        return None
    if OVERNIGHT.fullmatch(text, a.start, a.end):
        return partial(_night, b.meaning) if _NIGHT.fullmatch(gap) else None
    if OVERNIGHT.fullmatch(text, b.start, b.end):
        return partial(_night, a.meaning) if _NIGHT.fullmatch(gap) else None
    paired = _AND.fullmatch(gap) and _BETWEEN.search(text[max(0, a.start - 20) : a.start])
    return partial(_span, a.meaning, b.meaning) if paired or _TO.fullmatch(gap) else None


def _span(first: Meaning, last: Meaning, now: Bearings) -> Named | None:
    start, end = first(now), last(now)
    if start is None or end is None:
        return None
    if start.first is None or end.last is None:
        return start
    begin = start.first
    if begin > end.last and start.basis is DateBasis.RELATIVE:
        begin -= timedelta(days=7)  # "Saturday to Monday", told on a Sunday
    return Named(first=begin, last=end.last, basis=start.basis) if begin <= end.last else None


def _night(day: Meaning, now: Bearings) -> Named | None:
    """Return the two days of the night that led into a day; of "6 to 7 May", these."""
    named = day(now)
    if named is None or named.first is None or named.first != named.last:
        return named
    return replace(named, first=named.first - timedelta(days=1))
