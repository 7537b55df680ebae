"""When a strike happened, how finely that is known, and how it is known.

A span is kept twice: as stated, in EDTF (ISO 8601-2:2019), and as UTC instants. A local day is not
a UTC day: 7 May in New Delhi starts at 18:30 UTC on 6 May.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from geo.errors import TimespanError, quoted
from geo.vocabulary import DateBasis, DatePrecision

_SECOND = timedelta(seconds=1)
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?[~?%]?", re.ASCII)
_YEARLESS = re.compile(r"XXXX-(?P<month>\d{2})-(?P<day>\d{2})[~?%]?", re.ASCII)
# A year that has every day there is.
_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Timespan:
    """A span of time, as stated and in UTC.

    Attributes
    ----------
    start_utc, end_utc
        First and last second, both inclusive; both given when dated, both ``None`` when undated.
    precision, basis
        How finely and how the date is known; ``None`` when undated.
    edtf
        The date as stated, in the place's local calendar (``2025-05-10~``,
        ``2025-04-22/2025-05-10``); an undated span may still say ``XXXX-05-07``.

    Raises
    ------
    TimespanError
        If only one end is given, an end lacks a time zone, or the span ends before it starts.
    """

    start_utc: datetime | None = None
    end_utc: datetime | None = None
    precision: DatePrecision | None = None
    basis: DateBasis | None = None
    edtf: str | None = None

    def __post_init__(self) -> None:
        if (self.start_utc is None) != (self.end_utc is None):
            raise TimespanError(f"{quoted(self.edtf)}: give both ends of a span or neither")
        if self.start_utc is None or self.end_utc is None:
            return
        if self.start_utc.tzinfo is None or self.end_utc.tzinfo is None:
            raise TimespanError(f"{quoted(self.edtf)}: an instant without a time zone is ambiguous")
        if self.end_utc < self.start_utc:
            raise TimespanError(f"{quoted(self.edtf)}: the span ends before it starts")

    @property
    def dated(self) -> bool:
        """Whether the span has instants."""
        return self.start_utc is not None


UNDATED = Timespan()


def on_day(day: date, basis: DateBasis, *, zone: tzinfo = UTC, approximate: bool = False) -> Timespan:
    """Return the whole local `day` in `zone`; `approximate` marks it ``~`` ("by then, or about then").

    Raises
    ------
    TimespanError
        If the day is at the calendar's end and has no UTC instants.
    """
    edtf = day.isoformat() + ("~" if approximate else "")
    return _whole_days(day, day, basis, zone, DatePrecision.DAY, edtf)


def between(first: date, last: date, basis: DateBasis, *, zone: tzinfo = UTC) -> Timespan:
    """Return the span from the start of local day `first` to the end of local day `last`.

    Raises
    ------
    TimespanError
        If `last` is before `first`, or at the calendar's end.
    """
    edtf = f"{first.isoformat()}/{last.isoformat()}"
    return _whole_days(first, last, basis, zone, DatePrecision.RANGE, edtf)


def at_instant(
    start: datetime, basis: DateBasis, *, precision: DatePrecision = DatePrecision.MINUTE
) -> Timespan:
    """Return the minute or hour that begins at the zoned `start`; EDTF keeps the local offset.

    Raises
    ------
    TimespanError
        If `start` has no time zone, or is at the calendar's end.
    """
    edtf = start.isoformat(timespec="seconds")
    if start.tzinfo is None:
        raise TimespanError(f"{quoted(edtf)}: an instant without a time zone is ambiguous")
    length = timedelta(hours=1) if precision is DatePrecision.HOUR else timedelta(minutes=1)
    try:
        start_utc = start.astimezone(UTC)
        end_utc = start_utc + length - _SECOND
    except OverflowError as error:
        raise _beyond_the_calendar(edtf) from error
    return Timespan(start_utc=start_utc, end_utc=end_utc, precision=precision, basis=basis, edtf=edtf)


def in_month(year: int, month: int, basis: DateBasis, *, zone: tzinfo = UTC) -> Timespan:
    """Return the whole local month."""
    return from_edtf(f"{year:04}-{month:02}", basis, zone=zone)


def in_year(year: int, basis: DateBasis, *, zone: tzinfo = UTC) -> Timespan:
    """Return the whole local year."""
    return from_edtf(f"{year:04}", basis, zone=zone)


def without_year(month: int, day: int) -> Timespan:
    """Return an undated span that keeps the stated month and day (``XXXX-05-07``).

    Raises
    ------
    TimespanError
        If no year has such a day.
    """
    return _yearless(f"XXXX-{month:02}-{day:02}")


def from_edtf(text: str, basis: DateBasis, *, zone: tzinfo = UTC) -> Timespan:
    """Read the EDTF that strikemap writes: dates, months, years, their intervals, instants.

    Raises
    ------
    TimespanError
        For anything else, with what is expected.
    """
    if text.startswith("XXXX"):
        return _yearless(text)
    first, slash, last = text.partition("/")
    try:
        if "T" in text:
            return at_instant(_zoned(datetime.fromisoformat(text), zone), basis)
        start, precision = _first_day(first)
        end = _last_day(last if slash else first)
    except ValueError as error:
        raise _no_date(text) from error
    return _whole_days(start, end, basis, zone, DatePrecision.RANGE if slash else precision, text)


def _no_date(text: str) -> TimespanError:
    return TimespanError(
        f"{quoted(text)} is not a date: write 2025-05-10, 2025-05-10~, 2025-05 or 2025-04-22/2025-05-10"
    )


def _beyond_the_calendar(edtf: str) -> TimespanError:
    return TimespanError(f"{quoted(edtf)} is outside the calendar in UTC: years 1 to 9999")


def _whole_days(
    first: date, last: date, basis: DateBasis, zone: tzinfo, precision: DatePrecision, edtf: str
) -> Timespan:
    try:
        start_utc = datetime.combine(first, time(), zone).astimezone(UTC)
        end_utc = datetime.combine(last + timedelta(days=1), time(), zone).astimezone(UTC) - _SECOND
    except OverflowError as error:
        raise _beyond_the_calendar(edtf) from error
    return Timespan(start_utc=start_utc, end_utc=end_utc, precision=precision, basis=basis, edtf=edtf)


def _yearless(text: str) -> Timespan:
    match = _YEARLESS.fullmatch(text)
    try:
        if match:
            date(_LEAP_YEAR, int(match["month"]), int(match["day"]))
            return Timespan(edtf=text)
    except ValueError as error:
        raise _no_date(text) from error
    raise _no_date(text)


def _zoned(moment: datetime, zone: tzinfo) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _parts(text: str) -> tuple[int, int | None, int | None]:
    match = _DATE.fullmatch(text)
    if not match:
        raise ValueError(text)
    month, day = match["month"], match["day"]
    return int(match["year"]), None if month is None else int(month), None if day is None else int(day)


def _first_day(text: str) -> tuple[date, DatePrecision]:
    year, month, day = _parts(text)
    if month is None:
        return date(year, 1, 1), DatePrecision.YEAR
    if day is None:
        return date(year, month, 1), DatePrecision.MONTH
    return date(year, month, day), DatePrecision.DAY


def _last_day(text: str) -> date:
    year, month, day = _parts(text)
    if month is None:
        return date(year, 12, 31)
    return date(year, month, monthrange(year, month)[1] if day is None else day)
