"""Fragments: places that stand before or after a strike word without grammar between them.

Headlines, posts, live blogs and tables say "Atarib: shelling", "Russian raids: Atarib, Darat Izza",
"In Misrata, strikes …", "8 July | Pokrovsk | FPV drone | van hit".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from geo.articles import BlockKind
from geo.extraction.located import located, setting_of
from geo.extraction.name import Name
from geo.extraction.owners import speaks
from geo.extraction.passages import Passage
from geo.extraction.roles import Argument
from geo.extraction.trade import Trigger, TriggerKind, is_weapon

_SEPARATOR = re.compile(r"\s*(?:[:|]|\s[–—-])\s+")
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
        yield from located(passage, open_triggers, free)


def _in_row(
    passage: Passage, triggers: Mapping[int, Trigger], free: list[tuple[int, Name]]
) -> Iterator[Argument]:
    trigger = next(iter(triggers.values()), None) or _by_weapon(passage)
    if trigger:
        yield from (setting_of(passage, i, name, trigger) for i, name in free[:1])


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
        heading = [t for t in passage.doc if passage.origins[t.i][0] < separator.start()]
        if not any(t.pos_ == "VERB" or speaks(t) for t in heading):
            yield from (setting_of(passage, i, name, trigger) for i, name in before)
    elif after and at < separator.start() and ":" in separator[0]:
        yield from (setting_of(passage, i, name, trigger) for i, name in after)
    elif triggers:
        yield from located(passage, triggers, free)


def _by_weapon(passage: Passage) -> Trigger | None:
    """Return the first weapon of a fragment as what tells of the strike."""
    token = next((t for t in passage.doc if is_weapon(t) and not _only_flies(t)), None)
    return Trigger(token, TriggerKind.STRIKE) if token is not None else None


def _only_flies(weapon: Token) -> bool:
    """Whether a weapon is told of as seen or filming: "drones over X", "filmed by a drone"."""
    films = weapon.dep_ == "pobj" and weapon.head.lower_ == "by"
    over = weapon.i + 1 < len(weapon.doc) and weapon.nbor(1).lower_ in ("over", "above")
    return films or over
