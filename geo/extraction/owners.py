"""Owners: places that only tell whose or of where a noun is: "Kyiv officials", "the Gaza flotilla"."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from geo.extraction.actors import actor_spans
from geo.extraction.name import Name
from geo.extraction.passages import Passage
from geo.extraction.trade import is_weapon
from geo.lexicon import together, words

# Nouns that speak, and are struck as well.
_ALSO_STRUCK = frozenset(
    {"hospital", "university", "embassy", "office", "court", "parliament", "resident", "police"}
)


def is_anothers(child: Token, noun: Token, passage: Passage) -> bool:
    """Whether a place only tells whose or of where a noun is: "Kyiv officials", "Tehran's missiles"."""
    if noun.pos_ not in ("NOUN", "PROPN") or noun.i in passage.names:
        return False
    if child.dep_ in ("poss", "compound", "nmod", "amod", "npadvmod"):
        if speaks(noun) or is_weapon(noun):
            return True
        return not _is_place_word(noun) and (child.dep_ != "poss" or _is_seat(passage.names.get(child.i)))
    return child.dep_ == "prep" and speaks(noun)


def _is_seat(name: Name | None) -> bool:
    return name is not None and any(s.form == "seat" for s in actor_spans(name.text))


def speaks(noun: Token) -> bool:
    """Whether a noun is of somebody who speaks: "officials of X"."""
    lemma = noun.lemma_.casefold()
    return lemma in words("grammar")["speaking"] and lemma not in _ALSO_STRUCK


def _is_place_word(noun: Token) -> bool:
    """Whether a noun behind a name is a place or a thing struck: "Kharkiv hospital", not "Gaza flotilla"."""
    lemma = noun.lemma_.casefold()
    return (
        noun.pos_ == "PROPN"
        or lemma in _place_words()
        or lemma.removesuffix("s") in _place_words()
        or lemma in together("triggers", "strike_nouns", "weak_strike_nouns")
    )


@cache
def _place_words() -> frozenset[str]:
    tables = words("targets").tables
    phrases = [
        *tables["sites"]["words"],
        *tables["kinds"]["point"],
        *tables["kinds"]["area"],
        *tables["areas"]["vague"],
    ]
    phrases += [w for found in tables["types"].values() for w in found]
    return frozenset(phrase.split()[-1] for phrase in phrases) - {
        "boat",
        "ship",
        "vessel",
        "office",
        "broadcaster",
    }
