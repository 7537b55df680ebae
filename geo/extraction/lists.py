"""Lists: places that stand in a list with one that a strike word governs, or right beside the word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from geo.extraction.name import Name
from geo.extraction.owners import is_anothers
from geo.extraction.passages import Passage
from geo.extraction.roles import Argument, role_of
from geo.extraction.trade import Trigger, TriggerKind
from geo.vocabulary import Role

_LIST_GLUE = re.compile(
    r"\s*(?:,|;|and|&|or|as well as|, and|including|along with|plus|then|also|both|later|,\s*and\s+the"
    r"n|the|cities of|towns of|villages of|\s|in|near|on|at)*\s*",
    re.IGNORECASE,
)
_TIGHT_GLUE = re.compile(
    r"\s*(?:,|;|,?\s*and|,?\s*or|&|,?\s*as well as|,?\s*along with|,?\s*and\s+(?:in|at|near|"
    r"on|the|also\s+in)|,\s*(?:in|near|at|the)|,?\s*(?:including|such as|among them|notably|"
    r"namely))\s+(?:the\s+)?(?:[a-z]+ern\s+|central\s+)?(?:(?:city|town|village|district|region|"
    r"province|oblast)s?\s+of\s+)?",
    re.IGNORECASE,
)


def listed(passage: Passage, found: Mapping[int, Argument]) -> Iterator[Argument]:
    """Yield places that stand in one list with a governed one, whatever the parse made of the list."""
    text = passage.sentence.text
    names = sorted(passage.names.items())
    current: Argument | None = None
    last_end = 0
    for index, name in names:
        if index in found:
            current = found[index]
        elif (
            current
            and not name.inside
            and _TIGHT_GLUE.fullmatch(text[last_end : name.start])
            and _same_rank(current.name, name)
        ):
            if _begins_clause(passage, index):
                current = None
            else:
                yield Argument(
                    name=name,
                    token=passage.doc[index],
                    trigger=current.trigger,
                    role=current.role,
                    preposition=current.preposition,
                )
        elif not name.inside:
            current = None
        last_end = name.end


def _begins_clause(passage: Passage, index: int) -> bool:
    token = passage.doc[index]
    return (
        token.dep_ in ("nsubj", "nsubjpass", "poss")
        and token.head.pos_ in ("VERB", "AUX")
        and token.head.i > index
    )


def _same_rank(one: Name, other: Name) -> bool:
    return one.country == other.country


_BARE_PASSIVE = re.compile(
    r"\s+(?:(?:was|were|is|are|been|has|have|being|also|again|then|reportedly|repeatedly|heavily)\s+)*"
)


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
        if not _TIGHT_GLUE.fullmatch(passage.sentence.text[n.end : name.start]):
            return
        index, name = i, n


def _names_another(token: Token, passage: Passage) -> bool:
    """Whether a name only tells which noun is meant: "the Gaza flotilla"."""
    head = token.head
    return token.dep_ in ("compound", "nmod") and head.i > token.i and is_anothers(token, head, passage)


def beside(
    passage: Passage, found: Mapping[int, Argument], triggers: Mapping[int, Trigger]
) -> Iterator[Argument]:
    """Yield places right behind a trigger ("strike on X", "shelled X") that the parse hung elsewhere."""
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
        before = [t for t in triggers.values() if t.token.i < index]
        if not before:
            continue
        trigger = before[-1]
        glue = text[passage.origins[trigger.token.i][1] : name.start]
        if re.fullmatch(
            r"\s+(?:(?:on|against|in|at|near|over|across|of)\s+)?(?:the\s+)?(?:[a-z-]+\s+){0,3}(?:(?:in|of|near)\s+)?(?:the\s+)?",
            glue,
        ) and not re.search(r"\b(?:by|from|after|that|which|said|and|to)\b", glue):
            if not glue.strip() and not name.known and trigger.kind is TriggerKind.STRIKE:
                continue  # "named the attack Summit of Fire"
            preposition = next(iter(re.findall(r"\b(?:on|against|in|at|near|over|across|of)\b", glue)), "")
            role = role_of(trigger, "dobj", preposition, name)
            if role is not None:
                yield Argument(
                    name=name, token=passage.doc[index], trigger=trigger, role=role, preposition=preposition
                )
