"""Names: which runs of a sentence name places.

Three spotters are joined: the gazetteer's matcher, the model's entities, and patterns of the kind
"Rafiqi Airbase", "the village of X", "X region". Names of people, parties, weapons and campaigns
are told apart, so that no place is made of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geo.extraction.kinds import areas, kinds, occupied, sharing_kind, sites
from geo.extraction.name import Name, Span, overlap, plain
from geo.extraction.settings import related, with_parents
from geo.extraction.spotting import (
    CALENDAR,
    headed,
    is_party,
    listed,
    may_be,
    of_the_trade,
    slots,
    trimmed,
    with_article,
)
from geo.gazetteer.place import Gazetteer


def place_names(
    text: str, entities: Sequence[tuple[int, int, str]], gazetteer: Gazetteer, taken: Sequence[Span]
) -> tuple[Name, ...]:
    """Return the place names in `text`, in order, none overlapping.

    Parameters
    ----------
    text
        One sentence.
    entities
        The model's entities: start, end, label.
    taken
        Runs that are something else: campaigns, weapons.
    """
    people = [
        Span(s, e)
        for s, e, label in entities
        if label == "PERSON"
        and re.fullmatch(r"[^\W\da-z][^\s'’]*(?:\s(?:al-|bin\s|van\s|de\s)?[^\W\da-z][^\s'’]*)+", text[s:e])
    ]
    blocked = [*taken, *(Span(m.start(), m.end()) for m in CALENDAR.finditer(text))]
    mentions = [with_article(text, m.start, m.end) for m in gazetteer.mentions(text)]
    known = [span for span in mentions if may_be(text, span, people, gazetteer)]
    peoples = [Span(s, e) for s, e, label in entities if label == "NORP"]
    known = [span for span in known if not (span in peoples and re.match(r"\s+[a-z]", text[span.end :]))]
    entity = [
        trimmed(text, s, e)
        for s, e, label in entities
        if label in ("GPE", "LOC", "FAC")
        and gazetteer.demonym(text[s:e]) is None
        and not of_the_trade(text[s:e])
    ]
    found: list[Name] = []
    for name in _candidates(text, known, entity, people, gazetteer):
        clear = not any(overlap(name, b) for b in blocked) and not any(overlap(name, o) for o in found)
        if clear and (name.adjectival or not is_party(text, name)):
            found.append(name)
    found += listed(text, found, people, blocked, gazetteer)
    found.sort(key=lambda name: name.start)
    return tuple(related(text, with_parents(text, sharing_kind(text, found), gazetteer)))


def _candidates(
    text: str, known: Sequence[Span], entity: Sequence[Span], people: Sequence[Span], gazetteer: Gazetteer
) -> Iterator[Name]:
    """Yield what may be names, the surest first: where two overlap, the first counts."""
    yield from occupied(text, known, gazetteer)
    yield from areas(text, gazetteer)
    yield from sites(text, known, gazetteer)
    yield from kinds(text, gazetteer)
    yield from headed(text, people, gazetteer)
    yield from (plain(text, span, gazetteer, known=True) for span in known)
    likely = (span for span in entity if may_be(text, span, people, gazetteer))
    yield from (plain(text, span, gazetteer, known=False) for span in likely)
    yield from slots(text, people, gazetteer)
