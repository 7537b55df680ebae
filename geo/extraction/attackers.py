"""Attackers: who struck, by subject, agent, possessive, adjective or capital; never by the target."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacy.tokens import Token

from geo.extraction.care import PRETEXTS
from geo.extraction.grammar import ancestors, children, is_passive, is_speech, objects_of, subjects
from geo.extraction.parties import PRONOUNS, UNNAMED, Attacker, party_beside, party_in
from geo.extraction.passages import Passage
from geo.extraction.trade import Trigger, TriggerKind, is_weapon
from geo.lexicon import together, words


def attacker_of(trigger: Trigger, passage: Passage, triggers: Mapping[int, Trigger]) -> Attacker | None:
    """Return who struck by the grammar of one sentence; ``None`` if it does not say."""
    told = _told_beside(trigger, passage)
    if told and (told.name or trigger.kind is TriggerKind.STRIKE):
        return told
    for above in ancestors(trigger.token):
        if _tells_of_another(above):
            break  # "struck X after an attack on Y", "in retaliation for an attack on Y": of another's
        if above.i in triggers and triggers[above.i].kind is not TriggerKind.INTERCEPTION:
            other = _told_beside(triggers[above.i], passage)
            if other and other.name:
                return other
    return told


_BEFORE = frozenset({"after", "following", "since", "before"})


def _tells_of_another(above: Token) -> bool:
    """Whether what stands under a token is another event than what stands over it."""
    if above.lower_ in _BEFORE or any(c.dep_ == "mark" and c.lower_ in _BEFORE for c in above.children):
        return True
    return above.pos_ == "NOUN" and above.lemma_ in PRETEXTS


def _told_beside(trigger: Trigger, passage: Passage) -> Attacker | None:
    """Return whom the words about one trigger make the attacker: a named party, else a vague one."""
    vague: Attacker | None = None
    for token in _doers(trigger):
        found = None if _is_origin(token, passage) else party_in(token, passage)
        if found and found.name:
            return found
        if found and token.lower_ in PRONOUNS:
            found = _speaker(trigger.token, passage) or found
            if found.name:
                return found
        vague = vague or found
    if vague and UNNAMED.search(vague.text):
        return vague
    return party_beside(trigger, passage) or vague


def _is_origin(token: Token, passage: Passage) -> bool:
    """Whether a country is only where a weapon came from: "a missile from Yemen"."""
    name = passage.names.get(token.i)
    return name is not None and name.country and token.dep_ == "pobj" and token.head.lower_ == "from"


def _speaker(token: Token, passage: Passage) -> Attacker | None:
    """Return the party that says of itself: "X said it had struck"."""
    for node in ancestors(token):
        if is_speech(node):
            for subject in subjects(node):
                found = party_in(subject, passage)
                if found:
                    return found
    return None


def _doers(trigger: Trigger) -> Iterable[Token]:
    """Yield the tokens that may name who struck, the surest first."""
    token = trigger.token
    match trigger.kind:
        case TriggerKind.STRIKE | TriggerKind.CONTEXT:
            yield from _doers_of_noun(token)
        case TriggerKind.INTERCEPTION:
            yield from _owners(_weapons_under(token))
        case TriggerKind.AIM:
            thing = (
                token.head if token.dep_ in ("acl", "relcl", "amod") else next(iter(subjects(token)), token)
            )
            yield from _owners([thing])
        case _:
            yield from _doers_of_verb(token)


_SERIES = frozenset(
    {"series", "wave", "number", "string", "spate", "barrage", "round", "pair", "couple", "dozen"}
)


def _doers_of_verb(verb: Token) -> Iterable[Token]:
    agents = [grand for child in children(verb, "agent") for grand in children(child, "pobj")]
    agents += [] if agents else objects_of(verb, "by")
    if is_passive(verb):
        yield from _owners(agents)
        yield from _owners([t for t in children(verb, "nsubjpass") if is_weapon(t)])
        if verb.dep_ in ("acl", "relcl") and is_weapon(verb.head):
            yield from _owners([verb.head])
        yield from _owners(t for t in objects_of(verb, "in", "with", "during", "from") if _is_means(t))
        return
    yield from _owners(subjects(verb))
    yield from _owners([t for t in children(verb, "dobj") if is_weapon(t)])
    yield from _owners(t for t in objects_of(verb, "with", "in") if _is_means(t))


def _is_means(token: Token) -> bool:
    return is_weapon(token) or token.lemma_.casefold() in together(
        "triggers", "strike_nouns", "weak_strike_nouns"
    )


def _owners(tokens: Iterable[Token]) -> Iterable[Token]:
    """Yield the nouns, and who is said behind them to have sent them: "missiles fired by X"."""
    for token in tokens:
        yield token
        yield from objects_of(token, "by", "of", "from")[:1] if is_weapon(token) else ()
        for clause in children(token, "acl", "relcl"):
            yield from objects_of(clause, "to") if clause.lemma_ == "belong" else ()
            makers = words("grammar")["supplying"]  # who made or gave a weapon did not fire it
            for verb in (clause, *children(clause, "xcomp", "ccomp")) if clause.lemma_ not in makers else ():
                yield from [grand for child in children(verb, "agent") for grand in children(child, "pobj")]


def _doers_of_noun(noun: Token) -> Iterable[Token]:
    yield noun
    yield from objects_of(noun, "by")
    for verb in children(noun, "acl", "relcl"):
        yield from _agents(verb)
        if verb.lemma_ in ("blame", "attribute", "pin"):
            yield from objects_of(verb, "on", "to")
        if verb.dep_ == "relcl" and verb.lemma_ in words("grammar")["making"]:
            yield from children(verb, "nsubj")
    if noun.dep_ == "conj" and noun.head != noun:
        yield from _doers_of_noun(noun.head)
    yield from _doers_above(noun)


def _doers_above(noun: Token) -> Iterable[Token]:
    """Yield who made a strike, by the verb it goes with: "carried out strikes", "replied with strikes"."""
    head = noun.head
    if noun.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_ in _SERIES:
        yield from objects_of(head.head, "by")
        yield from _doers_above(head.head)
        return
    if noun.dep_ in ("dobj", "nsubjpass") and head.pos_ == "VERB":
        yield from _agents(head)
        own = head.lemma_ not in words("grammar")["witnessing"] or (
            head.lemma_ == "claim" and is_weapon(noun)
        )
        yield from subjects(head) if own and not is_passive(head) else ()
        yield from objects_of(head, "on") if head.lemma_ == "blame" else ()
    verb = head.head
    if noun.dep_ == "pobj" and verb.pos_ == "VERB" and not is_passive(verb):
        means = head.lower_ in ("with", "by", "through") and verb.lemma_ in words("grammar")["answering"]
        if means or (head.lower_ == "in" and verb.lemma_ in ("kill", "destroy", "hit", "target")):
            yield from subjects(verb)


def _agents(verb: Token) -> list[Token]:
    return [grand for child in children(verb, "agent") for grand in children(child, "pobj")]


def _weapons_under(verb: Token) -> list[Token]:
    things = children(verb, "dobj", "nsubjpass")
    if verb.dep_ in ("acl", "relcl") and is_weapon(verb.head):
        things.append(verb.head)
    if verb.dep_ == "conj" and not things:
        things = children(verb.head, "dobj", "nsubjpass")
    if not things:
        things = [t for c in children(verb, "conj") for t in children(c, "dobj", "nsubjpass")]
    quantities = [t for thing in things for t in objects_of(thing, "of")]
    return [*things, *quantities]
