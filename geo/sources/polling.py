"""Feeds asked on a schedule: only for what is new, more seldom where they fail, each by itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from geo.articles import is_web_address
from geo.errors import FetchError, quoted
from geo.files import replacing
from geo.sources.given import read_given
from geo.sources.incoming import Incoming
from geo.sources.url import Fetched

_LONGEST = timedelta(days=1)  # that a feed which fails is left alone
_MOST_DOUBLINGS = 10
FEEDS_FILE = "feeds.json"  # in the folder of data: the feeds that are polled, and how each was

Fetch = Callable[..., Fetched]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed and how it was when it was last asked.

    Attributes
    ----------
    url
        Its address.
    etag, last_modified
        The state that was read, by the server's own words; ``None`` before the first.
    asked_utc
        When it was last asked, ISO 8601.
    failures
        How often it has failed since it last answered.
    problem
        Why it failed then.
    added, added_utc
        How many articles were new when it last had something new to tell, and when that was, ISO 8601.
    """

    url: str
    etag: str | None = None
    last_modified: str | None = None
    asked_utc: str | None = None
    failures: int = 0
    problem: str | None = None
    added: int = 0
    added_utc: str | None = None

    def due(self, every: timedelta) -> datetime:
        """Return when it is to be asked next: after `every`, twice as long with each failure in a row."""
        if self.asked_utc is None:
            return datetime.min.replace(tzinfo=UTC)
        wait: timedelta = every * 2 ** min(self.failures, _MOST_DOUBLINGS)
        return datetime.fromisoformat(self.asked_utc) + max(every, min(wait, _LONGEST))


@dataclass(frozen=True, slots=True, kw_only=True)
class Polled:
    """What came of asking a feed: its new state, and its entries; none if nothing is new or it failed."""

    feed: Feed
    entries: tuple[Incoming, ...] = ()
    changed: bool = False


def poll(feed: Feed, fetch: Fetch, now: datetime) -> Polled:
    """Ask `feed` for what is new. A failure is its new state, never an error."""
    asked = replace(feed, asked_utc=now.isoformat())
    try:
        found = fetch(feed.url, etag=feed.etag, last_modified=feed.last_modified)
    except FetchError as error:
        return Polled(feed=replace(asked, failures=feed.failures + 1, problem=str(error)))
    well = replace(asked, failures=0, problem=None)
    if found.content is None:
        return Polled(feed=well)
    return Polled(
        feed=replace(well, etag=found.etag, last_modified=found.last_modified),
        entries=tuple(read_given(feed.url, found.content)),
        changed=True,
    )


def known_feeds(path: Path) -> Mapping[str, Feed]:
    """Return the feeds that `keep_feeds` wrote to `path`, by address; none if there is no such file.

    Raises
    ------
    FetchError
        If the file is damaged.
    """
    try:
        told = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
        return {one["url"]: Feed(**one) for one in told}
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise FetchError(
            f"{quoted(path)} cannot be read ({error}): delete it, and feeds are read anew"
        ) from error


def keep_feeds(path: Path, feeds: Iterable[Feed]) -> None:
    """Write the state of `feeds` to `path`, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    told = json.dumps([asdict(one) for one in sorted(feeds, key=lambda one: one.url)], indent=1)
    with replacing(path) as part:
        part.write_text(told + "\n", encoding="utf-8")


def with_feed(path: Path, url: str) -> None:
    """Add a feed to those in `path`, unless it is one of them.

    Raises
    ------
    FetchError
        If `url` is no http(s) address, or the file is damaged.
    """
    if not is_web_address(url):
        raise FetchError(f"{quoted(url)} is no http(s) address of a feed: write https://…")
    feeds = known_feeds(path)
    if url not in feeds:
        keep_feeds(path, [*feeds.values(), Feed(url=url)])


def without_feed(path: Path, url: str) -> None:
    """Remove a feed from those in `path`; what it brought stays."""
    keep_feeds(path, [feed for feed in known_feeds(path).values() if feed.url != url])


def due(feeds: Iterable[Feed], every: timedelta, now: datetime) -> Iterator[Feed]:
    """Yield those of `feeds` that are to be asked at `now`."""
    return (feed for feed in feeds if feed.due(every) <= now)
