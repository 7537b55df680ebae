"""Remarks: what a reader should know of a text before its strikes are believed to be all there is."""

from __future__ import annotations

import re

from geo.articles.article import Article
from geo.articles.content import BlockKind, blocks
from geo.articles.decoding import decoded
from geo.articles.fair_copy import fair_copy
from geo.articles.furniture import asks_for_payment
from geo.articles.mojibake import mends
from geo.articles.reading import is_page
from geo.errors import quoted

_STUB_WORDS = 250  # the teaser of an article; what is longer is no stub, whatever stands below it
_STUB_CHARACTERS = 10_000  # with all the furniture of its page
_HEAD = 65_536  # characters or bytes that tell what a text is
_BREAKS_OFF = re.compile(r"(?:…|\.\.\.|\[\+\d+ chars\])[\])\"”’]*\s*$")
_FOR_PAY = re.compile(rb'"isAccessibleForFree"\s*:\s*"?false', re.IGNORECASE)
# What UTF-8 looks like when it is read as something else, where it is too damaged to be put right.
_GARBLED = re.compile("[ÃÂ][^\\s\\w]|â€|[ÐÑ][^\\s\\w]|ï¿½|вЂ")
_FEW = 2
_LOST = "\N{REPLACEMENT CHARACTER}"


def remarks(article: Article) -> tuple[str, ...]:
    """Return what is to be said of the text of `article`, each in a sentence for the user."""
    copy = fair_copy(article.text[:_HEAD]).text
    found = (_stub(article), _lost(article.text), _garbled(article.text[:_HEAD], copy))
    return tuple(filter(None, found))


def page_remark(article: Article) -> str | None:
    """Return what is to be said of offsets if what was given of `article` is a web page."""
    if is_page(decoded(article.raw[:_HEAD])):
        return "this is a web page: quotes and offsets are of the text that was taken out of it"
    return None


def _stub(article: Article) -> str | None:
    if len(article.text) > _STUB_CHARACTERS:
        return None
    every = blocks(article)
    told = [block.text for block in every if block.kind is not BlockKind.FURNITURE]
    words = sum(len(text.split()) for text in told)
    if words > _STUB_WORDS:
        return None
    wall = next((block.text for block in every if asks_for_payment(block.text)), None)
    if wall is not None:
        why = f"it says {quoted(wall)}"
    elif told and _BREAKS_OFF.search(told[-1]):
        why = f"it breaks off: {quoted(told[-1][-50:])}"
    elif _FOR_PAY.search(article.raw):
        why = "its page says that it is for subscribers"
    else:
        return None
    return f"this seems to be only a stub of {words} words, and the whole article may tell more: {why}"


def _lost(text: str) -> str | None:
    lost = text.count(_LOST)
    if not lost:
        return None
    near = quoted(text[max(0, text.index(_LOST) - 20) :][:40])
    return f"characters that cannot be read: {lost}, the first in {near}; a better copy may tell more"


def _garbled(text: str, copy: str) -> str | None:
    """Say that letters are garbled: put right for reading, or beyond that."""
    left = _GARBLED.search(copy)
    if left and len(_GARBLED.findall(copy)) > _FEW:
        return f"letters that are garbled and cannot be put right, as in {_around(copy, left)}"
    mended = next(mends(text), None)
    if mended is None or not _GARBLED.search(text):
        return None
    start, end, meant = mended
    return (
        f"letters that are garbled are read as they were meant: {quoted(text[start:end])} as {quoted(meant)}"
    )


def _around(text: str, found: re.Match[str]) -> str:
    return quoted(text[max(0, found.start() - 20) : found.end() + 20])
