"""Grammar: small questions asked of a parse, shared by the rules."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from geo.lexicon import together

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")


def ancestors(token: Token) -> Iterator[Token]:
    """Yield the tokens above `token`, nearest first."""
    while token.head != token:
        token = token.head
        yield token


def children(token: Token, *deps: str) -> list[Token]:
    """Return the children of `token` with one of the dependencies `deps`."""
    return [child for child in token.children if child.dep_ in deps]


def objects_of(token: Token, *prepositions: str) -> list[Token]:
    """Return what stands behind one of `prepositions` under `token`."""
    return [
        grand
        for child in token.children
        if child.dep_ in ("prep", "agent", "dative") and child.lower_ in prepositions
        for grand in child.children
        if grand.dep_ in ("pobj", "pcomp")
    ]


def subjects(verb: Token) -> list[Token]:
    """Return the subject of a verb, found also for joined, relative and reduced clauses."""
    found = children(verb, *_SUBJECTS)
    if any(s.lower_ in ("which", "that", "who") for s in found) and verb.dep_ == "relcl":
        return [verb.head]
    if found:
        return found
    if verb.dep_ == "acl" and (verb.tag_ == "VBG" or _is_active_acl(verb)):
        return [verb.head]
    if (
        verb.dep_ in ("conj", "xcomp", "advcl", "ccomp")
        and verb.head.pos_ in ("VERB", "AUX")
        and verb.head != verb
    ):
        return subjects(verb.head)
    return []


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive: "was struck", "struck by", "drones launched from"."""
    if children(verb, "nsubjpass", "auxpass", "agent"):
        return True
    if verb.dep_ in ("acl", "amod") and verb.tag_ == "VBN":
        return not _is_active_acl(verb)
    return (
        verb.dep_ == "conj" and verb.tag_ == "VBN" and not children(verb, "nsubj") and is_passive(verb.head)
    )


def _is_active_acl(verb: Token) -> bool:
    """Whether a clause has an object, and so is "the coalition bombed X", whatever it was parsed as."""
    return verb.dep_ == "acl" and bool(children(verb, "dobj")) and not children(verb, "agent")


def clause_verb(token: Token) -> Token:
    """Return the verb of the clause `token` stands in, or its root."""
    node = token
    while node.pos_ not in ("VERB", "AUX") and node.head != node:
        node = node.head
    return node


def is_speech(token: Token) -> bool:
    """Whether a token is a verb of saying."""
    return token.pos_ in ("VERB", "AUX") and token.lemma_.casefold() in together(
        "speakers", "claim_verbs", "deny_verbs", "dispute_verbs"
    )


def is_long_after(noun: Token) -> bool:
    """Whether an event is only what the one told came days or weeks after: "15 days after the attack"."""
    after = noun.head
    return (
        noun.dep_ == "pobj"
        and after.lower_ in ("after", "following", "since")
        and any(c.dep_ == "npadvmod" and c.lower_.removesuffix("s") in _LONG for c in after.children)
    )


_LONG = frozenset({"day", "week", "fortnight", "month", "year", "decade"})


def tells_of_ruin(verb: Token) -> bool:
    """Whether a clause tells of fire or ruin: "drones were downed; a fire broke out at X"."""
    harm = together("outcomes", "damage_nouns", "damage_verbs")
    return verb.lemma_ in harm or any(
        c.lemma_ in harm for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "dobj")
    )


def noun_phrase(token: Token) -> tuple[int, int]:
    """Return first and last token of the noun phrase of `token`, without relative clauses."""
    first = token.left_edge.i
    last = token.i
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            last = max(last, _end_of_of(child))
        elif child.dep_ in ("cc", "conj") and child.pos_ in ("NOUN", "PROPN", "CCONJ"):
            last = max(last, noun_phrase(child)[1] if child.dep_ == "conj" else last)
    while first < token.i and token.doc[first].dep_ in ("punct", "cc", "mark", "advmod", "case"):
        first += 1
    return first, last


def _end_of_of(preposition: Token) -> int:
    ends = [noun_phrase(child)[1] for child in preposition.children if child.dep_ == "pobj"]
    return max([preposition.i, *ends])
