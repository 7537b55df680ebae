"""Outcomes: what became of a strike by its sentence, and which marks are one event."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from spacy.tokens import Token

from geo.extraction.care import attempted
from geo.extraction.effects import NO_DEATHS, damage_in, deaths_in, failed
from geo.extraction.grammar import tells_of_ruin
from geo.extraction.passages import Passage
from geo.extraction.roles import Argument
from geo.extraction.trade import Trigger, TriggerKind, is_weapon
from geo.lexicon import phrase_pattern, words
from geo.vocabulary import Outcome, Role


def verdict_on(trigger: Trigger, triggers: Mapping[int, Trigger]) -> Trigger | None:
    """Return the interception that ended what `trigger` tells, if the sentence tells of one."""
    if trigger.kind is TriggerKind.INTERCEPTION:
        return trigger
    token = trigger.token
    if trigger.kind is TriggerKind.HIT and tells_of_ruin(token):
        return None
    for other in triggers.values():
        if other.kind is not TriggerKind.INTERCEPTION:
            continue
        verb = other.token
        below = [*verb.subtree]
        if token in below and token.dep_ not in ("advcl", "conj") and not _in_subordinate(token, verb):
            return other
        if verb.dep_ == "relcl" and (verb.head in _ended(trigger) or token in verb.head.subtree):
            return other
        if verb.dep_ in ("conj", "advcl") and verb.head == token:
            return other
    return None


def _ended(trigger: Trigger) -> list[Token]:
    """Return the nouns whose "which was intercepted" ends what is told: weapons, and their aims."""
    token = trigger.token
    own = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass")]
    if token.dep_ in ("acl", "relcl"):
        own.append(token.head)
    aimed = (
        [g for c in token.children if c.dep_ == "prep" for g in c.children]
        if trigger.kind is TriggerKind.AIM
        else []
    )
    return [*own, *aimed, *(c for t in aimed for c in t.children if c.dep_ == "appos")]


def _in_subordinate(token: Token, verb: Token) -> bool:
    node = token
    while node != verb and node.head != node:
        if node.dep_ in ("advcl",) and node.head is verb:
            return True
        node = node.head
    return False


def role_and_outcome(
    argument: Argument, verdict: Trigger | None, passage: Passage
) -> tuple[Role | None, Outcome | None]:
    """Return what a place has to do with the strike, and what became of the strike."""
    kind, role = argument.trigger.kind, argument.role
    if kind is TriggerKind.CONTEXT:
        return None, None
    if role is Role.LAUNCHED_FROM:
        return role, Outcome.INTERCEPTED if verdict is not None else None
    if role is Role.INTERCEPTED_AT:
        return role, Outcome.INTERCEPTED
    if attempted(argument.trigger.token):
        stopped = verdict is not None or _stopped().search(passage.sentence.text)
        return Role.INTENDED_TARGET, Outcome.INTERCEPTED if stopped else Outcome.FAILED
    if verdict is not None:
        return (
            Role.INTENDED_TARGET if role is Role.TARGET and not argument.name.wide else role
        ), Outcome.INTERCEPTED
    if failed(passage.sentence.text) and kind in (
        TriggerKind.LAUNCH,
        TriggerKind.AIM,
        TriggerKind.ARRIVAL,
        TriggerKind.HIT,
    ):
        return (Role.INTENDED_TARGET if kind is TriggerKind.AIM else role), Outcome.FAILED
    return _as_told(argument, passage)


def _as_told(argument: Argument, passage: Passage) -> tuple[Role | None, Outcome]:
    """Return role and outcome of what no other words of the sentence ended."""
    kind, role = argument.trigger.kind, argument.role
    if kind is TriggerKind.AIM:
        return Role.TARGET if role is Role.INTENDED_TARGET else role, Outcome.UNKNOWN
    if kind is TriggerKind.LAUNCH:
        hit = (
            argument.trigger.token.lemma_ == "drop"
            or deaths_in(passage.sentence.text) != NO_DEATHS
            or damage_in(passage.sentence.text)
            or _hurt().search(passage.sentence.text)
            or argument.preposition in ("on", "into", "against")
        )
        return role, Outcome.HIT if hit and not argument.name.wide else Outcome.UNKNOWN
    if (
        kind is TriggerKind.STRIKE
        and is_weapon(argument.trigger.token)
        and argument.preposition in ("at", "towards", "toward")
        and deaths_in(passage.sentence.text) == NO_DEATHS
    ):
        return role, Outcome.UNKNOWN
    if argument.trigger.token.lemma_ == "target" and argument.name.wide:
        return role, Outcome.UNKNOWN
    return role, Outcome.HIT


@cache
def _hurt() -> re.Pattern[str]:
    return phrase_pattern(words("outcomes")["hurt"])


@cache
def _stopped() -> re.Pattern[str]:
    return phrase_pattern(words("outcomes")["stopped"])


def group_of(trigger: Trigger, triggers: Mapping[int, Trigger], passage: Passage) -> int:
    """Return where the event begins in the article: an aim or launch and its interception share it."""
    verdict = verdict_on(trigger, triggers)
    return passage.start((verdict or trigger).token)
