"""Claims: who says so. The outlet itself, unless a speaker of the same sentence is made to say it."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Token

from geo.extraction.actors import actor_spans
from geo.extraction.grammar import ancestors, children, is_speech, noun_phrase
from geo.extraction.passages import Passage
from geo.lexicon import either, words
from geo.reports import Claim
from geo.vocabulary import Stance

OUTLET = "outlet"
_ACCORDING = re.compile(
    r"\b(?:according to|as reported by|citing|quoting|as per|, per)\s+(?P<who>[^,.;:()]+?)(?=\s*(?:[,."
    r";:()]|$|\bwho\b|\bwhich\b|\bthat\b|\bsaid\b|\bas\b|\bon (?:Mon|Tues|Wednes|Thurs|Fri|"
    r"Satur|Sun)day\b))",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r",\s+(?:(?P<who>(?!which\b|who\b|where\b|that\b|and\b|but\b|when\b)[^,.;:“”\"]{3,90}?(?:,\s+[A-Z][^,.;:“”\"]{2,50})?),?\s+"
    r"(?:said|say|says|wrote|write|writes|reported|report|reports|announced|added|told|stated|confirmed)\b[^,;:]{0,60}"
    r"|(?:said|says|reports|reported)\s+(?P<says>(?!(?:on|in|at|late|early|during|after|before|via|by|that|earlier|later|last)\b)[^,.;:]{3,60}(?:,\s+(?:an?|the|its|who)\s[^,;:]{3,60})?))(?:[.”\"]*$|;)"
)
# "The spokesman, General X, told reporters before dawn that …"
_OPENING = re.compile(
    r"^(?P<who>(?:[A-Z][\w’'-]*|The)\s[^.;:“”\"]{3,90}?),?\s+(?:said|told\s+[a-z][\w\s]{2,30}?|announced|confirmed|wrote)"
    r"(?:\s+[a-z][\w\s]{2,30}?)?\s+that\b"
)
# "Two shells fell on X a reporter of the agency said": no comma parts who says so
_CLOSING_BARE = re.compile(
    r"^[^,;:]*\s(?P<who>(?:an?|the)\s+(?:[\w’'-]+\s+){1,6}?)(?:said|reported|says|reports|announced|stated)[.”\"]*$"
)
_OUR_OWN = re.compile(
    r"our\s+(?:[\w-]+\s+)?(?:reporters?|correspondents?|journalists?|team|photographers?)\b", re.IGNORECASE
)


def claim_of(token: Token, passage: Passage) -> Claim:
    """Return who says what `token` tells, and how: the outlet, or the speaker above it."""
    verb = _speech_above(token)
    if verb is not None:
        speaker = speaker_of(verb, passage)
        if speaker:
            return Claim(claimant=speaker, stance=_stance(verb), quote=passage.quote)
    said = _ACCORDING.search(passage.sentence.text)
    if said and is_speaker(said["who"]):
        return Claim(claimant=plain(said["who"]), stance=Stance.CLAIMS, quote=passage.quote)
    closing = _CLOSING.search(passage.sentence.text)
    who = (closing["who"] or closing["says"]).rsplit(", ", 1)[-1] if closing else ""  # "the mayor, X, said"
    if who and is_speaker(who):
        return Claim(claimant=plain(who), stance=Stance.CLAIMS, quote=passage.quote)
    bare = _CLOSING_BARE.match(passage.sentence.text)
    if bare and is_speaker(bare["who"]):
        return Claim(claimant=plain(bare["who"]), stance=Stance.CLAIMS, quote=passage.quote)
    opening = _OPENING.search(passage.sentence.text)
    if opening and opening.end() <= passage.origins[token.i][0] and is_speaker(opening["who"]):
        return Claim(claimant=plain(opening["who"]), stance=Stance.CLAIMS, quote=passage.quote)
    return Claim(claimant=OUTLET, stance=Stance.CLAIMS, quote=passage.quote)


def speaker_of(verb: Token, passage: Passage) -> str | None:
    """Return who speaks by a verb of saying, if it is somebody who can be named as claimant."""
    node = verb
    agents = [g for c in children(verb, "agent") for g in children(c, "pobj")]
    found = agents or children(node, "nsubj")
    while not found and node.dep_ == "conj" and node.head != node:
        node = node.head
        found = children(node, "nsubj")
    if not found and verb.lemma_ != "tell":
        found = [
            c
            for c in verb.rights
            if c.dep_ in ("dobj", "npadvmod", "attr") and c.pos_ in ("NOUN", "PROPN", "PRON")
        ]
    for subject in found:
        first, last = noun_phrase(subject)
        text = passage.run(first, last)
        if is_speaker(text):
            return plain(text)
    return None


def plain(words_said: str) -> str:
    """Return a claimant as named: without article, plain where articles vary ("officials")."""
    text = re.sub(r"\s+", " ", words_said.strip(" ,\"“”'‘’"))
    if _OUR_OWN.match(text):
        return OUTLET
    text = re.sub(
        r"^(?:while\s+|though\s+)?(?:(?:the|a|an|some|several|other|its|their|many|local|two|three)\s+)?(?=\w)",
        "",
        text,
        flags=re.IGNORECASE,
    )
    for name, forms in words("speakers").tables["plain"].items():
        if text.casefold() in forms:
            return name
    return text


def _speech_above(token: Token) -> Token | None:
    """Return the verb of saying whose content holds `token`, or whose object it is."""
    below = token
    for node in ancestors(token):
        if is_speech(node) and (
            below.dep_
            in ("ccomp", "parataxis", "dobj", "xcomp", "nsubjpass", "dep", "advcl", "conj", "pcomp", "oprd")
            and not (below.dep_ in ("advcl", "conj") and below.i > node.i)
        ):
            return node
        if node.lemma_ == "speak" and below.dep_ == "prep" and below.lower_ == "of":
            return node
        if below.dep_ == "relcl" and node.i < below.i and not _inside_speech(node):
            return None
        below = node
    for child in [*token.children, *(c for a in ancestors(token) for c in a.children)]:
        if (
            child.dep_ in ("parataxis", "ccomp")
            and is_speech(child)
            and child.lemma_ in ("say", "report", "write", "add", "state", "announce")
            and not children(child, "ccomp", "dobj")
            and children(child, "nsubj")
        ):
            return child
    return None


def _inside_speech(token: Token) -> bool:
    return any(is_speech(node) for node in ancestors(token))


def _stance(verb: Token) -> Stance:
    speech = words("speakers")
    lemma = verb.lemma_.casefold()
    if lemma in speech["deny_verbs"]:
        return Stance.DENIES
    if lemma in speech["dispute_verbs"]:
        return Stance.DISPUTES
    return Stance.CLAIMS


@cache
def _speakers() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){either(words('speakers')['speakers'])}(?!\w)", re.IGNORECASE)


def is_speaker(text: str) -> bool:
    """Whether words name somebody who can say something: an office, a party, a name."""
    return bool(_speakers().search(text) or actor_spans(text) or re.search(r"\b[A-Z](?:[a-z]+|[A-Z]+)", text))
