"""Dates as people say them, and what they are in UTC."""

from __future__ import annotations

import re
from datetime import UTC, date

from geo.frames.build import Row
from geo.vocabulary import DateBasis

_EDTF_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_EDTF_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")


def date_in_words(edtf: str | None, basis: str | None) -> str:
    """Return a date or span (EDTF) as people say it: "by 10 May 2025" where only publication dates it."""
    if not edtf:
        return "not dated"
    if yearless := _EDTF_YEARLESS.match(edtf):
        return f"{_day(2000, *yearless.groups()).removesuffix(' 2000')}, year not known"
    days = [_day(*match) for match in _EDTF_DAY.findall(edtf)]
    if "/" in edtf and len(days) == 2:
        year = days[1][-5:]
        return f"between {days[0].removesuffix(year)} and {days[1]}"
    if not days:
        return edtf
    by = "by " if basis == DateBasis.PUBLICATION else "about " if edtf.endswith("~") else ""
    clock = edtf.partition("T")[2]
    return f"{by}{days[0]}{f' {clock}' if clock else ''}"


def in_utc(row: Row) -> str | None:
    """Return the span in UTC: a day as stated is that of the place, and another one there.

    ``None`` where there is no such day: undated, or only known to have happened by publication.
    """
    if row["start_utc"] is None or row["date_basis"] == DateBasis.PUBLICATION:
        return None
    first, last = (row[name].astimezone(UTC) for name in ("start_utc", "end_utc"))
    if first.replace(second=0) == last.replace(second=0):
        return f"{first:%-d %B %Y %H:%M}"
    return f"{first:%-d %B %Y %H:%M} – {last:%-d %B %Y %H:%M}"


def _day(year: str | int, month: str, day: str) -> str:
    return f"{date(int(year), int(month), int(day)):%-d %B %Y}"
