"""What each form of date means: days, measured from publication and from the day spoken of before."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from geo.vocabulary import DateBasis, DatePrecision


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearings:
    """What relative words are measured from: the day of publication, and the day spoken of before."""

    published: date | None
    anchor: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Days named by a text: first and last, or a month and day whose year is not known, or neither."""

    first: date | None = None
    last: date | None = None
    unit: DatePrecision = DatePrecision.DAY
    basis: DateBasis = DateBasis.STATED
    yearless: tuple[int, int] | None = None
    approximate: bool = False


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# News writes the year of what is older; a day without a year that would be older is the story's own year's.
_RECENT_DAYS = 90
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NUMBERS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _number(written: str) -> int:
    word = written.lower()
    return int(word) if word.isdigit() else 1 if word in ("a", "an") else NUMBERS.index(word)


def _day_number(written: str) -> int:
    return int(re.sub(r"\D", "", written))


def _real(year: int, month: int, day: int) -> date | None:
    """Return the day if it exists, in centuries that news tells of."""
    if not 1800 <= year < 2200:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _stated(day: date | None, now: Bearings) -> Named | None:
    """Return a day stated in full; ``None`` for one that does not exist or had not come by publication."""
    if day is None or (now.published and day > now.published):
        return None
    return Named(first=day, last=day)


def _last_such(month: int, day: int, now: Bearings) -> Named | None:
    """Return the last such day up to publication; in a story of years ago, that year's."""
    if not 1 <= day <= monthrange(2000, month)[1]:
        return None
    if now.published is None:
        return Named(yearless=(month, day))
    years = range(now.published.year, now.published.year - 9, -1)  # 29 February: up to eight years back
    days = (found for year in years if (found := _real(year, month, day)) and found <= now.published)
    found = next(days, None)
    if found is None:
        return None
    told_of = _real(now.anchor.year, month, day) if now.anchor else None
    if told_of and (now.published - found).days > _RECENT_DAYS and (found - told_of).days > 0:
        found = told_of
    return Named(first=found, last=found)


def _relative(first: date | None, last: date | None = None) -> Named:
    return Named(first=first, last=last or first, basis=DateBasis.RELATIVE)


def _shifted(day: date | None, days: int) -> date | None:
    try:
        return day + timedelta(days=days) if day else None
    except OverflowError:
        return None


def numeric(m: re.Match[str], now: Bearings) -> Named | None:
    """Return an all-figures date, unless day and month could be swapped."""
    if m["iso"]:
        return _stated(_real(int(m["iso"][:4]), int(m["iso"][5:7]), int(m["iso"][8:])), now)
    first, second, year = int(m["a"]), int(m["b"]), int(m["y"])
    if m["sep"] == "." or first > 12 or first == second:
        return _stated(_real(year, second, first), now)
    return _stated(_real(year, first, second), now) if second > 12 else None


def day_of_month(m: re.Match[str], now: Bearings) -> Named | None:
    """Return a day of a month, of the year said or else the last such."""
    month, day = _month(m["m1"] or m["m2"]), _day_number(m["d1"] or m["d2"])
    year = m["y1"] or m["y2"]
    return _stated(_real(int(year), month, day), now) if year else _last_such(month, day, now)


def days_of_month(m: re.Match[str], now: Bearings) -> Named | None:
    """Return several days of one month: "May 6-7", "between 7 and 10 May"."""
    month, year = _month(m["m1"] or m["m2"]), m["y1"] or m["y2"]
    first, last = _day_number(m["a1"] or m["a2"]), _day_number(m["b1"] or m["b2"])
    end = _stated(_real(int(year), month, last), now) if year else _last_such(month, last, now)
    if end is None or not 1 <= first <= last:
        return None
    if end.last is None:
        return Named(yearless=(month, first))
    start = _real(end.last.year, month, first)
    return Named(first=start, last=end.last) if start else None


def month_of_year(m: re.Match[str], now: Bearings) -> Named | None:
    """Return a whole month."""
    return _whole_month(date(int(m["year"]), _month(m["month"]), 1), now)


def month_alone(m: re.Match[str], now: Bearings) -> Named | None:
    """Return the last such month that began by publication; "last March" is never the running month's."""
    if now.published is None:
        return Named()
    month = _month(m["x"])
    year = now.published.year - (month > now.published.month)
    return _whole_month(date(year, month, 1), now)


