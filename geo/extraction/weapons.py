"""Weapons: what a strike was made with, its class and how many, as the sentence says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from geo.extraction.grammar import children, objects_of, subjects
from geo.extraction.passages import Passage
from geo.extraction.trade import Trigger, TriggerKind, is_launcher, is_weapon, singular
from geo.lexicon import numbers, phrase_pattern, words
from geo.vocabulary import WeaponClass

_ONE = frozenset({"a", "an", "one", "another"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Weapon:
    """A weapon as written, its class, and how many; ``None`` where not said.

    A `leaning` one is that which was named before: "several struck", "debris fell".
    """

    text: str | None
    weapon_class: WeaponClass
    count: int | None = None
    leaning: bool = False


def weapon_of(trigger: Trigger, passage: Passage) -> Weapon:
    """Return the weapon the trigger's clause names, else what the strike word itself tells."""
    tokens = [t for t in _means(trigger) if is_weapon(t)]
    if trigger.kind is TriggerKind.AIM and not tokens:
        return _one_of(trigger, passage)
    if _chemical().search(passage.sentence.text):
        named = (
            _described(tokens, trigger, passage)
            if tokens
            else Weapon(text=None, weapon_class=WeaponClass.UNKNOWN)
        )
        return Weapon(text=named.text, weapon_class=WeaponClass.CHEMICAL, count=named.count)
    if tokens:
        return _carried(_described(tokens, trigger, passage), trigger, passage)
    if trigger.kind is TriggerKind.STRIKE:
        own = _by_noun(trigger.token, passage)
        if own.weapon_class is not WeaponClass.UNKNOWN:
            return own
        related = _by_noun(trigger.token.head, passage) if trigger.token.dep_ == "conj" else own
        return related if related.weapon_class is not WeaponClass.UNKNOWN else own
    for token in subjects(trigger.token) if trigger.kind is TriggerKind.HIT else ():
        own = _by_noun(token, passage)
        if own.text or own.weapon_class is not WeaponClass.UNKNOWN:
            return own
    for token in _means(trigger):
        phrase = passage.run(_first(token), token.i)
        if classes_in(phrase):
            return Weapon(text=None, weapon_class=_first_class(classes_in(phrase)))
    told = _telling(trigger.token.lower_)
    leaning = told is WeaponClass.UNKNOWN and any(_leans(t) for t in _means(trigger))
    return Weapon(text=None, weapon_class=told, leaning=leaning)


def _leans(thing: Token) -> bool:
    """Whether a word stands for weapons named before, or for what is left of them: "others", "debris"."""
    return thing.lower_ in _SOME or singular(thing.lower_) in _PIECES or thing.lower_ in _PIECES


_SOME = frozenset(
    {"one", "two", "three", "several", "some", "others", "another", "many", "most", "both", "few"}
)
_PIECES = frozenset({"debris", "fragment", "wreckage", "shrapnel", "remains"})


@cache
def _chemical() -> re.Pattern[str]:
    return phrase_pattern(words("weapons").tables["classes"]["chemical"])


def _one_of(trigger: Trigger, passage: Passage) -> Weapon:
    """Return the weapon of "one aimed at X": the one named before in the sentence."""
    before = [t for t in passage.doc[: trigger.token.i] if is_weapon(t)]
    thing = trigger.token.head
    count = 1 if thing.lower_ in _ONE else as_number(thing.text) if thing.pos_ == "NUM" else None
    if not before:
        return Weapon(text=None, weapon_class=WeaponClass.UNKNOWN, count=count)
    whole = _described([before[-1]], trigger, passage)
    return Weapon(text=whole.text, weapon_class=whole.weapon_class, count=count)


def classes_in(text: str) -> tuple[WeaponClass, ...]:
    """Return the classes of the weapons that `text` names, in order, each once; unknown ones left out."""
    found: dict[WeaponClass, None] = {}
    for match in _pattern().finditer(text):
        found.setdefault(_class(match[0]))
    return tuple(c for c in found if c is not WeaponClass.UNKNOWN)


def _first_class(classes: tuple[WeaponClass, ...]) -> WeaponClass:
    return classes[0] if classes else WeaponClass.UNKNOWN


