"""Arguments: which place of a passage is struck, aimed at, intercepted over or launched from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from geo.articles import BlockKind
from geo.extraction.grammar import clause_verb, tells_of_ruin
from geo.extraction.lists import listed
from geo.extraction.name import Name
from geo.extraction.owners import is_anothers
from geo.extraction.passages import Passage
from geo.extraction.reach import beside
from geo.extraction.roles import Argument, role_of
from geo.extraction.trade import Trigger, TriggerKind, is_launcher
from geo.lexicon import together, words

_AT_REST = frozenset({"in", "at", "over", "above", "inside", "near", "within", "outside"})
_ONTO = frozenset({"at", "against", "toward", "towards", "on", "onto", "into"})
_OF_PEACE = frozenset(
    {"ceasefire", "truce", "talk", "negotiation", "agreement", "deal", "summit", "war", "conflict"}
)
_AFLAME = frozenset({"fire", "alight", "ablaze"})  # "set on fire, X said"
_WAYS = frozenset({"road", "highway", "route", "way", "path", "track"})
_NOMINAL = frozenset({"pobj", "dobj", "nsubj", "nsubjpass", "compound"})  # of a verb's form: "the displaced"
_WHERE_REACH = 14  # tokens
_APART = frozenset({"after", "before", "following", "despite", "since", "until"})
_LISTING = frozenset({"including", "like", "such", "namely", "among", "as"})


def arguments_of(passage: Passage, triggers: Mapping[int, Trigger]) -> list[Argument]:
    """Return the places that the passage's triggers govern, in text order."""
    found: dict[int, Argument] = {}
    for index, name in sorted(passage.names.items()):
        if name.inside or _closes_headline(name, passage):
            continue
        token = passage.doc[index]
        governed = _governor(token, triggers, passage)
        if governed:
            trigger, slot, preposition = governed
            role = role_of(trigger, slot, preposition, name)
            if role is not None or trigger.kind is TriggerKind.CONTEXT:
                found[index] = Argument(
                    name=name, token=token, trigger=trigger, role=role, preposition=preposition
                )
    for argument in _where(passage, found, triggers):
        found.setdefault(argument.token.i, argument)
    for argument in listed(passage, found):
        found.setdefault(argument.token.i, argument)
    for argument in beside(passage, found, triggers):
        found.setdefault(argument.token.i, argument)
    for argument in listed(passage, found):
        found.setdefault(argument.token.i, argument)
    return [found[index] for index in sorted(found)]


def _closes_headline(name: Name, passage: Passage) -> bool:
    """Whether a name at the end of a headline is who says so: "Attacks kill five: Kyiv"."""
    text = passage.sentence.text
    heading = passage.sentence.kind in (BlockKind.HEADLINE, BlockKind.SUBHEADING)
    return heading and not text[name.end :].strip() and text[: name.start].rstrip().endswith((":", "–", "—"))


def _where(
    passage: Passage, found: Mapping[int, Argument], triggers: Mapping[int, Trigger]
) -> Iterator[Argument]:
    """Yield the place that a "where" clause tells of: "from X, a suburb, where two houses were flattened"."""
    governed = {a.trigger.token.i for a in found.values()}
    for i, trigger in triggers.items():
        verb = clause_verb(trigger.token)
        clause = next((c for c in verb.children if c.lower_ == "where" and c.i < i), None)
        if clause is None or i in governed or trigger.kind is TriggerKind.CONTEXT:
            continue
        before = [j for j, n in passage.names.items() if j < clause.i and not n.country and j not in found]
        before = [j for j in before if not passage.names[j].inside and clause.i - j <= _WHERE_REACH]
        if before:
            name = passage.names[max(before)]
            role = role_of(trigger, "verb", "in", name)
            if role is not None:
                yield Argument(
                    name=name, token=passage.doc[max(before)], trigger=trigger, role=role, preposition="in"
                )


