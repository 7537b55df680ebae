"""Epithets: who is meant by "the army", "the coalition", "the group": a party that the article names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geo.extraction.actors import actor_spans, states

_LONGEST = 100_000  # characters in which parties are sought
_TAIL = 34  # characters behind a name that say what it is of: "Israeli army"
_ARMIES = (
    "army",
    "military",
    "armed forces",
    "air force",
    "airforce",
    "navy",
    "forces",
    "troops",
    "soldiers",
)
_GROUPS = ("group", "movement", "rebels", "militia", "militants", "fighters", "organisation", "organization")
_SHARED = {"iaf": ("India", "Israel")}  # abbreviations that the air forces of several states go by
_KINDS = {
    **dict.fromkeys(_SHARED, ()),
    **dict.fromkeys(_ARMIES, _ARMIES),
    **dict.fromkeys(_GROUPS, _GROUPS),
    **{word: (word,) for word in ("coalition", "command", "junta", "regime", "government")},
}
_EPITHET = re.compile(
    rf"\b(?P<kind>{'|'.join(_KINDS)})(?:\s+(?:fighter\s+)?(?:jets?|warplanes?|planes?|aircraft|artillery|drones?|helicopters?))?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Mention:
    at: int
    actor: str
    group: bool
    words: str  # the name and what stands behind it, in lower case


class Epithets:
    """The parties that an article names, each with the words that say what it is."""

    def __init__(self, text: str) -> None:
        text = text[:_LONGEST]
        self._mentions = [
            _Mention(s.start, s.actor, s.actor not in states(), _words(text[s.start : s.end + _TAIL]))
            for s in actor_spans(text)
        ]

    def meant(self, epithet: str, at: int) -> str | None:
        """Return the party that `epithet` ("the army") means at offset `at`: named before, else behind."""
        match = _EPITHET.search(epithet.strip())
        if match is None:
            return None
        kind = match["kind"].casefold()
        fitting = [m for m in self._mentions if _is(m, kind)]
        before = [m for m in fitting if m.at <= at]
        chosen = before[-1:] or fitting[:1]
        return chosen[0].actor if chosen else None


def _words(run: str) -> str:
    return re.split(r"[,;:()]|\.\s", run.casefold())[0]


def _is(mention: _Mention, kind: str) -> bool:
    if kind in _SHARED:
        return mention.actor in _SHARED[kind]
    if kind in _GROUPS and mention.group:
        return True
    if mention.group and kind != "coalition":  # the Arakan Army is no "army"
        return False
    words: Sequence[str] = _KINDS[kind]
    return any(re.search(rf"\b{word}\b", mention.words) for word in words)
