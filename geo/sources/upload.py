"""Articles pasted or uploaded in the page."""

from __future__ import annotations

from geo.articles import Article, Metadata, read
from geo.errors import ArticleError
from geo.sources.feed import is_feed


def read_upload(data: bytes | str, known: Metadata) -> Article:
    """Return the article in what a user pasted (`str`) or uploaded (`bytes`), text or HTML.

    Raises
    ------
    ArticleError
        If it is empty, too large, a feed of several articles, or neither text nor HTML.
    """
    given = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    if is_feed(given):
        raise ArticleError(
            "this is a feed of several articles: give one of them, or save the feed as FEED.xml and run "
            "`python -m geo ingest FEED.xml`"
        )
    return read(given, known)
