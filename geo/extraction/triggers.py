"""Triggers: the verbs and nouns of a passage that tell of a strike, and those that only seem to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from spacy.tokens import Token

from geo.extraction.actors import actor_spans
from geo.extraction.passages import Passage
from geo.extraction.strike_nouns import is_nominal, is_sent, is_strike_noun
from geo.extraction.strike_verbs import verb_kind
from geo.extraction.trade import WEAPON_MASK, Trigger, TriggerKind, support
from geo.lexicon import phrase_pattern, words


def triggers_in(passage: Passage, *, backed: bool = False) -> Mapping[int, Trigger]:
    """Return the triggers of a passage by token index.

    `backed` says that the sentences around speak of strikes: weak words ("explosions") then count, unless the
    passage itself tells of other violence.
    """
    text = passage.sentence.text
    barred = [m.span() for m in _figures().finditer(text)]
    context = [m.span() for m in _context().finditer(text)]
    armed = bool(support().search(text)) or any(t.lower_ == WEAPON_MASK for t in passage.doc)
    backed = armed or (backed and not is_ground(text))
    found: dict[int, Trigger] = {}
    for token in passage.doc:
        if not _may_trigger(token) or token.i in passage.names:
            continue
        start, end = passage.origins[token.i]
        if _within(start, end, barred):
            continue
        in_context = _within(start, end, context)
        kind = (
            TriggerKind.CONTEXT
            if in_context and is_nominal(token)
            else None
            if in_context
            else _kind(token, backed and (armed or not _is_ground_attack(token)))
        )
        if kind is TriggerKind.ARRIVAL and any(_is_laid(child, found) for child in token.children):
            found[token.i] = Trigger(token, TriggerKind.CONTEXT)
        elif kind is not None and (kind is not TriggerKind.CONTEXT or _last_of(token, context, passage)):
            found[token.i] = Trigger(token, kind)
    return found


def _within(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    """Whether a run overlaps one of `spans`: mostly there are none."""
    return bool(spans) and any(a < end and start < b for a, b in spans)


def _is_laid(subject: Token, found: Mapping[int, Trigger]) -> bool:
    """Whether what came down or went off was no weapon that flies: "a car bomb exploded"."""
    trigger = found.get(subject.i)
    return subject.dep_ == "nsubj" and trigger is not None and trigger.kind is TriggerKind.CONTEXT


def _last_of(token: Token, spans: list[tuple[int, int]], passage: Passage) -> bool:
    start, end = passage.origins[token.i]
    return any(a <= start and end == b for a, b in spans)


def _is_ground_attack(verb: Token) -> bool:
    """Whether fighters attack, with no word of arms in the sentence."""
    if verb.lemma_ not in ("attack", "assault", "raid", "target", "set", "storm"):
        return False
    doers = [c for c in verb.children if c.dep_ == "nsubj"]
    return any(
        t.lower_ in _FIGHTERS or any(s.form == "group" for s in actor_spans(t.text))
        for d in doers
        for t in (d, *d.children, *((verb.head,) if d.lower_ in ("which", "who", "that") else ()))
    )


_FIGHTERS = frozenset(
    (
        "militants",
        "fighters",
        "gunmen",
        "insurgents",
        "rebels",
        "jihadists",
        "settlers",
        "soldiers",
        "troops",
        "bandits",
    )
)


def is_ground(text: str) -> bool:
    """Whether a text tells of other violence and mishap: clashes, gunfire, mines, accidents."""
    return bool(_ground().search(text))


@cache
def _ground() -> re.Pattern[str]:
    return phrase_pattern(words("outcomes")["ground"])


@cache
def _figures() -> re.Pattern[str]:
    return phrase_pattern(words("triggers")["not_strikes"], plural=True)


@cache
def _context() -> re.Pattern[str]:
    return phrase_pattern(words("triggers")["context_nouns"], plural=True)


def _may_trigger(token: Token) -> bool:
    """Whether a word is a noun or a verb, or stands where only verbs do."""
    return token.tag_[:1] in ("N", "V") or token.dep_ in _CLAUSES


_CLAUSES = ("ROOT", "relcl", "advcl", "acl", "ccomp")


def _kind(token: Token, backed: bool) -> TriggerKind | None:
    if not is_nominal(token):
        is_verb = token.tag_.startswith("V") or token.dep_ in _CLAUSES
        return verb_kind(token, backed) if is_verb else None
    if token.lemma_.casefold() in words("triggers")["intercept_nouns"]:
        return TriggerKind.INTERCEPTION
    return TriggerKind.STRIKE if is_strike_noun(token, backed) or is_sent(token) else None
