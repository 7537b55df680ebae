"""Strike verbs: which verbs of a passage tell of a strike, and how: hit, come down, send, intercept, aim."""

from __future__ import annotations

from spacy.tokens import Token

from geo.extraction.trade import TriggerKind, is_strike_word, is_weapon, lemma_of, singular
from geo.lexicon import words

_OBJECTS = ("dobj", "nsubjpass", "attr", "oprd")
_SUBJECTS = ("nsubj", "nsubjpass")
_DEBRIS = frozenset(
    {
        "debris",
        "fragment",
        "wreckage",
        "shrapnel",
        "remains",
        "warhead",
        "round",
        "projectile",
        "salvo",
        "barrage",
    }
)
_AIRCRAFT = frozenset({"jet", "aircraft", "plane", "helicopter", "warplane", "airliner"})


def verb_kind(token: Token, backed: bool) -> TriggerKind | None:
    """Return what a verb tells of a strike, if anything."""
    trade = words("triggers")
    lemma = lemma_of(token)
    if _is_interception(token, lemma):
        return TriggerKind.INTERCEPTION
    if (
        token.lower_ in words("grammar")["aiming"]
        and token.dep_ in ("acl", "relcl", "advcl", "conj", "amod", "ROOT", "ccomp", "pcomp", "xcomp")
        and _aims(token)
    ):
        return TriggerKind.AIM
    if lemma in trade["launch_verbs"] and any(
        is_weapon(c) or {c.lower_, singular(c.lower_)} & _DEBRIS or (backed and c.lower_ in ("them", "it"))
        for c in _things(token)
    ):
        return TriggerKind.LAUNCH
    if lemma in ("fire", "open") and _fires(token):
        return TriggerKind.LAUNCH
    if lemma in trade["hit_verbs"]:
        return TriggerKind.HIT
    if lemma in trade["arrival_verbs"] and any(_comes_down(s) for s in _subjects(token)):
        return TriggerKind.ARRIVAL
    if lemma in trade["weak_hit_verbs"] and backed and not _is_scenery(token):
        return TriggerKind.HIT
    if lemma in ("include", "be") and backed and any(_is_what_was_struck(s) for s in _subjects(token)):
        return TriggerKind.HIT
    if lemma in trade["harm_verbs"] and any(_is_armed(s) for s in _subjects(token)):
        return TriggerKind.HIT
    return None


def _is_scenery(participle: Token) -> bool:
    """Whether ruins only tell where something else is: "children play near destroyed houses in X"."""
    return participle.dep_ == "amod" and participle.head.dep_ == "pobj"


_PLANTED = frozenset(
    {"car", "homemade", "improvised", "petrol", "pipe", "planted", "roadside", "suicide", "truck"}
)


def _is_armed(subject: Token) -> bool:
    """Whether what harmed is a weapon, or what carries some: "jets killed 12 in X"."""
    carriers = words("grammar")["carriers"]
    if subject.lower_ == "fire" or any(c.lower_ in _PLANTED for c in subject.lefts):
        return False
    return is_weapon(subject) or bool({subject.lower_, singular(subject.lower_)} & carriers)


def _is_what_was_struck(subject: Token) -> bool:
    """Whether a subject is what was struck, to be named next: "the sites struck were X and Y"."""
    trade = words("triggers")
    struck = trade["hit_verbs"] | trade["weak_hit_verbs"]
    return subject.tag_ == "NNS" and any(
        c.tag_ in ("VBN", "VBD", "JJ") and lemma_of(c) in struck
        for c in subject.children
        if c.dep_ in ("amod", "acl")
    )


def _fires(token: Token) -> bool:
    """Whether arms fire, and no object says what: "tanks fired at X", "artillery opened fire on X"."""
    things = [c for c in token.children if c.dep_ == "dobj"]
    if any(c.lower_ != "fire" for c in things) or (token.lemma_ == "open" and not things):
        return False
    onto = any(
        c.dep_ == "prep" and c.lower_ in ("at", "on", "towards", "toward", "into") for c in token.subtree
    )
    arms = words("grammar")["arms"] | {"tank", "ship", "gun", "gunboat", "gunship", "navy", "battery"}
    return onto and any({s.lower_, singular(s.lower_)} & arms or is_weapon(s) for s in _subjects(token))


