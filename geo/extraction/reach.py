"""Reach: places that a strike word reaches by the order of the words, though the parse hung them elsewhere.

A long sentence is often parsed wrongly, but what stands between "strikes" and "in X" tells as much: no other
verb, no "after" or "from", no end of a clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from geo.extraction.lists import LIST_GLUE
from geo.extraction.name import Name
from geo.extraction.owners import is_anothers, speaks
from geo.extraction.passages import Passage
from geo.extraction.roles import Argument, role_of
from geo.extraction.trade import Trigger, TriggerKind
from geo.vocabulary import Role

_FARTHEST = 16  # tokens
# Verbs over which a strike noun reaches: "raids were reported in X".
_PASSING = frozenset(
    (
        "be",
        "report",
        "record",
        "register",
        "carry",
        "conduct",
        "hear",
        "launch",
        "occur",
        "take",
        "continue",
        "have",
        "confirm",
        "log",
        "count",
    )
)
_PARTING = frozenset(
    (
        "after",
        "before",
        "since",
        "than",
        "that",
        "which",
        "who",
        "because",
        "while",
        "as",
        "despite",
        "without",
        "until",
        "where",
        "when",
        "if",
        "although",
        "but",
        "said",
        "say",
        "says",
        "via",
        "like",
        "about",
        "to",
        "from",
        "with",
        "for",
    )
)
_LOCATIVE = frozenset(
    (
        "in",
        "on",
        "at",
        "near",
        "over",
        "across",
        "against",
        "outside",
        "around",
        "inside",
        "into",
        "above",
        "toward",
        "towards",
        "of",
    )
)


_OWNS = re.compile(r"['’]s?\s")
_BARE_PASSIVE = re.compile(
    r"\s+(?:(?:was|were|is|are|been|has|have|being|also|again|then|reportedly|repeatedly|heavily)\s+)*"
)


# "The X refinery, bombed on Saturday, is still alight"
_APPOSED_PASSIVE = re.compile(
    r"\s*,\s+(?:which\s+(?:was|were|had\s+been|has\s+been)\s+)?(?:also\s+|already\s+|twice\s+)?"
)


def _is_apposed_passive(verb: Token, name: Name, between: str) -> bool:
    """Whether a participle behind a comma tells that the place before it was struck."""
    plain = not (name.country or name.wide) and verb.tag_ == "VBN"
    done_to = not any(c.dep_ in ("dobj", "nsubj") for c in verb.children)
    return plain and done_to and _APPOSED_PASSIVE.fullmatch(between) is not None


def _is_bare_passive(verb: Token) -> bool:
    """Whether a headline's "X hit by", "X shelled" is what was struck, not who struck."""
    return any(c.dep_ in ("agent", "auxpass") or c.lower_ == "by" for c in verb.children) or not any(
        c.dep_ == "dobj" for c in verb.children
    )


def _all_listed(passage: Passage, index: int, trigger: Trigger) -> Iterator[Argument]:
    """Yield the place before a bare passive and those in one list with it."""
    name = passage.names[index]
    while True:
        yield Argument(name=name, token=passage.doc[index], trigger=trigger, role=Role.TARGET, preposition="")
        earlier = [(i, n) for i, n in passage.names.items() if n.end <= name.start and not n.inside]
        if not earlier:
            return
        i, n = max(earlier)
        if not LIST_GLUE.fullmatch(passage.sentence.text[n.end : name.start]):
            return
        index, name = i, n


def _names_another(token: Token, passage: Passage) -> bool:
    """Whether a name only tells which noun is meant: "the Gaza flotilla"."""
    head = token.head
    return token.dep_ in ("compound", "nmod") and head.i > token.i and is_anothers(token, head, passage)


def beside(
    passage: Passage, found: Mapping[int, Argument], triggers: Mapping[int, Trigger]
) -> Iterator[Argument]:
    """Yield places within reach of a trigger ("strike on X", "X hit by") that the parse hung elsewhere."""
    text = passage.sentence.text
    for index, name in sorted(passage.names.items()):
        if index in found or name.inside or _names_another(passage.doc[index], passage):
            continue
        behind = next((t for t in triggers.values() if t.token.i > index), None)
        if (
            behind
            and behind.kind is TriggerKind.HIT
            and _BARE_PASSIVE.fullmatch(text[name.end : passage.origins[behind.token.i][0]])
            and behind.token.tag_ in ("VBN", "VBD")
            and _is_bare_passive(behind.token)
        ):
            yield from _all_listed(passage, index, behind)
            continue
        end = max([name.end, *(n.end for n in passage.names.values() if n.inside and n.text in name.parents)])
        if (
            behind
            and behind.kind is TriggerKind.HIT
            and _is_apposed_passive(behind.token, name, text[end : passage.origins[behind.token.i][0]])
        ):
            yield Argument(
                name=name, token=passage.doc[index], trigger=behind, role=Role.TARGET, preposition=""
            )
            continue
        argument = _reached(passage, index, triggers)
        if argument is not None:
            yield argument


def _reached(passage: Passage, index: int, triggers: Mapping[int, Trigger]) -> Argument | None:
    """Return the place at `index` as the argument of the trigger before it, if nothing parts the two."""
    before = [t for i, t in triggers.items() if i < index]
    if not before:
        return None
    trigger, token, name = max(before, key=lambda t: t.token.i), passage.doc[index], passage.names[index]
    between = passage.doc[trigger.token.i + 1 : index]
    preposition = _preposition(token, trigger, passage)
    if preposition is None or len(between) > _FARTHEST or any(_parts(t, trigger) for t in between):
        return None
    if preposition == "of" and _OWNS.match(passage.sentence.text, name.end):
        return None  # "the strikes, part of X's campaign"
    if not len(between) and not name.known and trigger.kind is TriggerKind.STRIKE:
        return None  # "named the attack Summit of Fire"
    role = role_of(trigger, "dobj", preposition, name)
    if role is None:
        return None
    return Argument(name=name, token=token, trigger=trigger, role=role, preposition=preposition)


def _preposition(token: Token, trigger: Trigger, passage: Passage) -> str | None:
    """Return the preposition of the phrase that ends in `token`: "" for an object, ``None`` if no place's."""
    node = token.i - 1
    while node > trigger.token.i and node not in passage.names and token.doc[node].pos_ in (
        "DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV",
    ):  # fmt: skip
        node -= 1
    word = token.doc[node]
    if node == trigger.token.i:
        return "" if trigger.kind is not TriggerKind.STRIKE or word.i == token.i - 1 else None
    if word.lower_ not in _LOCATIVE or _is_of_a_speaker(word):
        return None
    return word.lower_


def _is_of_a_speaker(preposition: Token) -> bool:
    """Whether it tells whose or where a speaker is: "the governor of X", "officials in X said"."""
    if not preposition.i or not speaks(speaker := preposition.nbor(-1)):
        return False
    return preposition.lower_ == "of" or (preposition.lower_ == "in" and speaker.dep_ == "nsubj")


def _parts(token: Token, trigger: Trigger) -> bool:
    """Whether a token between a trigger and a place parts them."""
    if token.lower_ in _PARTING or token.text in (";", ":", ".", "–", "—", "(", ")"):
        return True
    if token.lower_ == "by":
        return trigger.kind is not TriggerKind.STRIKE and token.head != trigger.token
    if token.lower_ == "and":
        return token.i + 1 < len(token.doc) and token.nbor(1).lower_ not in _LOCATIVE
    return token.pos_ in ("VERB", "AUX") and token.lemma_.casefold() not in _PASSING and token.dep_ != "amod"
