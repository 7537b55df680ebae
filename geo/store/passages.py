"""A quote in its context."""

from __future__ import annotations

import re

_NEIGHBOUR = 400  # characters of context on either side of a quote, at most
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+|\n+")


def passage(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return ``text[start:end]`` with the sentence before and the sentence after it."""
    before = text[max(0, start - _NEIGHBOUR) : start].rstrip()
    after = text[end : end + _NEIGHBOUR].lstrip()
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    following = _SENTENCE_END.search(after)
    return (
        before[ends[-1] if ends else 0 :].strip(),
        text[start:end],
        after[: following.start() if following else len(after)].strip(),
    )
