"""Quotations: who speaks where several sentences stand between one pair of quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geo.extraction.claims import OUTLET, is_speaker, plain
from geo.extraction.drafts import Draft

_QUOTED = re.compile(r"“[^“”\n]{40,2000}”|(?<!\w)\"[^\"\n]{40,2000}\"")
_SAYING = r"(?:said|says|wrote|writes|added|told|stated|reported|noted|posted|confirmed|announced)\b"
_BEHIND = re.compile(
    rf",?\s*(?:(?P<who>[^,.;:“”\"\n]{{2,70}}?)\s+{_SAYING}|{_SAYING}\s+(?P<says>[^,.;:“”\"\n]{{2,70}}))"
)
_BEFORE = re.compile(rf"(?:^|[.\n]\s*)(?P<who>[^,.;:“”\"\n]{{2,70}}?)\s+{_SAYING}[^.“”\"\n]{{0,60}}[,:]\s*$")
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_NEAR = 160  # characters around a quotation in which its speaker is named


@dataclass(frozen=True, slots=True)
class Quotation:
    """A run of the article between quotation marks, and who says it."""

    start: int
    end: int
    speaker: str


def quotations(text: str) -> Iterator[Quotation]:
    """Yield the longer quotations of `text` whose speaker stands right behind or before them, in order."""
    for quoted in _QUOTED.finditer(text):
        start, end = quoted.span()
        told = _BEHIND.match(text[end : end + _NEAR]) or _BEFORE.search(text[max(0, start - _NEAR) : start])
        if told is None:
            continue
        who = told["who"] or told.groupdict().get("says") or ""
        if who.casefold() in _PRONOUNS or is_speaker(who):
            yield Quotation(start, end, plain(who))


def hear_quotations(drafts: Sequence[Draft], text: str) -> None:
    """Give strikes told inside a quotation, by a sentence that names no speaker, the one of the quotation."""
    found = tuple(quotations(text))
    for draft in drafts:
        for i, claim in enumerate(draft.claims):
            inside = (q for q in found if q.start <= claim.quote.start and claim.quote.end <= q.end + 1)
            speaker = next((q.speaker for q in inside), None)
            if claim.claimant == OUTLET and speaker:
                draft.claims[i] = replace(claim, claimant=speaker)
