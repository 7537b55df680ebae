"""Actors: the states, groups and alliances a text names, by name, adjective, force or capital."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from geo.lexicon import actors, either

# Where a party's name may begin: at a word, or behind its ally's hyphen ("US-British", "Russian-Syrian").
_AT_A_WORD = (
    r"(?:(?<![\w-])|(?<=US-)|(?<=U\.S\.-)|(?<=UK-)|(?<=ian-)|(?<=ish-)|(?<=eli-)|(?<=udi-)|(?<=ani-))"
)

Form = Literal["name", "adjective", "body", "group", "seat"]


@dataclass(frozen=True, slots=True)
class ActorSpan:
    """A run of a text that names a party; `actor` is its canonical name."""

    start: int
    end: int
    actor: str
    form: Form


@lru_cache(maxsize=4096)
def actor_spans(text: str) -> tuple[ActorSpan, ...]:
    """Return the parties named in `text`, in order; the longest form wins."""
    forms = _forms()
    return tuple(
        ActorSpan(match.start(), match.end(), *forms[_plain(match[0])]) for match in _pattern().finditer(text)
    )


def acting(spans: Sequence[ActorSpan], text: str) -> list[ActorSpan]:
    """Return of the parties in one phrase those that act: not the owner of "Sudan's paramilitary RSF"."""
    if len(spans) < 2:
        return list(spans)
    owner, group = spans[0], next((s for s in spans[1:] if s.form == "group"), None)
    owns = owner.form == "adjective" or re.match(r"['’]s?\s", text[owner.end :])
    return [group] if group is not None and owns else list(spans)


@cache
def states() -> frozenset[str]:
    """Return the canonical names of the parties that are states."""
    return frozenset(actor.name for actor in actors() if actor.state)


@cache
def _forms() -> Mapping[str, tuple[str, Form]]:
    forms: dict[str, tuple[str, Form]] = {}
    for actor in actors():
        kinds: tuple[tuple[Form, tuple[str, ...]], ...] = (
            ("adjective", actor.adjectives),
            ("name" if actor.state else "group", actor.names),
            ("body", actor.bodies),
            ("seat", actor.seats),
        )
        for kind, known in kinds:
            for form in known:
                forms.setdefault(_plain(form), (actor.name, kind))
    return forms


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"{_AT_A_WORD}{either(_forms())}(?!\w|\s+(?:paramilitar|rebel|separatist|insurgent|opposition|militant|militia)|-(?:backed|made|led|supplied|supported|allied|occupied|controlled|administered|held|"
        r"aligned|style|born|based|linked|funded|run|appointed|brokered|bound|built|designed|origin|flagged|registered|trained|inspired|speaking|owned|operated|majority)\b)"
    )


def _plain(form: str) -> str:
    return re.sub(r"\s+", " ", form).replace("’", "'")
