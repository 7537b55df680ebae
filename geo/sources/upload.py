"""Articles pasted or uploaded in the page."""

from __future__ import annotations

from geo.articles import Article, Metadata, read


def read_upload(data: bytes | str, known: Metadata) -> Article:
    """Return the article in what a user pasted (`str`) or uploaded (`bytes`), text or HTML.

    Raises
    ------
    ArticleError
        If it is empty, too large, or neither text nor HTML.
    """
    return read(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data, known)