def _means(trigger: Trigger) -> Iterable[Token]:
    """Yield the tokens that may name the weapon."""
    verb = trigger.token
    if trigger.kind is TriggerKind.AIM:
        yield from ([verb.head, *subjects(verb)] if verb.dep_ in ("acl", "relcl", "amod") else subjects(verb))
    if trigger.kind in (TriggerKind.STRIKE, TriggerKind.CONTEXT):
        yield from objects_of(verb, "with", "by", "of", "from")
        for clause in children(verb, "acl", "relcl", "advcl"):
            yield from (
                [*children(clause, "dobj"), *objects_of(clause, "with")]
                if clause.lemma_ in ("use", "involve", "employ", "carry")
                else ()
            )
        return
    things = (
        [*children(verb, "dobj", "nsubjpass")]
        if trigger.kind in (TriggerKind.LAUNCH, TriggerKind.INTERCEPTION)
        else []
    )
    if trigger.kind is TriggerKind.ARRIVAL or trigger.kind is TriggerKind.HIT:
        things += subjects(verb)
    if verb.dep_ in ("acl", "relcl"):
        things.append(verb.head)
    if verb.dep_ == "conj" and not things:
        things += [*children(verb.head, "dobj", "nsubjpass")]
    if not things:
        things += [t for c in children(verb, "conj") for t in children(c, "dobj")]
    if not things:
        things += subjects(verb)  # "a drone fired on a car"
    things += [g for c in children(verb, "agent") for g in children(c, "pobj")]
    things += objects_of(verb, "with", "by", "in", "using")
    things += [t for t in objects_of(verb, "from") if is_launcher(t)]
    for clause in children(verb, "advcl", "xcomp", "conj"):
        if clause.lemma_ in ("use", "employ", "fire", "launch", "drop", "deploy", "involve"):
            things += children(clause, "dobj")
        if clause.lemma_ in ("target", "hit", "strike", "attack"):
            things += objects_of(clause, "with", "in")
    if verb.dep_ == "xcomp" and verb.head.lemma_ in ("use", "employ"):
        things += children(verb.head, "dobj")
    quantities = [t for thing in things for t in objects_of(thing, "of", "from", "by")]
    yield from [*things, *quantities, *(c for t in (*things, *quantities) for c in t.conjuncts)]


def _described(tokens: list[Token], trigger: Trigger, passage: Passage) -> Weapon:
    head = min([tokens[0], *(c for c in tokens[0].conjuncts if is_weapon(c))], key=lambda t: t.i)
    group = [head, *(c for c in head.conjuncts if is_weapon(c) and c.i > head.i)]
    last = max(t.i for t in group)
    text = passage.run(_first(head), last)
    written = re.sub(
        r"^(?:\d[\d,.]*|(?:the|a|an|its|their|of|and|at|least|several|dozens|hundreds|some|more|than|all|many|most|incoming|about|nearly|another|other|two|three|four|five|six|seven|eight|nine|ten)\b|[^\w]+|[A-Z]\w+(?:'s|’s)?\s(?=[a-z]))*\s*",
        "",
        text,
    )
    count = _count(head) if len(group) == 1 else None
    if trigger.kind is TriggerKind.AIM and trigger.token.head.lower_ in _ONE:
        count = 1
    return Weapon(text=written or text, weapon_class=_first_class(classes_in(text)), count=count)


def _carried(weapon: Weapon, trigger: Trigger, passage: Passage) -> Weapon:
    """Return the weapon with the class of what carried it if its name tells none: "jets dropped bombs"."""
    if weapon.weapon_class is not WeaponClass.UNKNOWN or trigger.kind is not TriggerKind.LAUNCH:
        return weapon
    carriers = [c for s in subjects(trigger.token) for c in classes_in(passage.run(_first(s), s.i))]
    return replace(weapon, weapon_class=_first_class(tuple(carriers)))


def _first(token: Token) -> int:
    firsts = [
        c.i
        for c in token.lefts
        if c.dep_ in ("amod", "compound", "nmod", "nummod", "quantmod") and c.ent_type_ != "x"
    ]
    return min([token.i, *firsts])


