"""Located: places that say where what a sentence tells happened, though no strike word governs them.

"In Misrata, strikes destroyed …", "a truck had stopped near Sasit when it was hit", "two died in Barja".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from spacy.tokens import Token

from geo.extraction.actors import actor_spans
from geo.extraction.grammar import ancestors, clause_verb, is_long_after, is_speech, tells_of_ruin
from geo.extraction.name import Name
from geo.extraction.passages import Passage
from geo.extraction.roles import Argument
from geo.extraction.trade import Trigger, TriggerKind
from geo.extraction.triggers import is_ground
from geo.lexicon import phrase_pattern, words
from geo.vocabulary import Role

Placed = tuple[int, Name]  # a name and its token

_FRONTED = re.compile(
    r"^\W*(?:And\s+|But\s+|Also\s+|Meanwhile,?\s+|Further\s+\w+,\s+|[\d:.]+\s+[–—-]\s+)*"
    r"(?:In|At|Near|Over|Around|Outside|Across|Inside)\s+(?:the\s+)?(?:[a-z-]+\s+){0,4}$"
)
_LOCATED = re.compile(
    r"\b(?:in|at|near|over|around|outside|inside|on)\s+(?:the\s+)?(?:(?!to\b|from\b|for\b|with\b|and\b)[a-z-]+\s+){0,3}$"
)
_FROM = re.compile(
    r"\b(?:from|to|towards?)\s+(?:the\s+)?(?:[a-z-]+\s+){1,3}(?:in|at|near|on)\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}$"
)
_HEADS = re.compile(r"^\W*(?:(?:And|But|Also)\s+)?$")
_HEADED = re.compile(r"\s*(?::|also had)")
_JOINED = re.compile(r"\s*(?:,|,?\s+and)\s+(?:in\s+|near\s+|at\s+)?(?:the\s+)?")
# "the interior ministry in X said", "the Ministry of Health (MoH) in X"
_OFFICE_IN = re.compile(
    r"\b(?:[Mm]inistry|[Gg]overnment|[Cc]ommand|[Hh]eadquarters|[Ss]pokes\w+|[Ss]ources?|[Aa]uthorities|[Ee]mbassy|[Aa]gency)"
    r"(?:\s+of\s+(?:the\s+)?[A-Z]\w+)?(?:\s+\([^)]{1,20}\))?\s+(?:in|at)\s+(?:the\s+)?$"
)
_WITNESSES = frozenset(
    ("resident", "witness", "reporter", "correspondent", "doctor", "medic", "official", "people", "villager")
)


def located(passage: Passage, triggers: list[Trigger], free: list[Placed]) -> Iterator[Argument]:
    """Yield the places that say where the sentence's strike happened.

    Parameters
    ----------
    triggers
        Strike words without a place.
    free
        Names without a strike word.
    """
    trigger = triggers[0]
    if trigger.kind in (TriggerKind.AIM, TriggerKind.CONTEXT) or trigger.token.lemma_ in ("deploy", "use"):
        return
    if _is_spoken_of(trigger.token):
        return
    text = passage.sentence.text
    if _FRONTED.search(text[: free[0][1].start]):
        yield setting_of(passage, *free[0], trigger)
        return
    found = [(i, n) for i, n in free if _is_setting(passage, i, n)]
    first = found[:1]
    for (_, last), (i, name) in pairwise(found):
        if first and _JOINED.fullmatch(text[last.end : name.start]):
            first.append((i, name))
    if len(first) == len(found):
        yield from (setting_of(passage, i, name, trigger) for i, name in first)


def _is_spoken_of(strike: Token) -> bool:
    """Whether the sentence only tells how people took a strike: "In X, the ministry condemned the attack"."""
    return strike.dep_ == "dobj" and strike.head.lemma_.casefold() in words("grammar")["reacting"]


def _is_setting(passage: Passage, index: int, name: Name) -> bool:
    text = passage.sentence.text
    if not (_LOCATED.search(text[: name.start]) or name.antecedent):
        return False
    if any(is_long_after(node) for node in ancestors(passage.doc[index])):
        return False
    return not (_FROM.search(text[: name.start]) or _belongs_elsewhere(passage.doc[index], passage))


def consequence_arguments(passage: Passage, triggers: Mapping[int, Trigger]) -> Iterator[Argument]:
    """Yield the places of a sentence that only tells what strikes did: "In Odesa a house burned"."""
    match = _consequences().search(passage.sentence.text)
    if triggers or not match or is_ground(passage.sentence.text):
        return
    token = next(
        (t for t in passage.doc if passage.origins[t.i][0] <= match.start() < passage.origins[t.i][1]), None
    )
    if token is None:
        return
    for index, name in sorted(passage.names.items()):
        if not name.inside and not name.country and _suffered(passage, index, name):
            yield setting_of(passage, index, name, Trigger(token, TriggerKind.HIT))


def _suffered(passage: Passage, index: int, name: Name) -> bool:
    before = passage.sentence.text[: name.start]
    if _HEADS.match(before) and _HEADED.match(passage.sentence.text[name.end :]):
        return True
    token = passage.doc[index]
    return (bool(_FRONTED.search(before)) or _is_setting(passage, index, name)) and _tells_harm(token)


def _tells_harm(place: Token) -> bool:
    """Whether the clause of a place tells of harm: "killed in X", "a house in X burned", "two in X"."""
    harm = {phrase.split()[0] for phrase in words("outcomes")["consequences"]}
    for node in ancestors(place):
        if node.lower_ in harm or node.pos_ == "NUM":
            return True
        if node.pos_ in ("VERB", "AUX"):
            return not is_speech(node) and any(c.lower_ in harm for c in node.children if c.dep_ in _BESIDE)
    return True


_BESIDE = ("acomp", "conj", "advcl", "prep", "dobj", "nsubj", "attr")


@cache
def _consequences() -> re.Pattern[str]:
    return phrase_pattern(words("outcomes")["consequences"])


def setting_of(passage: Passage, index: int, name: Name, trigger: Trigger) -> Argument:
    """Return the place as where the trigger's event happened."""
    if trigger.kind in (TriggerKind.INTERCEPTION, TriggerKind.LAUNCH) and tells_of_ruin(
        clause_verb(passage.doc[index])
    ):
        trigger = Trigger(clause_verb(passage.doc[index]), TriggerKind.HIT)
    role = Role.INTERCEPTED_AT if trigger.kind is TriggerKind.INTERCEPTION else Role.TARGET
    context = trigger.kind is TriggerKind.CONTEXT
    return Argument(
        name=name,
        token=passage.doc[index],
        trigger=trigger,
        role=None if context else role,
        preposition="in",
    )


def _belongs_elsewhere(token: Token, passage: Passage) -> bool:
    """Whether a place tells where somebody speaks, meets or lives, not where the strike was."""
    below = token
    name = passage.names[token.i]
    if _OFFICE_IN.search(passage.sentence.text[: name.start]):
        return True
    for node in list(ancestors(token))[:3]:
        if node.lemma_.casefold() in _WITNESSES and below.dep_ == "prep":
            # what people there tell happened there; officials of a capital speak of the country
            return node.lemma_ == "official" and any(s.form == "seat" for s in actor_spans(name.text))
        if is_speech(node) or node.lemma_.casefold() in words("grammar")["elsewhere"]:
            return True
        if node.pos_ == "VERB":
            return False
        below = node
    return False
