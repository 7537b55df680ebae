"""When an article says of itself that it was published: its dateline, its page, its entries' stamps."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from itertools import pairwise

from geo.articles import Article, Block, BlockKind, Span, blocks, content, dateline
from geo.extraction.dates.clocks import Clock
from geo.extraction.dates.times import TimeExpression, times_in
from geo.timespans import Timespan
from geo.vocabulary import DatePrecision

_FROM_ONE_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?")
_DATED = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\d{4}-\d\d")
_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?: ?(?P<half>[ap])\.?m)?", re.IGNORECASE)
_DAY = 24 * 60  # minutes
_NEAR_ENDS = 12  # blocks from the beginning where a page says when it was published
_SAYS_WHEN = re.compile(r"(?:first |last )?(?:published|posted|updated)\b", re.IGNORECASE)


def article_clock(article: Article, zone: tzinfo | None = None) -> Clock:
    """Return the clock by which `article` is read.

    The dateline's day goes before the page's metadata (text is filed before it is put on a page); a line
    "Published on 10 May 2025" counts where nothing else is known.

    Parameters
    ----------
    article
        The article.
    zone
        Time zone of the places it tells of, if they share one.
    """
    known = Clock(published=article.published, zone=zone)
    filed = dateline(article)
    if filed and filed.day:
        day = _day(filed.day, known)
        if day and day != known.day:
            return replace(known, published=day)
    if known.published is None:
        return replace(known, published=_published_line(article))
    return known


def entry_clocks(found: Sequence[Block], clock: Clock) -> tuple[Clock, ...]:
    """Return for each block the clock of the live blog entry it belongs to; `clock` itself without a stamp.

    Where the times of day of a blog jump over midnight the day does, too; the newest entry, which may be the
    first or the last, is of the day of publication. Stamps with a day of their own are taken at their word.
    """
    midnights = _midnights({block.stamp.start: block.stamp.text for block in found if block.stamp})
    return tuple(
        _entry_clock(block, _earlier(clock, midnights.get(block.stamp.start, 0) if block.stamp else 0))
        for block in found
    )


def _midnights(stamps: Mapping[int, str]) -> Mapping[int, int]:
    """Return how many midnights lie between each entry and the newest, by where its stamp begins."""
    if any(_DATED.search(text) for text in stamps.values()):
        return {}
    minutes = [(at, minute) for at, text in stamps.items() if (minute := _minute_of_day(text)) is not None]
    steps = [(other - one) % _DAY for (_, one), (_, other) in pairwise(minutes)]
    if sum(steps) < sum(-step % _DAY for step in steps):
        minutes.reverse()  # the oldest came first
    found: dict[int, int] = {}
    midnights, newer = 0, None
    for at, minute in minutes:
        crossed = newer is not None and minute > newer and (newer - minute) % _DAY < _DAY / 2
        midnights += crossed
        found[at], newer = midnights, minute
    return found


def _minute_of_day(stamp: str) -> int | None:
    time = _TIME.search(stamp)
    if time is None:
        return None
    hour = int(time["hour"])
    if time["half"]:
        hour = hour % 12 + 12 * (time["half"].casefold() == "p")
    return hour * 60 + int(time["minute"] or 0)


def _earlier(clock: Clock, days: int) -> Clock:
    return replace(clock, published=clock.day - timedelta(days=days)) if days and clock.day else clock


def _entry_clock(block: Block, clock: Clock) -> Clock:
    if block.stamp is None:
        return clock
    for time in times_in(block.stamp.text, clock, block.stamp.start, anchor=clock.day):
        moment = _moment(time.timespan, clock)
        if moment:
            return replace(clock, published=moment)
    return clock


def article_times(article: Article, zone: tzinfo | None = None) -> tuple[TimeExpression, ...]:
    """Return the times named in the article's content, in order.

    "The next day" may start from a day named paragraphs before; in a live blog, times are the entry's day's.
    """
    clock = article_clock(article, zone)
    found: list[TimeExpression] = []
    anchor: date | None = None
    story = content(article)
    for block, entry in zip(story, entry_clocks(story, clock), strict=True):
        times = times_in(block.text, entry, block.start, anchor=entry.day if block.stamp else anchor)
        anchor = next(filter(None, map(_single_day, reversed(times))), anchor)
        found += times
    return tuple(found)


def _single_day(time: TimeExpression) -> date | None:
    edtf = time.timespan.edtf or ""
    return date.fromisoformat(edtf[:10]) if time.timespan.dated and _FROM_ONE_DAY.fullmatch(edtf) else None


def _day(words: Span, clock: Clock) -> date | None:
    for time in times_in(words.text, clock, words.start):
        if time.timespan.start_utc:
            return time.timespan.start_utc.astimezone(clock.day_zone).date()
    return None


def _published_line(article: Article) -> date | None:
    for block in blocks(article)[:_NEAR_ENDS]:
        if block.kind is BlockKind.FURNITURE and _SAYS_WHEN.match(block.text):
            day = _day(block, Clock())
            if day:
                return day
    return None


def _moment(span: Timespan, clock: Clock) -> date | datetime | None:
    if span.start_utc is None:
        return None
    if span.precision in (DatePrecision.MINUTE, DatePrecision.HOUR):
        return span.start_utc
    return span.start_utc.astimezone(clock.day_zone).date()
