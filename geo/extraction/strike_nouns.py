"""Strike nouns: which nouns tell of a strike: "air strikes on", "two bombs on X", not "strike action"."""

from __future__ import annotations

from spacy.tokens import Token

from geo.extraction.grammar import is_long_after
from geo.extraction.trade import is_air_or_weapon, is_strike_word, is_weapon, lemma_of, singular
from geo.lexicon import together, words

_SUBJECTS = ("nsubj", "nsubjpass")
_ONTO = ("on", "at", "against", "towards", "toward")


def is_nominal(token: Token) -> bool:
    """Whether a word that may be noun or verb ("strikes") is the noun here."""
    if token.tag_ in ("NN", "NNS", "NNP", "NNPS"):
        return not (token.lower_ in ("shelled", "struck") or (token.dep_ == "ROOT" and has_subject(token)))
    if not token.tag_.startswith("V") or token.tag_ in ("VBD", "VBN"):
        return False
    if token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj") and token.tag_ != "VBG":
        return True
    before = token.nbor(-1) if token.i else None
    if before is None:
        return (
            token.tag_ == "VBG"
            and token.i + 1 < len(token.doc)
            and token.nbor(1).lower_ in ("of", "in", "near", "on", "by")
        )
    if token.tag_ == "VBG":
        return before.tag_ in ("DT", "JJ", "PRP$", "POS") and not any(
            c.dep_ == "dobj" for c in token.children
        )
    return (
        token.tag_ in ("VBZ", "VB", "VBP")
        and (
            before.tag_ in ("DT", "JJ", "PRP$", "POS", "VBG", "CD")
            or before.lemma_ in ("missile", "drone", "air", "rocket", "artillery")
        )
        and before.tag_ not in ("NNS",)
        and not has_subject(token)
    )


def is_sent(token: Token) -> bool:
    """Whether a weapon is told with where it came down, and no verb: "two bombs on X", "rockets at Y"."""
    if not is_weapon(token) or token.dep_ in ("compound", "nmod"):
        return False
    verb = token.head
    if verb.lemma_ == "open":
        return False  # "gunmen open fire at X": the verb tells who fired
    if token.dep_ in ("dobj", "nsubj", "nsubjpass") and lemma_of(verb) in together(
        "triggers", "launch_verbs", "hit_verbs"
    ):
        return False
    if any(c.dep_ == "prep" and c.lower_ in _ONTO for c in token.children):
        return True
    return (
        token.i + 1 < len(token.doc)
        and token.nbor(1).lower_ in _ONTO
        and verb.pos_ in ("VERB", "AUX", "NOUN", "PROPN")
    )


def has_subject(token: Token) -> bool:
    """Whether a verb has a subject."""
    return any(child.dep_ in _SUBJECTS for child in token.children)


def _is_of_labour(token: Token, backed: bool) -> bool:
    """Whether a strike is one of workers: "a nurses' strike", "a strike over pay"."""
    labour = words("triggers")["labour"]
    owned = any(c.dep_ == "poss" and singular(c.lower_) in labour for c in token.children)
    if owned or any(c.lower_ == "over" for c in token.children):
        return True
    armed = backed and any(is_air_or_weapon(t) for t in token.doc)
    if any(t.lower_ in _HARM for t in token.doc):
        return False
    return not armed and any(singular(t.lower_) in labour for t in token.doc)


_HARM = frozenset({"killed", "killing", "wounded", "injured", "dead", "martyred", "destroyed"})


def _is_under_fire(token: Token) -> bool:
    """Whether a place is said to be under it: "came under fire", "under enemy fire"."""
    return token.dep_ == "pobj" and token.head.lower_ == "under"


def _harms(noun: Token) -> bool:
    """Whether a noun is told to kill or wound: "fire from across the river killed nine"."""
    return noun.dep_ == "nsubj" and noun.head.lemma_ in ("kill", "wound", "injure", "hurt", "strike")


def is_strike_noun(token: Token, backed: bool) -> bool:
    """Whether a noun tells of a strike; `backed`: the text around speaks of weapons."""
    trade = words("triggers")
    lemma, low = token.lemma_.casefold(), singular(token.lower_)
    if not {lemma, low} & together("triggers", "intercept_nouns", "strike_nouns", "weak_strike_nouns"):
        return False
    counted = token.tag_ == "NNS" and any(c.dep_ == "nummod" for c in token.children)
    modifies = not counted and token.dep_ in ("compound", "nmod") and token.head.pos_ in ("NOUN", "PROPN")
    told = is_strike_word(token.head) or token.head.lemma_ in ("campaign", "wave", "series", "victim", "site")
    if modifies and token.head.i > token.i and not told:
        return False
    if {lemma, low} & trade["intercept_nouns"]:
        return True
    if {lemma, low} & trade["strike_nouns"]:
        return low != "strike" or not _is_of_labour(token, backed)
    modified = any(is_air_or_weapon(child) for child in token.children if child.i < token.i)
    if low == "hit" and any(c.lower_ == "direct" for c in token.children):
        return backed
    if low == "hit" and any(c.lower_ == "on" for c in token.children):
        return backed
    if low in ("operation", "wave", "swarm", "hit", "impact", "offensive"):
        return modified or (
            low in ("wave", "swarm") and backed and any(c.lower_ == "of" for c in token.children)
        )
    if low == "fire" and not (_is_under_fire(token) or (backed and _harms(token))):
        return modified
    return modified or (backed and not is_long_after(token))
