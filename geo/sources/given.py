"""What is given as bytes, in a file or on standard input: one article, or a feed or records of several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from geo.articles import NOTHING_KNOWN, Metadata, read
from geo.errors import ArticleError
from geo.sources.feed import is_feed, is_other_xml, read_feed
from geo.sources.incoming import Incoming
from geo.sources.lines import read_lines, records_as_lines


def read_given(name: str, data: bytes, known: Metadata = NOTHING_KNOWN) -> Iterator[Incoming]:
    """Yield the article in `data`, or one for each entry of a feed or record of a JSON file, or why not."""
    records = records_as_lines(data)
    try:
        if records is not None:
            yield from (replace(one, name=f"{name}: {one.name}") for one in read_lines(records))
        elif is_feed(data):
            yield from (replace(one, name=f"{name}: {one.name}") for one in read_feed(data, known))
        elif is_other_xml(data):
            raise ArticleError("this is XML, but no RSS or Atom feed and no page: give the article's text")
        else:
            yield Incoming(name=name, article=read(data, known))
    except ArticleError as error:
        yield Incoming(name=name, reason=f"{name}: {error}")
