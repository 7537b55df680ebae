"""``poll``: feeds of news read on a schedule."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from geo import pipeline
from geo.cli.extractors import Choice, chosen
from geo.cli.reading import ExtractorOption
from geo.cli.streams import FAILED, complain, complain_of
from geo.reports import Extractor
from geo.resolution import Resolver
from geo.sources import Feed, due, fetch, keep_feeds, known_feeds, poll
from geo.store import Store, data_folder, open_store

_LENGTHS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_SHORTEST = timedelta(minutes=1)  # that a publisher is left alone
_FEEDS = "feeds.json"


def poll_(
    urls: Annotated[list[str], typer.Argument(metavar="URL…", help="Of RSS or Atom feeds, or of articles.")],
    every: Annotated[
        str, typer.Option(metavar="15m", help="Ask again and again, so often; without it once.")
    ] = "",
    extractor: ExtractorOption = Choice.RULES,
) -> None:
    """Ask feeds for what is new, and read it into the store.

    Each feed stands by itself: one that fails is told, asked more seldom, and keeps no other waiting. Only
    hosts of the public internet are asked.
    """
    pause = _length(every) if every else timedelta(0)
    store, reader = open_store(), chosen(extractor)
    well = _round(urls, pause, store, reader)
    while every:
        feeds = known_feeds(data_folder() / _FEEDS)
        first = min(feeds[url].due(pause) for url in urls)
        time.sleep(max(1.0, (first - datetime.now(UTC)).total_seconds()))
        _round(urls, pause, store, reader)
    if not well:
        raise typer.Exit(FAILED)


def _round(urls: Sequence[str], pause: timedelta, store: Store, reader: tuple[Extractor, Resolver]) -> bool:
    """Ask the feeds that are due; return whether all went well."""
    path = data_folder() / _FEEDS
    well = True
    for url in dict.fromkeys(urls):
        feeds = dict(known_feeds(path))
        feed = feeds.get(url, Feed(url=url))
        for one in due([feed], pause, datetime.now(UTC)):
            polled = poll(one, fetch, datetime.now(UTC))
            result = pipeline.ingest(polled.entries, store, *reader)
            keep_feeds(path, {**feeds, url: polled.feed}.values())  # what it brought is kept already
            if polled.feed.problem:
                complain(f"{polled.feed.problem} (failed {polled.feed.failures} times in a row)")
            else:
                print(f"{url}: {_said(result) if polled.changed else 'nothing new'}", flush=True)
            for text, reason in result.set_aside:
                complain_of(text, reason)
            well = well and not (polled.feed.problem or result.set_aside)
    return well


def _said(result: pipeline.IngestResult) -> str:
    return f"{result.added} added ({result.reports} reports), {result.unchanged} known"


def _length(text: str) -> timedelta:
    """Return a length of time such as ``15m``, ``2h``, ``1d``."""
    match = re.fullmatch(r"(\d{1,4})([smhd])", text.strip())
    length = timedelta(**{_LENGTHS[match[2]]: int(match[1])}) if match else timedelta(0)
    if length < _SHORTEST:
        raise typer.BadParameter(f"--every {text!r}: write 15m, 2h or 1d, at least one minute")
    return length