def _aims(token: Token) -> bool:
    """Whether a participle says where a weapon was going: "one aimed at X", "missiles headed for X"."""
    things = [token.head] if token.dep_ in ("acl", "relcl", "amod") else _subjects(token)
    if not things or not any(
        c.lower_ in ("at", "for", "toward", "towards", "to", "on", "against", "into")
        for c in token.children
        if c.dep_ in ("prep", "dative")
    ):
        return (
            token.lower_ == "targeting"
            and token.dep_ in ("acl",)
            and (is_weapon(token.head) or token.head.pos_ == "NUM")
        )
    if token.lower_ in ("launched", "fired") and token.dep_ not in ("acl", "relcl"):
        return False
    return any(
        is_weapon(thing)
        or thing.pos_ == "NUM"
        or thing.lower_ in words("grammar")["counted"]
        or is_strike_word(thing)
        for thing in things
    )


def _is_interception(token: Token, lemma: str) -> bool:
    trade = words("triggers")
    if lemma not in trade["intercept_verbs"]:
        return False
    particle = trade.tables["intercept_particles"].get(lemma)
    if particle and not any(
        c.lower_ == particle[0] and c.dep_ in ("prt", "advmod", "prep") for c in token.children
    ):
        return False
    if lemma == "intercept":
        return True
    if lemma != "shoot" and any(
        is_weapon(t) for c in token.children if c.dep_ == "agent" for t in c.children
    ):
        return False  # "a launcher destroyed by a missile"
    incoming = words("outcomes")["incoming"]
    things = [t for thing in _things(token) for t in (thing, *thing.children)]
    if any(t.lemma_ in _AIRCRAFT for t in things) and not any(
        is_weapon(t) for t in things if t.lemma_ not in _AIRCRAFT
    ):
        return False
    if lemma == "shoot" and any(t.pos_ == "NUM" for t in things):  # "of 21 drones, 14 were shot down"
        return any(is_weapon(t) and t.lemma_ not in _AIRCRAFT for t in token.doc)
    return any(
        (is_weapon(t) and t.lemma_ not in _AIRCRAFT) or t.lower_ in incoming or is_strike_word(t)
        for t in things
    )


def _things(verb: Token) -> list[Token]:
    """Return what a verb is done to: objects, passive subjects, the head of its clause, their conjuncts."""
    things = [c for c in verb.children if c.dep_ in _OBJECTS]
    if (
        verb.dep_ in ("acl", "relcl")
        and verb.tag_ in ("VBN", "VBD")
        and not any(c.dep_ == "dobj" for c in verb.children)
    ):
        things.append(verb.head)
    if verb.dep_ == "conj" and not things:
        things += [c for c in verb.head.children if c.dep_ in _OBJECTS]
    for child in verb.children:
        if child.dep_ == "conj" and not things and child.tag_.startswith("V"):
            things += [c for c in child.children if c.dep_ in _OBJECTS]
    quantities = [c for t in things for p in t.children if p.lower_ == "of" for c in p.children]
    return [*things, *quantities, *(c for t in (*things, *quantities) for c in t.conjuncts)]


def _subjects(verb: Token) -> list[Token]:
    subjects = [c for c in verb.children if c.dep_ in _SUBJECTS]
    if not subjects and verb.dep_ in ("conj", "xcomp"):
        return _subjects(verb.head) if verb.head != verb else []
    if not subjects and verb.dep_ in ("acl",):
        return [verb.head]
    if any(s.lower_ in ("which", "that") for s in subjects) and verb.dep_ == "relcl":
        subjects.append(verb.head)
    quantities = [c for t in subjects for p in t.children if p.lower_ in ("of", "from") for c in p.children]
    return [*subjects, *quantities, *(c for t in subjects for c in t.conjuncts)]


def _comes_down(subject: Token) -> bool:
    if subject.lemma_ in _AIRCRAFT:
        return False
    if (
        subject.lower_ in ("shelling", "fire", "salvo")
        or is_weapon(subject)
        or {subject.lower_, singular(subject.lower_)} & _DEBRIS
    ):
        return True
    return subject.lower_ in words("grammar")["counted"] or subject.pos_ == "NUM"
