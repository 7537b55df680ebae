"""Parties: the states, groups and forces that a noun phrase names, or that stand beside a strike word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from geo.extraction.actors import acting, actor_spans
from geo.extraction.passages import Passage
from geo.extraction.trade import Trigger, TriggerKind, is_strike_word, is_weapon
from geo.lexicon import words

_ORGANISATION = re.compile(
    r"\b(?:[A-Z][\w’'-]+\s+)+(?:Army|Forces?|Front|Movement|Brigades?|Militia|Corps|Guards?|"
    r"Coalition|Alliance|Resistance|Liberation Army|Battalion|Union|Front)\b"
)
_GENERIC = re.compile(
    r"(?:(?:The|Armed|Air|Defen[cs]e|Ground|Naval|Special|Security|Military|National|Government|Joint|Occupation|Federal|Royal|"
    r"Northern|Southern|Eastern|Western|Central|Regular|Allied|Army|Navy|Operations)\s+)*(?:Army|Forces?|Corps|Guards?|Union)"
)
_STATE_ARMS = frozenset({"army", "military", "government", "regime", "junta"})
UNNAMED = re.compile(
    r"\b(?:militants?|militia\w*|gunmen|fighters|insurgents?|rebels?|attackers|terrorists?)\b"
)
PRONOUNS = frozenset({"it", "they", "he", "we", "she"})


# "shelling of the garrison by RSF for the eleventh day"
_BY = re.compile(
    r"\b(?:strikes?|raids?|attack(?:s|ed)?|shell(?:s|ed|ing)?|bomb(?:s|ed|ing)?|bombardment|fire|struck|hit)\b"
    r"(?:(?!held|run|used|operated|owned|after\b|following\b|reply|response|retaliation|answer|suppli|provided|made\b|donated|manufactured|produced|delivered|controlled|claimed|confirmed|reported|said|intercepted|down)[^.;|])*\bby\s+(?:the\s+)?$"
)
# "jets believed to be Russian"
_BELIEVED = re.compile(r"\b(?:believed|thought|presumed|suspected|said)\s+to\s+(?:be|have\s+been)\s+$")
_OF_STRIKING = re.compile(
    r"\s+(?:(?:air|naval|ground|army|military|security|armed|special|defence|defense|suspected|deadly|fresh|heavy|retaliatory|precision|guided|ballistic|cruise|kamikaze|attack|long-range|government|regime|rocket|drone|missile|artillery|mortar)\s+|[-–]\w+\s+){0,3}"
    r"(?:strikes?|air\s?strikes?|attacks?|raids?|missiles?|drones?|rockets?|shells?|shelling|bombs?|bombing|bombardment|jets?|warplanes?|aircraft|planes?|artillery|fire|forces?|army|military|troops|guns|gunships?|helicopters?|bombers?|barrage|salvos?|mortars?|shellfire|gunners|UAVs?|fighters)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attacker:
    """Who struck: canonical names joined by `` / ``, the words of the article, and their tokens.

    `name` is ``None`` where the words name nobody ("it", "the army"): the text around may tell.
    """

    name: str | None
    text: str
    first: int
    last: int


def party_beside(trigger: Trigger, passage: Passage) -> Attacker | None:
    """Return the party whose adjective stands before a weapon, force or strike, if only one does."""
    text = passage.sentence.text
    token_at = {start: i for i, (start, _) in enumerate(passage.origins)}
    found = [
        s
        for s in actor_spans(text)
        if s.form in ("adjective", "group", "body", "name")
        and (
            _OF_STRIKING.match(text, s.end)
            or (s.form == "adjective" and _BELIEVED.search(text[: s.start]))
            or re.match(
                r"['’]s?\s+(?:own\s+)?(?:\w+\s+){0,2}(?:strikes?|attacks?|missiles?|drones?|jets|warplanes|artillery|raids?)\b",
                text[s.end : s.end + 60],
            )
        )
        and not _is_defence(text, s.end)
        and not _does_else(token_at.get(s.start), trigger.token, passage)
    ]
    if not found:
        found = [s for s in actor_spans(text) if _BY.search(text[: s.start]) and s.form != "seat"][:1]
    if not found or trigger.kind is TriggerKind.CONTEXT:
        return None
    together = all(_joined(text[a.end : b.start]) for a, b in pairwise(found))
    if len({s.actor for s in found}) != 1 and not together:
        return None
    first = token_at.get(found[0].start, trigger.token.i)
    names = " / ".join(dict.fromkeys(s.actor for s in found))
    return Attacker(name=names, text=text[found[0].start : found[-1].end], first=first, last=first)


def _does_else(index: int | None, trigger: Token, passage: Passage) -> bool:
    """Whether the force named is told to do something else: "as Rwandan troops closed on the city"."""
    if index is None:
        return False
    noun = passage.doc[index].head
    while noun.dep_ in ("compound", "conj") and noun.head != noun:
        noun = noun.head
    verb = noun.head
    if noun.dep_ != "nsubj" or noun.lower_ not in ("troops", "forces", "army", "military", "fighters"):
        return False
    return verb != trigger and verb.dep_ == "advcl" and trigger in verb.ancestors


def _is_defence(text: str, end: int) -> bool:
    """Whether the forces named fend off, speak, or are hit: "Indian air defence", "Israeli military said"."""
    return bool(
        re.match(
            r"\s+(?:\w+\s+){0,3}?(?:defen[cs]es?|base|bases|positions?|headquarters|hospital|said|says|spokes\w+|sources|officials|chief|commander|personnel|soldiers|targets?|sites?|camp|convoy|posts?|facilit\w+)\b"
            r"|\s+fighters\s+(?:(?:was|were|had\s+been|have\s+been)\s+)?(?:killed|wounded|injured|dead|died)\b",
            text[end : end + 60],
        )
    )


def party_in(token: Token, passage: Passage) -> Attacker | None:
    """Return the party that a noun phrase names: "Indian Air Force", "the Saudi-led coalition", "Kyiv"."""
    first, last = _phrase(token)
    start, end = passage.origins[first][0], passage.origins[last][1]
    text = passage.sentence.text
    spans = [
        s
        for s in actor_spans(text)
        if start <= s.start and s.end <= end and not _is_place_here(s.start, s.end, token, passage)
    ]
    if spans:
        if len(spans) > 1 and not _joined(text[spans[0].end : spans[1].start]):
            hyphened = spans[0].form == "name" and text[spans[0].end : spans[0].end + 1] == "-"
            spans = spans[1:] if hyphened else acting(spans, text)[:1]
        names = list(dict.fromkeys(s.actor for s in spans[:3]))
        said = text[start:end] if _is_party_noun(token) else text[spans[0].start : spans[-1].end]
        return Attacker(name=" / ".join(names), text=_bare(said), first=first, last=last)
    modifiers = (t for left in token.lefts for t in (*left.lefts, left))
    arm = next((t for t in modifiers if t.lower_ in _STATE_ARMS or UNNAMED.fullmatch(t.lower_)), None)
    strikes = is_weapon(token) or is_strike_word(token)
    if arm is not None and strikes and token.lower_ not in words("grammar")["arms"]:
        return Attacker(name=None, text=arm.text, first=arm.i, last=arm.i)
    named = _ORGANISATION.search(text[start:end])
    if named and not is_weapon(token) and not _GENERIC.fullmatch(_bare(named[0])):
        return Attacker(name=_bare(named[0]), text=_bare(text[start:end]), first=first, last=last)
    owned = any(t.lower_ in ("its", "their", "our") for t in token.lefts)
    if (
        token.lower_ in PRONOUNS
        or token.lower_ in words("grammar")["arms"]
        or token.lemma_ in words("grammar")["arms"]
        or (owned and strikes)
    ):
        said = text[start:end] if owned else _bare(text[start:end])
        return Attacker(name=None, text=said, first=first, last=last)
    return None


def _is_party_noun(token: Token) -> bool:
    return (
        token.pos_ == "PROPN"
        or token.lower_ in words("grammar")["arms"]
        or token.lemma_ in words("grammar")["arms"]
    )


def _joined(glue: str) -> bool:
    return bool(re.fullmatch(r"\s*(?:and|or|,|/|-|,\s*and)\s*(?:the\s+)?|-", glue))


def _is_place_here(start: int, end: int, head: Token, passage: Passage) -> bool:
    """Whether the run is a place inside the phrase ("residents of Kyiv"), not the party itself."""
    for index, name in passage.names.items():
        if name.start <= start and end <= name.end and not name.country:
            token = passage.doc[index]
            return token != head and token.dep_ not in ("poss", "conj")
    return False


def _phrase(token: Token) -> tuple[int, int]:
    first = token.left_edge.i
    while first < token.i and token.doc[first].dep_ in ("punct", "cc", "mark"):
        first += 1
    last = token.i
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            last = max([last, *(grand.i for grand in child.children if grand.dep_ == "pobj")])
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN"):
            last = max(last, child.i)
    return first, last


def _bare(text: str) -> str:
    return re.sub(r"^(?:the|a|an|that|those|its|their|these|this)\s+", "", text.strip(), flags=re.IGNORECASE)
