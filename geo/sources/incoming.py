"""Incoming: what a source hands over, an article or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from geo.articles import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One text that came in; exactly one of `article` and `reason` is given.

    Attributes
    ----------
    name
        What the source calls it: a path, the id of a JSON line, an uploaded file's name.
    article
        The article read.
    reason
        Why it could not be read, in a sentence for the user.
    """

    name: str
    article: Article | None = None
    reason: str | None = None
