"""Effects: what a strike did, as the sentence tells it: the dead, the damage, the thing struck."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from geo.extraction.weapons import as_number
from geo.lexicon import either, numbers, phrase_pattern, words

Deaths = tuple[int | None, int | None, int | None]
NO_DEATHS: Deaths = (None, None, None)
_NUMBER = (
    rf"(?:\d[\d,]*|{either(set(numbers()) - {'a', 'an', 'hundred', 'dozen'})}(?:-(?:one|two|"
    rf"three|four|five|six|seven|eight|nine))?|an?(?=\s+(?:\w+[\s-]){{0,3}}(?:child|woman|man|"
    rf"person|girl|boy|soldier|civilian|worker|journalist|medic|resident|fighter|baby|couple|"
    rf"driver|teenager|pensioner|guard|officer|commander|teacher|nurse|doctor|student|villager)"
    rf"))"
)
_GAP = r"(?:\s+(?!and\b|wounded|injured|hurt|in\b|by\b|after\b)[\w’'-]+){0,5}?"


# What each of the patterns of deaths holds one of: they are many, and most texts hold none.
_DEADLY = ("kill", "martyr", "lives", "death", "dead", "died", "fatal")


def deaths_in(text: str) -> Deaths:
    """Return low, best and high of the dead that `text` tells; ``(None, None, None)`` if it tells none."""
    folded = text.casefold()
    if not any(hint in folded for hint in _DEADLY):
        return NO_DEATHS
    for pattern in _death_patterns():
        match = pattern.search(text)
        if match:
            number = as_number(match["n"])
            if number is not None:
                return _bounded(
                    number, (match.groupdict().get("bound") or "").casefold(), match.groupdict().get("upper")
                )
    return NO_DEATHS


def _bounded(number: int, bound: str, upper: str | None) -> Deaths:
    if upper and (most := as_number(upper)) is not None:
        return number, None, most
    if bound in ("at least", "more than", "over", "no fewer than", "not less than"):
        return number, number, None
    if bound in ("up to", "as many as"):
        return None, number, number
    return number, number, number


@cache
def _death_patterns() -> tuple[re.Pattern[str], ...]:
    bound = (
        r"(?:(?P<bound>at least|more than|over|no fewer than|up to|as many as|about|around|nearly|some)\s+)?"
    )
    count = rf"{bound}(?:between\s+)?(?P<n>{_NUMBER})(?:\s*(?:-|–|to|and|or)\s*(?P<upper>\d+))?"
    plain = rf"{bound}(?P<n>{_NUMBER})"
    between = rf"between\s+(?P<n>{_NUMBER})\s+and\s+(?P<upper>\d+){_GAP}"
    were = (
        r"\s+(?:were|was|have been|had been|are|being)\s+(?:reported\s+|confirmed\s+|also\s+)?"
        r"(?:killed|dead|martyred)"
    )
    victims = either(words("outcomes")["victims"])
    return tuple(
        re.compile(rf"(?<![\w-]){pattern}", re.IGNORECASE)
        for pattern in (
            rf"(?:killed|killing|kills|kill|martyred|claimed the lives of|claiming the lives of|deaths? of)"
            rf"\s+{count}(?![\d.]*\s*(?:km|kilomet|per))",
            rf"{between}{were}",
            rf"{plain}{_GAP}{were}",
            rf"left\s+{plain}{_GAP}\s+dead",
            rf"leaving\s+{plain}{_GAP}\s+dead",
            rf"{plain}\s+(?:\w+\s+){{0,2}}{victims}\s+(?:\w+\s+){{0,4}}?(?:died|dead|killed)\b",
            rf"{plain}\s+(?:dead|deaths|killed|fatalities|martyrs)\b",
            rf"death toll\s+(?:\w+\s+){{0,5}}?(?:to|at|of)\s+{plain}",
        )
    )


@cache
def _damage() -> re.Pattern[str]:
    nouns, verbs = words("outcomes")["damage_nouns"], words("outcomes")["damage_verbs"]
    return re.compile(
        rf"\b(?:(?:heavy|severe|serious|extensive|significant|major|minor|massive|slight|considerable|widespread|material|structural|limited|some|huge|large)\s+(?:\w+\s+){{0,2}}?{either(nouns)}"
        rf"|{either(nouns - {'losses', 'rubble'})}(?=\s+(?:to|in|at|of|was|broke|caused))|{either(verbs)}(?"
        rf":d|ed|ing)?\b|set\s+(?:ablaze|on fire|fire)|caught fire)",
        re.IGNORECASE,
    )


_UNHARMED = re.compile(
    r"\b(?:no|without|any|not)\s+(?:\w+\s+){0,2}(?:damage|damaged|destroyed)\b", re.IGNORECASE
)


def damage_in(text: str) -> str | None:
    """Return the words of damage in `text`, as written: "heavy damage", "destroyed"."""
    if _UNHARMED.search(text):
        return None
    match = _damage().search(text)
    return match[0] if match else None


def failed(text: str) -> bool:
    """Whether the text says that the weapon missed, fell short or did not go off."""
    return bool(_failed().search(text))


@cache
def _failed() -> re.Pattern[str]:
    return phrase_pattern(words("outcomes")["failed"])


def target_types_in(text: str) -> tuple[tuple[int, str], ...]:
    """Return where in `text` things that are struck are named, and their canonical types."""
    return tuple((match.start(), _type(match[0])) for match in _targets().finditer(text))


@cache
def _types() -> Mapping[str, str]:
    return {word: name for name, known in words("targets").tables["types"].items() for word in known}


@cache
def _targets() -> re.Pattern[str]:
    return phrase_pattern(_types(), plural=True)


def _type(phrase: str) -> str:
    plain = re.sub(r"\s+", " ", phrase.casefold())
    for form in (plain, plain.removesuffix("s"), plain.removesuffix("es"), plain.removesuffix("ies") + "y"):
        if form in _types():
            return _types()[form]
    return _types()[plain.removesuffix("s")]
