"""Care: why a trigger is no report of a past strike (a threat, a plan, a drill, a denial), if so."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Token

from geo.extraction.grammar import ancestors, children, clause_verb, is_speech
from geo.extraction.passages import Passage
from geo.extraction.trade import Trigger, TriggerKind, is_air_or_weapon, lemma_of
from geo.lexicon import phrase_pattern, words

DENIED = "denied: the text says that it did not happen"
_FACTUAL = frozenset({"VBD", "VBN", "VBZ", "VBP"})


def unreal_because(trigger: Trigger, passage: Passage) -> str | None:
    """Return why the trigger tells of no past event; ``None`` if it does."""
    token = trigger.token
    text = passage.sentence.text
    if text.rstrip("\"”’' )").endswith("?"):
        return "a question"
    if _drill().search(text):
        return "a drill or test"
    if _anniversary().search(text):
        return "an anniversary"
    if _lies().search(text) and trigger.kind is not TriggerKind.CONTEXT:
        return DENIED
    if attempted(token):
        return None
    if _is_only_heard(token):
        return "heard only"
    verb = clause_verb(token)
    if trigger.kind is TriggerKind.HIT and _is_no_striker(token):
        return "not struck by a weapon"
    for reason in (_by_noun(token, trigger), _by_clause(verb, token, passage), _by_ancestors(token)):
        if reason:
            return reason
    return None


def is_habitual(trigger: Trigger, passage: Passage) -> bool:
    """Whether a sentence tells what happens again and again: "regularly shells X".

    What a clause of its own says of somebody ("a group that has helped since the war began") is not meant.
    """
    text, at = passage.sentence.text, passage.origins[trigger.token.i][0]
    said = [*_habitual().finditer(text), *_OVER_TIME.finditer(text)]
    return any(not _APART.search(text[min(at, m.start()) : max(at, m.end())]) for m in said)


_APART = re.compile(r",\s+(?:one of|which|who|whose|a|an|the\s+\w+\s+that)\b")


# "has endured intensified attacks since", "has killed thousands, including in attacks on"
_OVER_TIME = re.compile(
    r"\b(?:has|have)\s+(?:\w+ly\s+)?(?:(?:endured|faced|suffered|withstood|been\s+subjected\s+to|been\s+the\s+target\s+of)\b"
    r".*\b(?:since|frequent|intensified|repeated|numerous|regular|months|years)|killed\s+(?:thousands|hundreds)\b.*\bincluding\s+in)\b",
    re.DOTALL,
)


def _by_noun(token: Token, trigger: Trigger) -> str | None:
    """Judge a noun by its own words: "possible strikes", "no attack", "the threat of strikes"."""
    if trigger.kind not in (TriggerKind.STRIKE, TriggerKind.CONTEXT):
        return None
    care = words("care")
    for child in token.lefts:
        if child.dep_ == "amod" and child.lower_ in care["unreal_adjectives"] and not _is_told(token):
            return f"not a past event: {child.lower_}"
        if child.dep_ == "det" and child.lower_ == "no":
            return DENIED
    return None


def _is_told(noun: Token) -> bool:
    """Whether a finite past verb tells of the noun: "further strikes hit X"."""
    return (noun.dep_ in ("nsubj", "nsubjpass") and noun.head.tag_ in ("VBD", "VBN")) or (
        noun.dep_ == "dobj" and noun.head.tag_ == "VBD"
    )


def _by_clause(verb: Token, token: Token, passage: Passage) -> str | None:
    """Judge the clause: modal, negated, conditional or to-infinitive."""
    care = words("care")
    for node in (verb, *([verb.head] if verb.dep_ in ("conj", "xcomp") and verb.head.pos_ == "VERB" else [])):
        for child in node.children:
            low = child.lower_
            if child.dep_ == "aux" and low in care["modal"] and not (low == "can" and node != verb):
                return f"not a past event: {low}"
            if child.dep_ == "neg" and node == verb:
                return DENIED
            if child.dep_ in ("mark", "advmod") and low in care["conditionals"]:
                return f"a condition: {low}"
        for subject in children(node, "nsubj", "nsubjpass"):
            if any(
                c.lower_ in ("no", "none") and c.dep_ == "det" for c in subject.children
            ) or subject.lower_ in ("none", "nothing", "nobody"):
                return DENIED if node == verb else None
    for child in verb.children:
        if child.dep_ == "advmod" and child.lower_ == "never":
            return DENIED
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children) and not attempted(verb)
    if (
        infinitive
        and verb.head != verb
        and verb.head.lemma_.casefold() not in words("grammar")["real_infinitives"]
    ):
        return "not a past event: to " + verb.lower_
    return None


def attempted(verb: Token) -> bool:
    """Whether a verb tells what somebody tried: "an attempt to strike X", "tried to hit X"."""
    return (
        verb.head != verb
        and verb.head.lemma_.casefold() in ("attempt", "try")
        and verb.dep_ in ("acl", "xcomp", "relcl")
    )


def _by_ancestors(token: Token) -> str | None:
    """Judge by what governs the trigger: "threatened to", "plans for", "denied that"."""
    below = token
    for node in ancestors(token):
        if node.pos_ in ("VERB", "AUX"):
            reason = _by_verb_above(below, node, token)
            ends = below.dep_ in ("advcl", "relcl", "conj", "parataxis", "nsubj")
            if reason or ends or (below.dep_ == "ccomp" and is_speech(node)):
                return reason
        elif reason := _by_noun_above(below, node, token):
            return reason
        below = node
    return None


_COMPLEMENTS = ("xcomp", "ccomp", "dobj", "prep", "pcomp", "nsubjpass", "acl", "advcl")


def _by_verb_above(below: Token, verb: Token, trigger: Token) -> str | None:
    care, lemma, dep = words("care"), verb.lemma_.casefold(), below.dep_
    if lemma in care["negating_verbs"] and dep in ("ccomp", "dobj", "xcomp"):
        return DENIED
    aimed = lemma == "aim" and dep == "nsubjpass"  # "the raid was aimed at"
    unreal = lemma in care["unreal_verbs"] and dep in _COMPLEMENTS and not aimed
    if unreal and not _told_all_the_same(below, verb, trigger):
        return f"not a past event: {lemma}"
    negated = any(c.dep_ == "neg" for c in verb.children) and not is_speech(verb)
    return DENIED if negated and dep in ("ccomp", "xcomp") else None


def _by_noun_above(below: Token, noun: Token, trigger: Token) -> str | None:
    lemma = noun.lemma_.casefold()
    if (
        noun.lemma_ in PRETEXTS
        and below.lower_ in ("for", "to")
        and trigger.tag_ == "NNS"
        and trigger.head == below
    ):
        return "named as a reason, not told"
    complement = below.dep_ in ("prep", "acl", "compound", "pobj")
    unreal = noun.pos_ == "NOUN" and complement and lemma in words("care")["unreal_nouns"]
    if unreal and _preposition(below) in ("of", "for", "to", "against", "on", ""):
        return f"not a past event: {lemma}"
    return None


PRETEXTS = (
    "retaliation",
    "revenge",
    "response",
    "pretext",
    "answer",
    "reprisal",
    "payback",
    "justification",
)


def _preposition(token: Token) -> str:
    return token.lower_ if token.dep_ == "prep" else ""


def _told_all_the_same(below: Token, verb: Token, trigger: Token) -> bool:
    """Whether the complement is a fact: "warned that strikes had killed", "stopped after strikes on"."""
    if below.dep_ == "advcl":
        return True
    if below.dep_ == "prep" and below.lower_ not in (
        "of",
        "for",
        "to",
        "about",
        "with",
        "against",
        "from",
        "on",
    ):
        return True
    if below.dep_ == "prep" and verb.lemma_ in (
        "tell",
        "order",
        "end",
        "expect",
        "offer",
        "need",
        "decide",
        "urge",
    ):
        return True
    finite = below.tag_ in _FACTUAL and not any(c.dep_ == "aux" and c.lower_ == "to" for c in below.children)
    return below.dep_ == "ccomp" and finite and verb.lemma_ in words("care")["telling_verbs"]


def _is_no_striker(verb: Token) -> bool:
    """Whether what hit is weather, want or a market: "hit by power cuts"."""
    trade = words("triggers")
    if lemma_of(verb) not in trade["hit_verbs"] | trade["weak_hit_verbs"]:
        return False  # "a fire broke out"
    bad = words("outcomes")["not_strikers"]
    doers = [g for c in children(verb, "agent") for g in children(c, "pobj")] or children(verb, "nsubj")
    return any(doer.lower_ in bad and not any(is_air_or_weapon(c) for c in doer.lefts) for doer in doers)


def _is_only_heard(noun: Token) -> bool:
    """Whether blasts are told of only as something heard, not as something that struck."""
    if noun.lemma_.casefold() not in ("explosion", "blast", "boom", "bang"):
        return False
    verbs = [noun.head, *children(noun, "acl", "relcl")]
    return any(verb.lemma_ == "hear" for verb in verbs)


@cache
def _lies() -> re.Pattern[str]:
    return phrase_pattern(words("outcomes")["lies"])


@cache
def _drill() -> re.Pattern[str]:
    return phrase_pattern(words("care")["drill"])


@cache
def _anniversary() -> re.Pattern[str]:
    return phrase_pattern(words("care")["anniversary"])


@cache
def _habitual() -> re.Pattern[str]:
    return phrase_pattern(words("care")["habitual"])