def _whole_month(first: date, now: Bearings, basis: DateBasis = DateBasis.STATED) -> Named | None:
    if now.published and first > now.published:
        return None
    last = first.replace(day=monthrange(first.year, first.month)[1])
    return Named(first=first, last=last, unit=DatePrecision.MONTH, basis=basis)


def year(m: re.Match[str], now: Bearings) -> Named | None:
    """Return a whole year."""
    return _whole_year(int(m["x"]), now)


def _whole_year(year: int, now: Bearings, basis: DateBasis = DateBasis.STATED) -> Named | None:
    if now.published and year > now.published.year:
        return None
    return Named(first=date(year, 1, 1), last=date(year, 12, 31), unit=DatePrecision.YEAR, basis=basis)


def weekday(m: re.Match[str], now: Bearings) -> Named | None:
    """Return the last such weekday up to publication; "last Friday", said on a Friday, a week before."""
    word = (m["which"] or "").lower()
    if word in ("next", "coming", "every", "each"):
        return None
    if now.published is None:
        return _relative(None)
    back = (now.published.weekday() - _WEEKDAYS.index(m["weekday"][:3].lower())) % 7
    if back == 0 and word in ("last", "past", "previous"):
        back = 7
    return _relative(_shifted(now.published, -back))


_DAYS_BACK = {"the day before yesterday": 2, "yesterday": 1, "earlier today": 0, "today": 0, "tonight": 0}


def day_word(m: re.Match[str], now: Bearings) -> Named:
    """Return "yesterday", "today", "this morning"."""
    return _relative(_shifted(now.published, -_DAYS_BACK.get(m[0].lower(), 0)))


def overnight(m: re.Match[str], now: Bearings) -> Named:
    """Return the last night before publication: it lies on two days."""
    return _relative(_shifted(now.published, -1), now.published)


def ago(m: re.Match[str], now: Bearings) -> Named | None:
    """Return "two days ago" from publication, "two days later" and "two days earlier" from the anchor."""
    count, unit, word = _number(m["n"]), m["unit"].lower(), m["word"].lower()
    start = now.published if word == "ago" else now.anchor
    if start is None:
        return _relative(None)
    if unit in ("hour", "minute"):
        return _relative(start) if word == "ago" and count < 12 else None
    if unit == "month" and word == "ago":
        months = start.year * 12 + start.month - 1 - count
        return _whole_month(date(months // 12, months % 12 + 1, 1), now, DateBasis.RELATIVE)
    if unit == "year" and word == "ago":
        return _whole_year(start.year - count, now, DateBasis.RELATIVE)
    if unit not in ("day", "week"):
        return None
    days = count * (7 if unit == "week" else 1)
    day = _shifted(start, days if word in ("later", "after") else -days)
    if day and now.published and day > now.published:
        return None
    return replace(_relative(day), approximate=unit == "week")


def from_anchor(m: re.Match[str], now: Bearings) -> Named | None:
    """Return "the next day", "the same night", "that evening"."""
    word = m["which"].lower()
    step = 1 if word in ("next", "following", "later") else 0 if word in ("same", "that") else -1
    day = _shifted(now.anchor, step)
    return None if day and now.published and day > now.published else _relative(day)


def since_then(m: re.Match[str], now: Bearings) -> Named:
    """Return the day spoken of before."""
    return _relative(now.anchor)


def running(m: re.Match[str], now: Bearings) -> Named | None:
    """Return "this month", "last week", "over the past three days": spans measured from publication."""
    if now.published is None:
        return _relative(None)
    unit, last = m["period"].lower(), m["which"].lower() != "this"
    monday = now.published - timedelta(days=now.published.weekday())
    if unit == "year":
        return _whole_year(now.published.year - last, now, DateBasis.RELATIVE)
    if unit == "month":
        first = now.published.replace(day=1)
        first = (first - timedelta(days=1)).replace(day=1) if last else first
        return _whole_month(first, now, DateBasis.RELATIVE)
    if unit == "week":
        return (
            _relative(monday - timedelta(days=7), monday - timedelta(days=1))
            if last
            else _relative(monday, now.published)
        )
    saturday = monday + timedelta(days=5) if now.published.weekday() >= 5 else monday - timedelta(days=2)
    return _relative(saturday, min(saturday + timedelta(days=1), now.published))


def past_days(m: re.Match[str], now: Bearings) -> Named | None:
    """Return "the past three days", up to publication."""
    count = _number(m["n"]) if m["n"] else 1
    days = {"hour": -(-count // 24), "day": count, "week": 7 * count, "month": 30 * count}[m["unit"].lower()]
    return _relative(_shifted(now.published, -days), now.published)
