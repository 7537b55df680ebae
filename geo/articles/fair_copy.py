"""A fair copy of a text: read in its stead, while every run of it leads back to the text as given.

What encoding, copying and markup do to words is undone: UTF-8 that was read as another encoding
("Russiaâ€™s"), letters that nobody sees (soft hyphens, zero-width spaces), accents that stand apart,
ligatures, letters of mathematics, entities and tags of HTML. Nothing is guessed: what may be meant as
it stands is left alone.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from geo.articles.decoding import safe
from geo.articles.mojibake import Edit, mends

_MOST_MARKS = 3  # on one letter: no alphabet has more, floods have hundreds
_MOST_ROUNDS = 3  # a text may be garbled, or its signs written as entities, more than once
_BLOCKS = (
    "address|article|aside|blockquote|br|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav"
    "|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul"
)
_LAYOUT = {"li": "\n• ", "td": "\t", "th": "\t"}  # by the first letters of the tag that opens it
_INLINE = (
    "a|abbr|b|big|cite|code|del|em|font|i|iframe|img|ins|mark|q|s|small|source|span|strong|sub|sup|time|u"
)
_UNFIT = re.compile(
    r"(?P<hidden><(script|style)\b[^<>]{0,1000}>(?:(?!</?\2\b).)*+</\2\s*>|<!--(?:(?!--).)*+-->)"
    rf"|(?P<block></?(?:{_BLOCKS})(?:[\s/][^<>]{{0,2000}})?>)"
    rf"|(?P<inline></?(?:{_INLINE})(?:[\s/][^<>]{{0,2000}})?>)"
    r"|(?P<entity>&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});)"
    r"|(?P<marked>[^\W\d_][\u0300-\u036f]+)"
    r"|(?P<unseen>(?<=\w)[\u00ad\u034f\u200b-\u200d\u2060]+(?=\w)|[\u200b\u2060]+)"
    r"|(?P<glued>(?<=[\w.!?”’])published at (?=\d{1,2}[:.]\d\d))"
    r"|(?P<form>[\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff]+)"
    r"|(?P<space>[\u00a0\u2000-\u200a\u202f\u205f\u3000])",
    re.IGNORECASE | re.DOTALL,
)

# One of these stands in every text that holds anything unfit, but for a time glued to a heading.
_SIGNS = re.compile(
    r"[<&\u00a0\u00ad\u0300-\u036f\u2000-\u200d\u202f\u205f\u2060\u3000\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff]"
)
_GLUE = "published at"


@dataclass(frozen=True, slots=True)
class _Pass:
    """One round of edits: where each stretch begins in the copy, and where it begins and ends before."""

    begins: tuple[int, ...]
    before: tuple[tuple[int, int, bool], ...]  # start, end, whether it was edited

    def origin(self, start: int, end: int) -> tuple[int, int]:
        return self._at(start)[0], self._at(end - 1)[1] if end > start else self._at(start)[0]

    def _at(self, position: int) -> tuple[int, int]:
        """Return the run before the edits that the character at `position` stands for."""
        stretch = bisect_right(self.begins, position) - 1
        start, end, edited = self.before[stretch]
        if edited:
            return start, end
        return start + position - self.begins[stretch], start + position - self.begins[stretch] + 1


@dataclass(frozen=True, slots=True)
class FairCopy:
    """A text as it is read.

    Attributes
    ----------
    text
        The copy.
    """

    text: str
    _passes: tuple[_Pass, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether the text as given was not fit to be read."""
        return bool(self._passes)

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return where the run [start, end) of the copy stands in the text as given, in code points."""
        for edits in reversed(self._passes):
            start, end = edits.origin(start, end)
        return start, end

    def edited(self, edits: Iterable[Edit]) -> FairCopy:
        """Return this copy with `edits` made, which are in order; overlapping ones are passed over."""
        pieces: list[str] = []
        begins: list[int] = []
        before: list[tuple[int, int, bool]] = []
        length = at = 0

        def take(piece: str, start: int, end: int, edited: bool) -> None:
            nonlocal length, at
            at = end
            if piece:  # what has no character in the copy is never asked for
                pieces.append(piece)
                begins.append(length)
                before.append((start, end, edited))
                length += len(piece)

        changed = False
        for start, end, instead in edits:
            if start >= at:
                take(self.text[at:start], at, start, False)
                take(instead, start, end, True)
                changed = True
        if not changed:
            return self
        take(self.text[at:], at, len(self.text), False)
        return FairCopy("".join(pieces), (*self._passes, _Pass(tuple(begins), tuple(before))))


def fair_copy(text: str) -> FairCopy:
    """Return `text` as it is to be read."""
    copy = FairCopy(text)
    for _ in range(_MOST_ROUNDS):
        before = copy
        copy = copy.edited(mends(copy.text))
        if _SIGNS.search(copy.text) or _GLUE in copy.text.casefold():
            found = ((m.start(), m.end(), _fit(m), m[0]) for m in _UNFIT.finditer(copy.text))
            copy = copy.edited((start, end, fit) for start, end, fit, unfit in found if fit != unfit)
        if copy is before:
            break
    return copy


def _fit(match: re.Match[str]) -> str:
    run = match[0]
    match match.lastgroup:
        case "hidden" | "inline" | "unseen":
            return ""
        case "block":
            return _LAYOUT.get(run[1:3].casefold(), "\n")
        case "glued":  # a live blog's heading and its time, parted on the page by looks alone
            return f"\n{run}"
        case "entity":
            return safe(html.unescape(run)).replace("\xa0", " ")
        case "marked":
            return unicodedata.normalize("NFC", run[: 1 + _MOST_MARKS])
        case "form":
            return unicodedata.normalize("NFKC", run)
        case _:
            return " "
