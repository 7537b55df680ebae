"""Roles: what a place has to do with the strike word it hangs on, by grammar and preposition."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from geo.extraction.actors import actor_spans
from geo.extraction.grammar import is_passive
from geo.extraction.name import Name
from geo.extraction.trade import Trigger, TriggerKind
from geo.lexicon import words
from geo.vocabulary import Role

_AT = ("at", "for", "toward", "towards", "to", "on", "against", "into", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A place, the trigger that governs it, and what the place has to do with it."""

    name: Name
    token: Token
    trigger: Trigger
    role: Role | None  # None for context
    preposition: str


def role_of(trigger: Trigger, slot: str, preposition: str, name: Name) -> Role | None:
    """Return what `name` has to do with `trigger`; ``None`` if nothing, or for context.

    Parameters
    ----------
    slot
        The dependency by which the place hangs on the trigger, or ``verb`` for one beside it.
    preposition
        The one before the place; empty if there is none.
    """
    kind = trigger.kind
    prepositions = words("grammar")
    if kind is TriggerKind.CONTEXT or (preposition in prepositions["not_where"] and preposition != "from"):
        return None
    if preposition == "from":
        comes = kind is TriggerKind.ARRIVAL and trigger.token.lemma_ == "come"
        sent = comes or kind in (TriggerKind.LAUNCH, TriggerKind.AIM)
        launched = (sent or (kind is TriggerKind.STRIKE and slot == "verb")) and not name.country
        return Role.LAUNCHED_FROM if launched else None
    if kind is TriggerKind.STRIKE:
        return _role_by_noun(slot, preposition, name)
    active = kind is not TriggerKind.ARRIVAL and not is_passive(trigger.token)
    if slot == "nsubj" and (not preposition or active):
        return None
    if kind is TriggerKind.INTERCEPTION:
        over = preposition in prepositions["intercepted"] or preposition == "of"
        return Role.INTERCEPTED_AT if over else None
    if kind is TriggerKind.AIM:
        return Role.INTENDED_TARGET if preposition in _AT else None
    if kind is TriggerKind.LAUNCH:
        at = ("against", "on") if trigger.token.lemma_ in ("deploy", "use") else prepositions["launched_at"]
        return Role.TARGET if preposition in at else None
    if kind is TriggerKind.ARRIVAL:
        down = preposition in prepositions["where"] - {"of", "for", "by"} or slot == "dobj"
        return Role.TARGET if down else None
    return Role.TARGET if preposition in prepositions["struck"] | {"", "under"} else None


def _role_by_noun(slot: str, preposition: str, name: Name) -> Role | None:
    if preposition:
        return Role.TARGET if preposition in words("grammar")["struck"] | {"under", "to"} else None
    if slot in ("compound", "nmod", "amod", "poss", "npadvmod"):
        acts = name.country or any(s.end - s.start == len(name.text) for s in actor_spans(name.text))
        return None if acts or slot == "poss" else Role.TARGET
    return Role.TARGET if slot in ("verb", "appos", "dobj", "conj") else None
