"""The forms in which English news writes dates: one table of patterns and what each means.

Every pattern takes time linear in the text: no repetition within a repetition, all gaps bounded.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from geo.extraction.dates import meanings
from geo.extraction.dates.meanings import NUMBERS, Bearings, Named

# What a text must hold in lower case, one of these, before a pattern is tried; the pattern; its meaning.
Form = tuple[tuple[str, ...], re.Pattern[str], Callable[[re.Match[str], Bearings], Named | None]]

_DIGITS = tuple("0123456789")
_MONTH_HINTS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# "May" and "March" are words, too: months and weekdays count only with a capital.
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH = rf"(?:(?:{_MONTHS}|{_MONTHS.upper()})\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_WEEKDAY = rf"(?:{_WEEKDAYS}|{_WEEKDAYS.upper()})"
_DAY = r"(?<![\d.,:$€£])[0-3]?\d(?:st|nd|rd|th)?(?![\d:%]|[.,]\d)"
_YEAR = r"(?:19|20)\d\d(?![\d-]|[.,]\d)"
# Behind a day of a month four figures are a year whatever the century: "5 May 2150" is not this year's May.
_ANNO = r"(?:1[89]|2[01])\d\d(?![\d-]|[.,]\d| (?:hours|GMT|UTC|local)\b)"
_COUNT = rf"(?:\d{{1,3}}|an?|{'|'.join(NUMBERS[1:])})"
_PART = r"(?:day|night|morning|evening|afternoon|noon)"
_TO = r"\s*(?:-|–|—|/|\bto\b|\buntil\b|\btill\b|\bthrough\b)\s*"
# "May 7 and 8 in two towns", but not "May 7 and 8 people died"
_AND_DAY = r" and (?=\d+(?:[,.;:)]|$| (?:in|at|when|as|on|against|by) ))"
# "in 2000 homes" tells no year
_COUNTED = (
    r"(?! (?:people|homes|houses|soldiers|troops|civilians|men|women|children|missiles|drones|rockets"
    r"|targets|families)\b)"
)
_BEFORE_MONTH = r"(?i:in|since|during|until|before|after|by|from|last|late|early|mid|of)"
_BEFORE_YEAR = rf"(?:{_BEFORE_MONTH}|(?i:the|spring|summer|autumn|fall|winter|year))"
_FEASTS = "".join(rf"(?<!{feast} )" for feast in ("Good", "Black", "Bloody", "Easter", "Palm"))
_NEWSPAPERS = r"(?! (?:Times|Telegraph|Mail|Mirror|Express)\b)"
_WHICH = r"(?:(?P<which>[Ll]ast|[Pp]ast|[Pp]revious|[Tt]his|[Nn]ext|[Cc]oming|[Ee]very|[Ee]ach) )?"

OVERNIGHT = re.compile(r"\b(?:overnight|last night)\b", re.IGNORECASE)


def _any_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# Group "x", where a pattern has it, is the expression; the rest is what must stand around it.
FORMS: tuple[Form, ...] = (
    (
        _DIGITS,
        re.compile(
            r"(?<![\d/.-])(?:(?P<iso>\d{4}-\d\d-\d\d)"
            r"|(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}))(?![\d/-])"
        ),
        meanings.numeric,
    ),
    (
        _MONTH_HINTS,
        re.compile(
            rf"\b(?:{_WEEKDAY},? )?(?:(?P<m1>{_MONTH}) (?P<d1>{_DAY})(?:,? (?P<y1>{_ANNO}))?"
            rf"|(?P<d2>{_DAY})(?: of)? (?P<m2>{_MONTH})(?:,? (?P<y2>{_ANNO}))?)"
        ),
        meanings.day_of_month,
    ),
    (
        _MONTH_HINTS,
        re.compile(
            rf"\b(?:(?P<m1>{_MONTH}) (?P<a1>{_DAY})(?:{_TO}|{_AND_DAY})(?P<b1>{_DAY})(?:,? (?P<y1>{_ANNO}))?"
            rf"|(?P<a2>{_DAY})(?:{_TO}| and )(?P<b2>{_DAY})(?: of)? (?P<m2>{_MONTH})(?:,? (?P<y2>{_ANNO}))?)"
        ),
        meanings.days_of_month,
    ),
    (_MONTH_HINTS, re.compile(rf"\b(?P<month>{_MONTH})(?:,| of)? (?P<year>{_YEAR})"), meanings.month_of_year),
    (
        _MONTH_HINTS,
        re.compile(rf"\b{_BEFORE_MONTH}(?: (?i:late|early|mid|last))?[ -](?P<x>{_MONTHS})\b(?! \d)"),
        meanings.month_alone,
    ),
    (("19", "20"), re.compile(rf"\b{_BEFORE_YEAR}(?: of)?[ -](?P<x>{_YEAR}){_COUNTED}"), meanings.year),
    (
        ("day",),
        re.compile(rf"{_FEASTS}\b{_WHICH}(?P<weekday>{_WEEKDAY})(?: {_PART})?\b{_NEWSPAPERS}"),
        meanings.weekday,
    ),
    (
        ("day", "tonight", "this "),
        _any_case(
            r"\b(?:the day before yesterday|yesterday|(?:earlier )?today|tonight"
            r"|(?:earlier )?this (?:morning|afternoon|evening))\b"
        ),
        meanings.day_word,
    ),
    (("overnight", "last night"), OVERNIGHT, meanings.overnight),
    (
        ("ago", "later", "earlier", "before", "after"),
        _any_case(
            rf"\b(?P<n>{_COUNT}) (?P<unit>minute|hour|day|week|month|year)s? "
            r"(?P<word>ago|later|earlier|before(?= *[,.])|after(?= *[,.]))\b"
        ),
        meanings.ago,
    ),
    (
        ("next", "following", "previous", "same"),
        _any_case(rf"\bthe (?P<which>next|following|previous|same) {_PART}\b"),
        meanings.from_anchor,
    ),
    (("that ",), _any_case(rf"\b(?P<which>that) {_PART}\b"), meanings.from_anchor),
    (
        ("since",),
        re.compile(r"\b(?:[Hh]ave|[Hh]as) (?P<x>since)(?= \w)|\b[Ss]ince then\b"),
        meanings.since_then,
    ),
    (
        ("week", "month", "year"),
        _any_case(
            r"\b(?:earlier |later )?(?P<which>this|last|over the|at the|during the) "
            r"(?P<period>week|month|year|weekend)\b(?!-)"
        ),
        meanings.running,
    ),
    (
        ("past", "last"),
        _any_case(rf"\b(?:the |these )(?:past|last) (?:(?P<n>{_COUNT}) )?(?P<unit>hour|day|week|month)s?\b"),
        meanings.past_days,
    ),
)
