"""Dates as people say them, and what they are in UTC."""

from __future__ import annotations

import re
from datetime import UTC, date

from geo.frames.build import Row
from geo.layers.speech import day, minute
from geo.texts import IN_ENGLISH, Language
from geo.vocabulary import DateBasis

_EDTF_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_EDTF_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")
_LEAP_YEAR = 2000  # stands for one that is not known


def date_in_words(edtf: str | None, basis: str | None, language: Language = IN_ENGLISH) -> str:
    """Return a date or span (EDTF) as people say it: "by 10 May 2025" where only publication dates it."""
    if not edtf:
        return language.say("not dated")
    if yearless := _EDTF_YEARLESS.match(edtf):
        said = day(date(_LEAP_YEAR, *map(int, yearless.groups())), language, with_year=False)
        return language.say("{day}, year not known", day=said)
    days = [date(*map(int, match)) for match in _EDTF_DAY.findall(edtf)]
    if "/" in edtf and len(days) == 2:
        first, last = days
        begins = day(first, language, with_year=first.year != last.year)
        return language.say("between {first} and {last}", first=begins, last=day(last, language))
    if not days:
        return edtf
    clock = edtf.partition("T")[2]
    said = f"{day(days[0], language)}{f' {clock}' if clock else ''}"
    if basis == DateBasis.PUBLICATION:
        return language.say("by {day}", day=said)
    return language.say("about {day}", day=said) if edtf.endswith("~") else said


def in_utc(row: Row, language: Language = IN_ENGLISH) -> str | None:
    """Return the span in UTC: a day as stated is that of the place, and another one there.

    ``None`` where there is no such day: undated, or only known to have happened by publication.
    """
    if row["start_utc"] is None or row["date_basis"] == DateBasis.PUBLICATION:
        return None
    first, last = (row[name].astimezone(UTC) for name in ("start_utc", "end_utc"))
    if first.replace(second=0) == last.replace(second=0):
        return minute(first, language)
    return f"{minute(first, language)} – {minute(last, language)}"
