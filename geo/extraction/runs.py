"""Runs: capitalised words that stand where a place stands, though nobody may know the name.

A run is cut where a word of another kind begins ("in Tyre Israeli jets", "Kharkiv Monday"), so that what
is left is one name. It stands as a place by the words before it ("in", "village of", "shelled"), or by a list
whose other members are places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from geo.extraction.actors import actor_spans
from geo.extraction.name import Name, Span, overlap, plain
from geo.extraction.spotting import (
    CALENDAR,
    POSSESSIVE,
    RUN,
    TITLES,
    WORD,
    is_party,
    may_be,
    of_a_party,
    trimmed,
)
from geo.gazetteer.place import Gazetteer
from geo.lexicon import words

_LONG_RUN = re.compile(rf"{RUN}(?:\s+{WORD})*")
_PART = re.compile(rf"(?:(?:al|el|de|la|bin|ul|ez|es|e)[-\s])?{WORD}")
_KIND_NOUNS = (
    r"(?:villages?|towns?|cit(?:y|ies)|settlements?|communit(?:y|ies)|areas?|districts?|locations?|places?|camps?|"
    r"neighbou?rhoods?|suburbs?|quarters?|bases?|airbases?|airports?|provinces?|regions?)"
)
_SLOT = re.compile(
    r"\b(?:from|in|at|near|outside|over|above|on|around|towards?|into|against|across|of|hits?|struck|strikes|striking|"
    r"hitting|shell(?:ed|ing|s)|bomb(?:ed|ing|s)|bombard(?:ed|ing)|pound(?:ed|ing)|target(?:ed|ing|s)|raids|rocketed|"
    r"strafed|attack(?:ed|ing|s)|reached)\s+(?:the\s+)?$|"
    rf"\b{_KIND_NOUNS}\s?[:–—-]\s?$|\b{_KIND_NOUNS}\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# "struck Jane Roe, a senior operative": somebody, no place
_SOMEBODY = re.compile(
    r",\s+(?:an?|the|one\s+of\s+the|who\s+(?:was|is|had|served))\s+(?:[\w'’-]+\s+){0,5}?(?:operative|commander|leader|terrorist|"
    r"militant|fighter|official|chief|scientist|member|journalist|engineer|officer)s?\b"
)
_OWNER, _LETTER = re.compile(r"[A-ZÀ-Þ][\w-]+['’]s?\s+$"), re.compile(r"\w")
_HEADING = re.compile(r"(?:\s+\([^)]{1,40}\))?\s*:\s")
_JOIN = re.compile(r",\s+(?:and\s+|or\s+)?(?:the\s+)?|\s+(?:and|or|&)\s+(?:the\s+)?|;\s+(?:and\s+)?")
_MEMBER_ENDS = re.compile(r"\s*[,.;:)–—-]|\s*$|\s+(?:[a-z&]|\d)")
_OF_SOMEBODY = re.compile(r"[-–](?:[a-z]{3,})$")  # "Houthi-held", "Barbados-flagged": no part of a name
_NAMED_BY_HYPHEN = re.compile(r"[-–](?:\w{1,3}|upon|sous)$")


def standing(
    text: str, known: Sequence[Span], blocked: Sequence[Span], gazetteer: Gazetteer
) -> Iterator[Name]:
    """Yield the runs that stand where places stand, in text order.

    Parameters
    ----------
    known
        Runs that bear a name of the gazetteer's: a list may begin with one.
    blocked
        Runs that are something else: campaigns, weapons, days.
    """
    ends = {span.end for span in known}
    for run in runs_in(text):
        if any(k.start <= run.start and run.end <= k.end and k != run for k in known):
            continue  # "Jammu" of "Jammu and Kashmir"
        clear = not any(overlap(run, b) for b in blocked) and may_be(text, run, gazetteer)
        if not clear or not (_stands(text, run) or _is_listed(text, run, ends)):
            continue
        name = plain(text, run, gazetteer, known=False)
        if not is_party(text, name):
            ends.add(run.end)
            yield name


def _stands(text: str, run: Span) -> bool:
    before = text[max(0, run.start - 40) : run.start]
    if _SOMEBODY.match(text, run.end):
        return False
    if _SLOT.search(before) or _OWNER.search(before):
        return True
    return not _LETTER.search(text, 0, run.start) and bool(_HEADING.match(text, run.end))


def _is_listed(text: str, run: Span, ends: set[int]) -> bool:
    return (
        any(run.start - end <= 12 and _JOIN.fullmatch(text, end, run.start) for end in ends)
        and _MEMBER_ENDS.match(text, run.end) is not None
    )


def runs_in(text: str) -> Iterator[Span]:
    """Yield the capitalised runs of `text`, cut at days, titles, parties and words that are no names."""
    for match in _LONG_RUN.finditer(text):
        begin: int | None = None
        end = match.start()
        for part in _PART.finditer(text, match.start(), match.end()):
            stops = _stops(part[0])
            if stops and begin is not None:
                yield from _whole(text, begin, end)
            if stops:
                begin = None
                continue
            begin = part.start() if begin is None else begin
            end = part.end()
            if part[0].endswith(POSSESSIVE):  # it ends a name
                yield from _whole(text, begin, end)
                begin = None
        if begin is not None:
            yield from _whole(text, begin, end)


def _whole(text: str, start: int, end: int) -> Iterator[Span]:
    span = trimmed(text, start, end)
    run = text[span.start : span.end]
    if len(run) > 2 and not (run.isupper() and len(run) <= 4):
        yield span


@cache
def _stops(word: str) -> bool:
    """Whether a capitalised word is none of a place's name: "On", "Tuesday", "Israeli", "Mayor"."""
    bare = re.sub(r"['’]s?$", "", word)
    if bare.casefold() in words("grammar")["not_names"] or CALENDAR.fullmatch(bare):
        return True
    if (
        of_a_party(bare)
        or TITLES.match(f"{bare} ")
        or (_OF_SOMEBODY.search(bare) and not _NAMED_BY_HYPHEN.search(bare))
    ):
        return True
    whole = [s for s in actor_spans(bare) if s.end - s.start == len(bare)]
    return any(s.form in ("adjective", "body", "group") for s in whole)
