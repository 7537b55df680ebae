"""``poll``: feeds of news read on a schedule."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from geo import pipeline
from geo.cli.extractors import Choice, chosen
from geo.cli.reading import ExtractorOption
from geo.cli.streams import FAILED, complain, complain_of
from geo.reports import Extractor
from geo.resolution import Resolver
from geo.sources import FEEDS_FILE, Feed, due, fetch, keep_feeds, known_feeds, poll
from geo.store import Store, data_folder, open_store

_LENGTHS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_SHORTEST = timedelta(minutes=1)  # that a publisher is left alone


def poll_(
    urls: Annotated[
        list[str] | None,
        typer.Argument(metavar="[URL…]", help="Of RSS or Atom feeds, or of articles; else all listed."),
    ] = None,
    every: Annotated[
        str, typer.Option(metavar="15m", help="Ask again and again, so often; without it once.")
    ] = "",
    extractor: ExtractorOption = Choice.RULES,
) -> None:
    """Ask feeds for what is new, and read it into the store.

    Each feed stands by itself: one that fails is told, asked more seldom, and keeps no other waiting. Only
    hosts of the public internet are asked. The page lists the feeds, with what came of each.
    """
    if not (urls or _listed()):
        raise typer.BadParameter("no feed is listed: name its address")
    pause = _length(every) if every else timedelta(0)
    store, reader = open_store(), chosen(extractor)
    well = _round(urls or _listed(), pause, store, reader)
    while every:
        feeds = known_feeds(data_folder() / FEEDS_FILE)
        first = min((feeds.get(url, Feed(url=url)).due(pause) for url in urls or feeds), default=None)
        wait_s = (first - datetime.now(UTC)).total_seconds() if first else _SHORTEST.total_seconds()
        time.sleep(min(max(1.0, wait_s), pause.total_seconds()))
        _round(urls or _listed(), pause, store, reader)
    if not well:
        raise typer.Exit(FAILED)


def _listed() -> list[str]:
    return list(known_feeds(data_folder() / FEEDS_FILE))


def _round(urls: Sequence[str], pause: timedelta, store: Store, reader: tuple[Extractor, Resolver]) -> bool:
    """Ask the feeds that are due; return whether all went well."""
    path = data_folder() / FEEDS_FILE
    well = True
    for url in dict.fromkeys(urls):
        feed = known_feeds(path).get(url, Feed(url=url))
        for one in due([feed], pause, datetime.now(UTC)):
            now = datetime.now(UTC)
            polled = poll(one, fetch, now)
            result = pipeline.ingest(polled.entries, store, *reader)
            said = replace(polled.feed, added=result.added, added_utc=now.isoformat())
            asked = said if result.added else polled.feed
            # What it brought is kept already. Others may have been added meanwhile, on the page.
            keep_feeds(path, {**known_feeds(path), url: asked}.values())
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
