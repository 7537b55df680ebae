"""Incoming: what a source hands over, an article or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from geo.articles import MAX_BYTES, Article

TOO_LARGE = f"at most {MAX_BYTES // 2**20} MB are read, and this is more: split it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One text that came in; exactly one of `article` and `reason` is given.

    Attributes
    ----------
    name
        What the source calls it: a path, the id of a JSON line, the link of a feed's entry.
    article
        The article read.
    reason
        Why it could not be read, in a sentence for the user.
    id
        What a JSON line gives as its id, as it is given; ``None`` elsewhere.
    """

    name: str
    article: Article | None = None
    reason: str | None = None
    id: str | int | float | None = None
