"""Whens: which of the times a sentence names is the strike's, and what "since" and "earlier" lean on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Token

from geo.extraction.dates import Clock, Relation, TimeExpression, since, times_in
from geo.extraction.grammar import ancestors, is_speech
from geo.extraction.passages import Passage
from geo.lexicon import words
from geo.timespans import Timespan, between
from geo.vocabulary import DateBasis, DatePrecision

_EARLIER = re.compile(
    r"\b(?:earlier|previously|already)\b(?!\s+(?:today|on|this|in|said|that|than|reports?))", re.IGNORECASE
)
_SINCE = re.compile(r"\b(?:have|has|had)\s+since\b|\bsince\s+then\b|\bever\s+since\b", re.IGNORECASE)


# "the first time since the war of 1971": how rare it is, not when it was.
_FIRST_SINCE = re.compile(
    r"\b(?:first|worst|biggest|largest|deadliest|heaviest|most\s+\w+|highest)\b[^.;]{0,60}\bsince\s+(?:the\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time that a sentence names; offsets are the sentence's."""

    start: int
    end: int
    timespan: Timespan
    leaning: bool = False  # "since", "earlier": counted from a date told before


def whens_in(text: str, clock: Clock, anchor: date | None) -> tuple[When, ...]:
    """Return the times `text` names, those that lean on the `anchor` told before among them."""
    found = _joined([_when(time) for time in times_in(text, clock, 0, anchor) if _usable(time)], text, clock)
    found = [when for when in found if not _FIRST_SINCE.search(text[: when.start])]
    leaning = _SINCE.search(text) or _EARLIER.search(text)
    if leaning and anchor and clock.day and anchor < clock.day and not found:
        return (When(start=leaning.start(), end=leaning.end(), timespan=since(anchor, clock), leaning=True),)
    return tuple(found)


_UNION = re.compile(
    r"\s+(?:and|to|into|-|–)\s+(?:(?:early|late|in the early hours of|the early hours of)\s+)"
    r"?(?:on\s+)?(?:the\s+)?",
    re.IGNORECASE,
)


def _joined(found: list[When], text: str, clock: Clock) -> list[When]:
    """Return `found` with "late on Saturday and early on Sunday" as one time."""
    result: list[When] = []
    for when in found:
        last = result[-1] if result else None
        if (
            last
            and _UNION.fullmatch(text[last.end : when.start])
            and (both := _union(last.timespan, when.timespan, clock))
        ):
            result[-1] = When(start=last.start, end=when.end, timespan=both)
        else:
            result.append(when)
    return result


def _union(first: Timespan, second: Timespan, clock: Clock) -> Timespan | None:
    if not (first.start_utc and second.end_utc and second.start_utc and first.basis):
        return None
    start, end = (t.astimezone(clock.day_zone).date() for t in (first.start_utc, second.end_utc))
    if (end - start).days == 1:
        return between(start, end, first.basis, zone=clock.day_zone)
    follows = (
        second.basis is DateBasis.RELATIVE
        and clock.day is not None
        and start <= clock.day
        and (start - end).days == 6
    )
    return between(start, start + timedelta(days=1), first.basis, zone=clock.day_zone) if follows else None


def _usable(time: TimeExpression) -> bool:
    return time.timespan.edtf is not None and time.relation in (Relation.ON, Relation.BETWEEN, Relation.SINCE)


def _when(time: TimeExpression) -> When:
    leaning = time.text.casefold() in ("since", "since then", "ever since")
    return When(start=time.start, end=time.end, timespan=time.timespan, leaning=leaning)


def last_day(whens: Sequence[When], clock: Clock) -> date | None:
    """Return the last single day that `whens` name, for what leans on it."""
    for when in reversed(whens):
        span = when.timespan
        if (
            span.start_utc
            and not when.leaning
            and span.precision in (DatePrecision.DAY, DatePrecision.HOUR, DatePrecision.MINUTE)
        ):
            return span.start_utc.astimezone(clock.day_zone).date()
    return None


_CELLS = 2  # separators: a row of a table has its date in a cell


def when_of(trigger: Token, place: Token, passage: Passage, whens: Sequence[When]) -> When | None:
    """Return the time told of a strike: the one in its clause, never the one when somebody spoke."""
    if whens and passage.sentence.text.count(" | ") >= _CELLS:
        return whens[0]
    above = {trigger.i, *(a.i for a in _own_clause(trigger))}
    best: tuple[tuple[int, int], When] | None = None
    for when in whens:
        token = _token_at(passage, when.start)
        if token is None:
            continue
        if when.leaning:
            return when
        rank = _rank(token, trigger, above)
        if rank is None:
            continue
        key = (rank, _apart(place, when, passage))
        if best is None or key < best[0]:
            best = (key, when)
    return best[1] if best else None


def _apart(place: Token, when: When, passage: Passage) -> int:
    """Return how far a time stands from a place; farther if another place stands between."""
    at = passage.origins[place.i][0]
    first, last = sorted((at, when.start))
    between = any(first < n.start < last and not n.inside for n in passage.names.values())
    return last - first + _EACH_ITS_OWN * between


_EACH_ITS_OWN = 1000  # characters: "on Sept. 9 near X, about 70 km west of Y, and on Aug. 22 near Z"


def _own_clause(trigger: Token) -> list[Token]:
    """Return the tokens above the trigger up to, and without, a verb of saying."""
    found: list[Token] = []
    for node in ancestors(trigger):
        if is_speech(node):
            break
        found.append(node)
    return found


def _rank(token: Token, trigger: Token, above: set[int]) -> int | None:
    """Return how near a time hangs to the trigger; ``None`` if it is another event's."""
    if token.i in above:
        return 0
    for node in ancestors(token):
        if node == trigger:
            return 0
        if node.i in above:
            own = node.pos_ in ("VERB", "AUX", "NOUN", "PROPN")
            return 1 if own and (not _elsewhere(node, trigger) or _follows(token, trigger)) else None
        if is_speech(node) and node.i not in above:
            return None
        if node.pos_ == "VERB" and node.dep_ in ("relcl", "acl") and trigger not in node.subtree:
            return None
    return 2


def _follows(time: Token, trigger: Token) -> bool:
    """Whether a time follows the trigger with no verb between: "began after strikes on X on May 9"."""
    return time.i > trigger.i and not any(
        t.pos_ in ("VERB", "AUX") for t in trigger.doc[trigger.i + 1 : time.i]
    )


def _elsewhere(node: Token, trigger: Token) -> bool:
    """Whether the trigger is only a circumstance of `node`: "spoke on Saturday after X launched"."""
    for below in (trigger, *ancestors(trigger)):
        if below == node:
            return False
        if below.head == node:
            consequence = node.lemma_ in words("grammar")["undergoing"] or node.lemma_ in (
                "subject",
                "kill",
                "wound",
                "injure",
                "die",
                "damage",
                "destroy",
                "hit",
                "strike",
                "come",
                "hear",
                "report",
                "carry",
                "launch",
                "conduct",
                "be",
                "begin",
                "start",
                "wake",
                "shake",
                "rock",
                "follow",
            )
            return below.dep_ in ("advcl", "prep", "ccomp", "npadvmod") and not consequence
    return False


def _token_at(passage: Passage, start: int) -> Token | None:
    for token, (first, last) in zip(passage.doc, passage.origins, strict=True):
        if first <= start < last:
            return token
    return None


def of_publication(basis: DateBasis | None) -> bool:
    """Whether a date is known by publication only."""
    return basis is DateBasis.PUBLICATION
