"""Trade: what strike words and weapons are, and the kinds of trigger they make."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from spacy.tokens import Token

from geo.lexicon import either, phrase_pattern, together, words

WEAPON_MASK = "scud"


class TriggerKind(StrEnum):
    """What a trigger tells of."""

    HIT = "hit"
    ARRIVAL = "arrival"
    LAUNCH = "launch"
    INTERCEPTION = "interception"
    AIM = "aim"
    STRIKE = "strike"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A token that tells of a strike, and how."""

    token: Token
    kind: TriggerKind


@cache
def may_tell() -> re.Pattern[str]:
    """Return the pattern of a sentence worth parsing: it holds a word of striking or a weapon."""
    trade, weapons = words("triggers"), words("weapons")
    stems = {
        *trade["hit_verbs"], *trade["strike_nouns"], *trade["support_nouns"], *trade["intercept_nouns"],
        *(w for found in weapons.tables["classes"].values() for w in found),
        *(w.lower() for found in weapons.tables["names"].values() for w in found),
        *trade["context_nouns"],
        *words("care")["secure_words"], *words("outcomes")["consequences"],
        *trade["telling_stems"],
    }  # fmt: skip
    return re.compile(rf"\b{either(stems)}", re.IGNORECASE)


@cache
def support() -> re.Pattern[str]:
    """Return the pattern of words that make a weak word ("attack") a strike."""
    return phrase_pattern(words("triggers")["support_nouns"], plural=True)


@cache
def weapon_words() -> frozenset[str]:
    """Return the single nouns that are weapons, in lower case, singular."""
    classes = words("weapons").tables["classes"]
    return frozenset(w.split()[-1] for found in classes.values() for w in found) - {
        "round",
        "attack",
        "bombing",
        "system",
        "strike",
        "raid",
        "bombardment",
        "assault",
    } | {WEAPON_MASK}


def is_launcher(token: Token) -> bool:
    """Whether a noun is of arms that fire others: "from a multiple launch rocket system"."""
    return is_weapon(token) or token.lemma_.casefold() in (
        "launcher",
        "system",
        "battery",
        "mlrs",
        "howitzer",
    )


def is_weapon(token: Token) -> bool:
    """Whether a noun is a weapon: "missiles", "drone", a proper name of one."""
    if token.pos_ == "VERB":
        return False
    return token.lemma_.casefold() in weapon_words() or singular(token.lower_) in weapon_words()


def is_strike_word(token: Token) -> bool:
    """Whether a noun is one of striking."""
    return singular(token.lower_) in together("triggers", "strike_nouns", "weak_strike_nouns")


def is_air_or_weapon(token: Token) -> bool:
    """Whether a modifier makes a noun a strike: "missile attack", "air raid"."""
    modifiers = words("weapons").tables["modifiers"]
    return is_weapon(token) or any(
        token.lemma_.casefold() in found or token.lower_ in found for found in modifiers.values()
    )


def lemma_of(token: Token) -> str:
    """Return the lemma of a verb, also of forms the model mistakes."""
    irregular = {
        "struck": "strike",
        "shot": "shoot",
        "hit": "hit",
        "shelled": "shell",
        "downed": "down",
        "bombed": "bomb",
        "fell": "fall",
    }
    return irregular.get(token.lower_, token.lemma_.casefold())


def singular(word: str) -> str:
    """Return a noun without the ending of the plural, in lower case."""
    return word.casefold().removesuffix("s") if not word.endswith("ss") else word.casefold()
