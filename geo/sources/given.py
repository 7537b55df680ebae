"""What is given as bytes, in a file or on standard input: one article, or a feed of several."""

from __future__ import annotations

from collections.abc import Iterator

from geo.articles import NOTHING_KNOWN, Metadata, read
from geo.errors import ArticleError
from geo.sources.feed import is_feed, is_other_xml, read_feed
from geo.sources.incoming import Incoming


def read_given(name: str, data: bytes, known: Metadata = NOTHING_KNOWN) -> Iterator[Incoming]:
    """Yield the article in `data`, or one for each entry if it is a feed; what cannot be used, with why."""
    try:
        if is_feed(data):
            for entry in read_feed(data, known):
                yield Incoming(name=f"{name}: {entry.name}", article=entry.article, reason=entry.reason)
        elif is_other_xml(data):
            raise ArticleError("this is XML, but no RSS or Atom feed and no page: give the article's text")
        else:
            yield Incoming(name=name, article=read(data, known))
    except ArticleError as error:
        yield Incoming(name=name, reason=f"{name}: {error}")