def _count(token: Token) -> int | None:
    """Return how many: "six missiles", "an explosive drone", "one of"."""
    for child in token.lefts:
        if child.dep_ == "nummod" or (child.pos_ == "NUM" and child.dep_ in ("compound", "amod")):
            return as_number(child.text)
        if child.dep_ == "det" and child.lower_ in _ONE and token.tag_ in ("NN", "NNP"):
            return 1
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.pos_ == "NUM":
        return as_number(token.head.head.text)
    return None


def as_number(word: str) -> int | None:
    """Return the value of "six", "1,200" or "40"; ``None`` for other words."""
    digits = word.replace(",", "")
    if digits.isdecimal() and len(digits) < 7:
        return int(digits)
    parts = [numbers().get(part) for part in word.casefold().split("-")]
    known = [part for part in parts if part is not None]
    return sum(known) if known and len(known) == len(parts) else None


def _by_noun(noun: Token, passage: Passage) -> Weapon:
    """Return what a strike noun and its modifiers tell: "drone attack", "air strikes", "shelling"."""
    phrase = passage.run(_first_modifier(noun), noun.i)
    bare = phrase[: len(phrase) - len(passage.text(noun))]
    classes = _modifying(bare)
    if not classes:
        classes = list(classes_in(phrase))
    if not classes and _telling(noun.lower_) is not WeaponClass.UNKNOWN:
        classes = [_telling(noun.lower_)]
    count = (
        _count(noun)
        if noun.lemma_ in ("strike", "airstrike", "raid", "air-strike") or classes == [WeaponClass.AIR_STRIKE]
        else None
    )
    written = re.search(
        r"(?:\b(?:drone|missile|rocket|mortar|artillery|ballistic|cruise|precision|air|aerial|tank|glide|bomb)\w*\b[\s,and/-]*)+(?:\w[\w-]*)?$",
        phrase,
        re.IGNORECASE,
    )
    return Weapon(
        text=_without_noun(written[0]) if written else None,
        weapon_class=_first_class(tuple(classes)),
        count=count,
    )


def _modifying(bare: str) -> list[WeaponClass]:
    """Return the classes told by the words before a strike noun, in the order of the words."""
    first = {name: match.start() for name, known in _modifiers() if (match := known.search(bare))}
    return list(dict.fromkeys([*sorted(first, key=first.__getitem__), *classes_in(bare)]))


@cache
def _modifiers() -> tuple[tuple[WeaponClass, re.Pattern[str]], ...]:
    modifiers = words("weapons").tables["modifiers"].items()
    return tuple((WeaponClass(name), phrase_pattern(known, plural=True)) for name, known in modifiers)


def _without_noun(written: str) -> str:
    """Return "drone and missile" for "drone and missile attacks"; "air strikes" stays whole."""
    return re.sub(
        r"(?<=drone|ssile|ocket|ortar|llery)\s+(?:attacks?|strikes?|raids?|barrages?|assaults?|fire)$",
        "",
        written,
        flags=re.IGNORECASE,
    )


def _first_modifier(noun: Token) -> int:
    firsts = [
        c.left_edge.i if c.dep_ == "nmod" else c.i
        for c in noun.lefts
        if c.dep_ in ("amod", "compound", "nmod")
    ]
    return min([noun.i, *firsts])


def _telling(word: str) -> WeaponClass:
    for name, known in words("weapons").tables["telling"].items():
        if word in known:
            return WeaponClass(name)
    return WeaponClass.UNKNOWN


@cache
def _known() -> Mapping[str, WeaponClass]:
    tables = words("weapons").tables
    plain = {w: WeaponClass(c) for c, found in tables["classes"].items() for w in found}
    named = {w.casefold(): WeaponClass(c) for c, found in tables["names"].items() for w in found}
    carried = {w.casefold(): WeaponClass(c) for c, found in tables["carriers"].items() for w in found}
    return carried | named | plain


@cache
def _pattern() -> re.Pattern[str]:
    return phrase_pattern(_known(), plural=True)


def _class(phrase: str) -> WeaponClass:
    plain = re.sub(r"\s+", " ", phrase.casefold())
    for form in (plain, plain.removesuffix("s"), plain.removesuffix("es")):
        if form in _known():
            return _known()[form]
    return WeaponClass.UNKNOWN
