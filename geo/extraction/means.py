"""Means: with what a strike was made whose own words do not say it, by its sentence and those around."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.extraction.drafts import Draft
from geo.extraction.passages import Passage
from geo.extraction.tellings import Reading
from geo.extraction.trade import TriggerKind
from geo.extraction.weapons import classes_in
from geo.lexicon import words
from geo.vocabulary import Kind, WeaponClass

_REACH = 2  # blocks: what stands farther off is about something else


def fill_weapons(drafts: Sequence[Draft], readings: Sequence[Reading]) -> None:
    """Give a strike told without a weapon class the one of its sentence, or of the strike it is told with."""
    parsed = [reading.passage for reading in readings]
    for i, draft in enumerate(drafts):
        if (
            draft.weapon_class is not WeaponClass.UNKNOWN
            or draft.kind is Kind.CONTEXT
            or draft.weapon is not None
        ):
            continue
        if draft.telling.weapon.leaning and _lean(draft, parsed):
            continue
        own = classes_in(_own_part(draft))
        if len(own) == 1 or (own and _are_named_together(draft.quote.text)):
            draft.weapon_class = own[0]
            continue
        if own or _tells_no_means(draft):
            continue
        before = [d for d in drafts[:i] if _is_told_with(d, draft)]
        if before and before[-1].weapon_class is not WeaponClass.UNKNOWN:
            draft.weapon_class = before[-1].weapon_class
            draft.rest("weapon_class", before[-1].quote)


_WITH_BOTH = re.compile(r"\bwith\s+(?:[\w-]+\s+){0,3}(?:and|or)\s+(?:[\w-]+\s+){0,2}[\w-]+")


def _are_named_together(text: str) -> bool:
    """Whether a sentence names its weapons in one breath: "attacked with drones and artillery"."""
    return any(len(classes_in(match[0])) > 1 for match in _WITH_BOTH.finditer(text))


# What a strike led to, or answered, was made with weapons of its own.
_PROMPTED = re.compile(
    r",?\s+(?:prompting|triggering|provoking|in\s+(?:response|retaliation|reply|answer)\s+(?:to|for))\b.*",
    re.DOTALL,
)


def _own_part(draft: Draft) -> str:
    """Return of a sentence what tells of the strike: not what came before it, nor what it led to."""
    text = _PROMPTED.sub("", draft.quote.text)
    start, end = 0, len(text)
    for match in _AFTER.finditer(text):
        start = match.end() if match.end() <= draft.telling.name.start else start
        end = min(end, match.start()) if match.start() >= draft.telling.name.end else end
    part = text[start:end]
    return part if classes_in(part) or _STRIKING.search(part) else text


_AFTER = re.compile(r"\b(?:after|following|before)\b")
_STRIKING = re.compile(
    r"\b(?:strikes?|struck|hits?|raids?|attack(?:s|ed)?|bomb(?:s|ed|ing)|target(?:s|ed))\b"
)


def _lean(draft: Draft, parsed: Sequence[Passage]) -> bool:
    """Give "several struck X" and "debris fell on X" the weapon named last before, if there is one."""
    at = draft.quote.start
    for passage in reversed(parsed):
        sentence = passage.sentence
        if sentence.start > at or draft.block - sentence.block > _REACH:
            continue
        text = sentence.text[: draft.telling.name.start] if sentence.start == at else sentence.text
        found = classes_in(text)
        if found:
            draft.weapon_class = found[0]
            draft.rest("weapon_class", passage.quote)
            return True
    return False


def _is_told_with(one: Draft, other: Draft) -> bool:
    """Whether two strikes are of one party and one time; "earlier" ones were made with who knows what."""
    return (
        one.attacker == other.attacker
        and one.kind is not Kind.CONTEXT
        and one.timespan == other.timespan
        and other.block - one.block <= _REACH
        and (one.quote != other.quote or _own_part(one) == _own_part(other))
    )


def _tells_no_means(draft: Draft) -> bool:
    """Whether a sentence tells only what befell a place, not that it was struck like the one before."""
    told = draft.telling
    if told.attacker is not None or told.trigger not in (TriggerKind.HIT, TriggerKind.ARRIVAL):
        return False
    strikes = words("triggers")["strike_nouns"]
    return not any(
        token.lower_ in _AS_BEFORE or (token.lemma_.casefold() in strikes and token.pos_ == "NOUN")
        for token in told.passage.doc
    )


_AS_BEFORE = frozenset(
    {"too", "also", "again", "another", "well", "several", "one", "others", "those", "some"}
)
