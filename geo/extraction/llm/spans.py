"""Spans: where in an article the words stand that somebody says it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from geo.extraction.sentences import Sentence
from geo.reports import Quote

LONGEST = 2_000  # characters of words that are sought
# Signs that are copied one for the other without a change of the words.
_ALIKE = ("'’‘ʼ`´", '"“”„«»', "-–—‑")


def found(words: str | None, text: str, near: Quote | None = None) -> Quote | None:
    """Return where `text` holds `words`, inside `near` if it does so there, else nearest to it.

    Words are the same in whatever quotation marks, dashes and white space; letters and case must agree.
    """
    sought = (words or "").strip()
    if not sought or len(sought) > LONGEST:
        return None
    runs = [Quote(text=m[0], start=m.start(), end=m.end()) for m in _pattern(sought).finditer(text)]
    if not runs:
        return None
    if near is None:
        return runs[0]
    return min(runs, key=lambda run: (max(near.start - run.start, run.end - near.end, 0), run.start))


def sentence_of(run: Quote, text: str, sentences: Sequence[Sentence]) -> Quote:
    """Return the sentence that holds `run`, or from the first to the last where it goes over several."""
    held = [s for s in sentences if s.start < run.end and run.start < s.end]
    start = min([run.start, *(s.start for s in held)])
    end = max([run.end, *(s.end for s in held)])
    return Quote(text=text[start:end], start=start, end=end)


def holds(outer: Quote, inner: Quote) -> bool:
    """Whether `inner` stands inside `outer`."""
    return outer.start <= inner.start and inner.end <= outer.end


@lru_cache(maxsize=512)
def _pattern(words: str) -> re.Pattern[str]:
    pieces = [_sign(c) for c in re.sub(r"\s+", " ", words)]
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    return re.compile(before + "".join(pieces) + after)


def _sign(c: str) -> str:
    if c == " ":
        return r"\s+"
    return next((f"[{re.escape(signs)}]" for signs in _ALIKE if c in signs), re.escape(c))
