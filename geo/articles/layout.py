"""How a text is laid out: paragraphs, wrapped lines, bullets, table rows, datelines, live blogs' stamps."""

from __future__ import annotations

import re
from collections.abc import Iterator

Line = tuple[int, int]  # start and end in the text, white space outside

_LINE = re.compile(r"[^\r\n\u2028\u2029]*[^\s][^\r\n\u2028\u2029]*")
_BULLET = re.compile(r"(?:[-–—•*·▪●◦‣►➤]|\(?\d{1,2}[.)](?!\d)|\(?[a-z]\))[ \t]+(?=\S)")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_SENTENCE_START = 40  # characters
_WRAP_WIDTH = 100  # characters: longer lines are whole paragraphs
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = rf"(?P<day>(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?)"
_CAPITALS = r"[A-Z][A-Z'’.-]+(?:[ /][A-Z][A-Z'’.-]*){0,4}"
_TITLED = r"[A-Z][\w'’-]+(?:[ /-](?:[A-Z][\w'’-]+|[a-z]{2}-[A-Z][\w'’-]+|de|al|el)){0,3}"
# What capitals and a colon open besides places: who speaks, marks of breaking news.
_CUES = (
    r"(?:ANCHOR|BREAKING|CORRESPONDENT|EXCLUSIVE|GUEST|HOST|JUST IN|LIVE|PRESENTER|REPORTER|UPDATED?|URGENT"
    r"|WATCH)\b"
)
_AGENCY = r"(?:\([^()\n]{2,50}\)|/[A-Z][\w .-]{1,30}/)"
_DASH = r"\s*(?:--|[-–—―])\s*"
_DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        # GENEVA (8 June 2024) –
        rf"(?P<place>{_CAPITALS}|{_TITLED}) ?\({_DAY}\){_DASH}",
        # KYIV, Ukraine, May 10 (Agency) - ; MOSCOW. May 10 (Agency) - ; NEW DELHI -
        rf"(?P<place>{_CAPITALS}(?:, {_TITLED})?)(?:[,.]? {_DAY})?[.,]?"
        rf"(?: ?{_AGENCY})?(?:{_DASH}|(?<=[/)])\.? )",
        # Kyiv, Ukraine (Agency) - ; Kyiv, May 10 -
        rf"(?P<place>{_TITLED}(?:, {_TITLED})?),? (?:{_DAY}[.,]?(?: ?{_AGENCY})?|{_AGENCY}){_DASH}",
        # Tehran, IRNA – ; Moscow. 8 June. INTERFAX.RU - ; Kabul, Afghanistan —
        rf"(?P<place>{_TITLED})[,.] (?:{_DAY}[,.] )?[A-Z][A-Z.]{{2,15}}{_DASH}",
        rf"(?P<place>{_TITLED}, {_TITLED})(?P<day>(?!))?\s+(?:—|--)\s+(?=[A-Z“\"])",
        # NEW DELHI: ; LAHORE/ISLAMABAD:
        rf"(?!{_CUES})(?P<place>{_CAPITALS})(?:[,.]? {_DAY})?(?: ?{_AGENCY})?: ",
    )
)
_ZONE = r"\(?(?:[A-Z]{1,4}T|UTC|MSK|Z|local time|[A-Z][a-z]+ (?:[Ss]ummer |[Ss]tandard )?[Tt]ime)\)?"
_CLOCK = r"\d{1,2}(?:[:.]\d\d?(?: ?[ap]\.?m\.?)?| ?[ap]\.?m\.?)"
_DATE = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?|\d{{4}}-\d\d-\d\d"
# 14:05 GMT ; 10 May 2025, 14:05 ; 9:42am EST, 5:42pm EAT ; 10:13 British Summer Time 26 June 2022
_STAMP = re.compile(
    rf"[\[(]?(?:(?i:published|updated|posted) )?(?:at )?(?P<stamp>(?:(?:{_DATE}),? )?(?:at )?{_CLOCK}"
    rf"(?: ?{_ZONE})?(?:, {_CLOCK} ?{_ZONE})?(?:,? (?:on )?(?:{_DATE}))?)[\])]?"
    r"(?:\s*[-–—:|]\s+|\s*\n\s*|\s+(?=[A-Z“\"])|\s*,\s+[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}\s*$|\s*$)"
)


def paragraphs(text: str) -> Iterator[Line]:
    """Yield the runs between line ends, lines of one wrapped paragraph joined."""
    lines = [_trimmed(text, match.start(), match.end()) for match in _LINE.finditer(text)]
    width = max((end - start for start, end in lines), default=0)
    # a wrapped text parts its paragraphs by blank lines; without any, each line is one
    wrapped = width <= _WRAP_WIDTH and _BLANK_LINE.search(text) is not None
    joined: Line | None = None
    for number, line in enumerate(lines):
        if joined and wrapped and _continues(text, lines[number - 1], line, width, first=number == 1):
            joined = (joined[0], line[1])
            continue
        if joined:
            yield joined
        joined = line
    if joined:
        yield joined


def _trimmed(text: str, start: int, end: int) -> Line:
    run = text[start:end]
    return start + len(run) - len(run.lstrip()), start + len(run.rstrip())


def _continues(text: str, above: Line, line: Line, width: int, *, first: bool) -> bool:
    """Whether `line` goes on with the sentence of the line above it, in a text wrapped at `width`."""
    run = text[line[0] : line[1]]
    if text.count("\n", above[1], line[0]) > 1 or marker_length(run) or is_table_row(run):
        return False
    if text[above[1] - 1] in ".!?:":  # where a sentence ends, nothing is lost by parting
        return False
    if text[line[0]].islower():
        return True
    return not first and above[1] - above[0] > 0.8 * width and width > 50


def marker_length(run: str) -> int:
    """Return the length of the bullet or number that opens a list item, with its space; 0 if none."""
    match = _BULLET.match(run)
    return match.end() if match else 0


def is_table_row(run: str) -> bool:
    """Return whether `run` is a row of cells, parted by tabs or upright bars."""
    return run.count("\t") >= 2 or run.count(" | ") >= 2 or (run.startswith("|") and run.endswith("|"))


def dateline_of(run: str) -> tuple[Line, Line | None, int] | None:
    """Return where the place and the day of a dateline lie in `run`, and where the sentence begins."""
    for pattern in _DATELINES:
        match = pattern.match(run)
        # a heading in capitals may look the same: a sentence follows a dateline
        if match and any(c.islower() for c in run[match.end() : match.end() + _SENTENCE_START]):
            day = match.span("day") if match["day"] else None
            return match.span("place"), day, match.end()
    return None


def stamp_of(run: str) -> tuple[int, int] | None:
    """Return the length of the time stamp that opens `run`, and where its text begins; ``None`` if none."""
    match = _STAMP.match(run)
    return (match.end("stamp"), match.end()) if match else None