def _governor(
    token: Token, triggers: Mapping[int, Trigger], passage: Passage
) -> tuple[Trigger, str, str] | None:
    """Climb from a place to the trigger above it; tell by which slot and preposition it hangs there."""
    node, preposition = token, "in" if passage.names[token.i].text.casefold() == "there" else ""
    for _ in range(len(token.doc)):
        child, node = node, node.head
        dep = child.dep_
        if child == node or dep == "agent" or (dep == "prep" and child.lower_ == "by"):
            return None
        if child.lower_ == "from" and any(is_launcher(c) for c in child.children):
            continue  # "shells from a launcher at X"
        if dep in ("prep", "dative", "pcomp") and child.tag_ in ("IN", "TO", "RB", "VBG"):
            preposition = _combined(preposition, child.lower_)
        if node.i in triggers:
            return triggers[node.i], dep, preposition
        if node.lemma_ == "base" and node.dep_ == "acl" and node.head.head.i in triggers:
            return triggers[node.head.head.i], "verb", "from"  # "artillery based in X fired at Y"
        if node.pos_ == "NOUN" and node.lemma_ in _OF_PEACE:
            return None
        if child.lower_ == "to" and node.lemma_ in _WAYS:
            return None  # "shells hit villages on the road to X"
        if passage.is_campaign(node) or is_anothers(child, node, passage) or node.lower_ in _AFLAME:
            return None
        if node.pos_ in ("VERB", "AUX") and node.dep_ not in _NOMINAL:
            related = _related_trigger(node, triggers, child)
            undergoes = dep != "nsubj" or preposition or node.lemma_ in words("grammar")["undergoing"]
            undergoes = undergoes or (related is not None and related.token.head.lower_ == "under")
            if related and related.kind is TriggerKind.INTERCEPTION and tells_of_ruin(node):
                return None  # "drones were downed; a fire broke out at X"
            if related and undergoes:
                return related, "verb", preposition or "under"
            if not (undergoes and _passes(node)) and not _tells_where_it_was(node):
                return None
    return None


def _combined(inner: str, outer: str) -> str:
    """Return the preposition that counts: "in the city of X" is "in", "from over X" is "from"."""
    if outer in _LISTING:
        return inner
    if outer in _APART:
        return outer
    if (
        not inner
        or inner == "of"
        or (outer == "from" and inner in _AT_REST)
        or (outer in _ONTO and inner in _AT_REST)
    ):
        return outer
    return inner


def _passes(verb: Token) -> bool:
    """Whether a verb between place and trigger only tells what the strike did."""
    lemma = verb.lemma_.casefold()
    return lemma in together("triggers", "consequence_verbs", "light_verbs") or lemma in (
        "be",
        "include",
        "locate",
        "situate",
        "live",
        "house",
        "use",
    )


def _tells_where_it_was(verb: Token) -> bool:
    """Whether a clause only says where the struck were, or what for: "to remove a threat in X"."""
    at_the_place = verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.children)
    threat = verb.tag_ == "VB" and any(c.dep_ == "dobj" and c.lemma_ == "threat" for c in verb.children)
    return at_the_place or threat


def _related_trigger(verb: Token, triggers: Mapping[int, Trigger], skip: Token) -> Trigger | None:
    """Return the trigger that a plain verb goes with: its subject, object, means or time clause."""
    told = words("grammar")["undergoing"] | {"hear", "report", "lose", "say"}
    if not (_passes(verb) or verb.lemma_ in told or _is_done_by(verb, triggers)):
        return None
    for token in _companions(verb, skip):
        prepositional = [
            g for c in token.children if c.dep_ == "prep" and c.lower_ == "of" for g in c.children
        ]
        for option in (token, *prepositional, *token.conjuncts):
            if option.i in triggers:
                return triggers[option.i]
    if verb.dep_ in ("advcl", "conj", "relcl", "acl", "ccomp") and verb.head.i in triggers:
        return triggers[verb.head.i]
    return None


def _is_done_by(verb: Token, triggers: Mapping[int, Trigger]) -> bool:
    """Whether a strike did it: "was put out of action by a missile strike"."""
    agents = [grand for child in verb.children if child.lower_ == "by" for grand in child.children]
    return any(agent.i in triggers and triggers[agent.i].kind is TriggerKind.STRIKE for agent in agents)


def _companions(verb: Token, skip: Token) -> Iterator[Token]:
    """Yield what a verb goes with: subject, objects, clauses, and means behind a preposition."""
    for child in verb.children:
        if child == skip:
            continue
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "advcl", "conj", "attr", "relcl", "xcomp"):
            yield child
        elif child.dep_ in ("prep", "agent") and child.lower_ in words("grammar")["by_which"]:
            yield from (grand for grand in child.children if grand.dep_ in ("pobj", "pcomp"))
