"""Fragments: places that stand before or after a strike word without grammar between them.

Headlines, posts, live blogs and tables say "Atarib: shelling", "Russian raids: Atarib, Darat Izza",
"In Misrata, strikes …", "8 July | Pokrovsk | FPV drone | van hit".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from spacy.tokens import Token

from geo.articles import BlockKind
from geo.extraction.grammar import ancestors, is_speech
from geo.extraction.name import Name
from geo.extraction.passages import Passage
from geo.extraction.roles import Argument
from geo.extraction.trade import Trigger, TriggerKind, is_weapon
from geo.lexicon import phrase_pattern, words
from geo.vocabulary import Role

_SEPARATOR = re.compile(r"\s*(?:[:|]|\s[–—-])\s+")
_FRONTED = re.compile(
    r"^\W*(?:And\s+|But\s+|Also\s+|Meanwhile,?\s+|Further\s+\w+,\s+|[\d:.]+\s+[–—-]\s+)*(?:In|At|Near|Over|Around|Outside|Across|Inside)\s+(?:the\s+)?(?:[a-z-]+\s+){0,4}$"
)
_LOCATED = re.compile(
    r"\b(?:in|at|near|over|around|outside|inside|on)\s+(?:the\s+)?(?:(?!to\b|from\b|for\b|with\b|and\b)[a-z-]+\s+){0,3}$"
)
_ANAPHOR = re.compile(
    r"\bthe (?:town|city|village|district|port|base|settlement|area|region|neighbourhood|camp|capital)\b"
)
_MOST_IN_HEADING = 80  # characters: a longer run before a colon is a sentence


def fragment_arguments(
    passage: Passage, triggers: Mapping[int, Trigger], found: Mapping[int, Argument]
) -> Iterator[Argument]:
    """Yield the places that belong to the passage's first strike word without grammar saying so."""
    free = [
        (i, name)
        for i, name in sorted(passage.names.items())
        if i not in found and not name.inside and not name.country
    ]
    if not free:
        return
    governed = {a.trigger.token.i for a in found.values()}
    open_triggers = [t for i, t in sorted(triggers.items()) if i not in governed]
    if passage.sentence.kind is BlockKind.TABLE_ROW or passage.sentence.text.count(" | ") >= 2:
        yield from _in_row(passage, triggers, free)
        return
    separator = _SEPARATOR.search(passage.sentence.text)
    if separator and not found:
        yield from _by_heading(passage, open_triggers, free, separator)
    elif open_triggers:
        yield from _fronted(passage, open_triggers, free)


def consequence_arguments(passage: Passage, triggers: Mapping[int, Trigger]) -> Iterator[Argument]:
    """Yield the place of a sentence that only tells what strikes did: "In Odesa a house burned"."""
    match = _consequences().search(passage.sentence.text)
    if triggers or not match or _ground().search(passage.sentence.text):
        return
    token = next(
        (t for t in passage.doc if passage.origins[t.i][0] <= match.start() < passage.origins[t.i][1]), None
    )
    if token is None:
        return
    places = [(i, n) for i, n in sorted(passage.names.items()) if not n.inside and not n.country]
    places = [(i, n) for i, n in places if n.known or n.feature_words]
    for index, name in places[:1]:
        before = passage.sentence.text[: name.start]
        heads = re.match(r"^\W*(?:(?:And|But|Also)\s+)?$", before) and re.match(
            r"\s*(?::|also had)", passage.sentence.text[name.end :]
        )
        if heads or _FRONTED.search(before) or (_LOCATED.search(before) and name.start > match.start()):
            trigger = Trigger(token, TriggerKind.HIT)
            yield Argument(
                name=name, token=passage.doc[index], trigger=trigger, role=Role.TARGET, preposition="in"
            )


@cache
def _consequences() -> re.Pattern[str]:
    return phrase_pattern(words("outcomes")["consequences"])


@cache
def _ground() -> re.Pattern[str]:
    return phrase_pattern(words("outcomes")["ground"])


def _in_row(
    passage: Passage, triggers: Mapping[int, Trigger], free: list[tuple[int, Name]]
) -> Iterator[Argument]:
    trigger = next(iter(triggers.values()), None) or _by_weapon(passage)
    if trigger:
        yield from (_argument(passage, i, name, trigger) for i, name in free[:1])


def _by_heading(
    passage: Passage, triggers: list[Trigger], free: list[tuple[int, Name]], separator: re.Match[str]
) -> Iterator[Argument]:
    """Yield the places before a colon for what follows it, or those after it for the strikes before it."""
    before = [(i, n) for i, n in free if n.end <= separator.start()]
    after = [(i, n) for i, n in free if n.start >= separator.end()]
    trigger = next(iter(triggers), None) or _by_weapon(passage)
    if trigger is None:
        return
    at = passage.origins[trigger.token.i][0]
    if before and at >= separator.end() and separator.start() <= _MOST_IN_HEADING:
        if not any(t.pos_ == "VERB" and passage.origins[t.i][0] < separator.start() for t in passage.doc):
            yield from (_argument(passage, i, name, trigger) for i, name in before)
    elif after and at < separator.start() and ":" in separator[0]:
        yield from (_argument(passage, i, name, trigger) for i, name in after)
    elif triggers:
        yield from _fronted(passage, triggers, free)


def _fronted(passage: Passage, triggers: list[Trigger], free: list[tuple[int, Name]]) -> Iterator[Argument]:
    text = passage.sentence.text
    index, name = free[0]
    trigger = triggers[0]
    if trigger.kind in (TriggerKind.AIM, TriggerKind.CONTEXT):
        return
    if _FRONTED.search(text[: name.start]):
        yield _argument(passage, index, name, trigger)
        return
    located = [(i, n) for i, n in free if _LOCATED.search(text[: n.start]) and n.known]
    if len(located) == 1 and (
        _ANAPHOR.search(text[name.end :]) or not _belongs_elsewhere(passage.doc[located[0][0]])
    ):
        yield _argument(passage, *located[0], trigger)


def _belongs_elsewhere(token: Token) -> bool:
    """Whether a place tells where somebody speaks, meets or lives, not where the strike was."""
    for node in list(ancestors(token))[:3]:
        if is_speech(node) or node.lemma_.casefold() in words("grammar")["elsewhere"]:
            return True
    return False


def _argument(passage: Passage, index: int, name: Name, trigger: Trigger) -> Argument:
    role = (
        Role.INTERCEPTED_AT
        if trigger.kind is TriggerKind.INTERCEPTION
        else None
        if trigger.kind is TriggerKind.CONTEXT
        else Role.TARGET
    )
    return Argument(name=name, token=passage.doc[index], trigger=trigger, role=role, preposition="in")


def _by_weapon(passage: Passage) -> Trigger | None:
    """Return the first weapon of a fragment as what tells of the strike."""
    token = next((t for t in passage.doc if is_weapon(t)), None)
    return Trigger(token, TriggerKind.STRIKE) if token is not None else None
