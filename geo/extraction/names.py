"""Names: which runs of a sentence name places.

Two spotters are joined: the gazetteer's matcher, and patterns of the kind "Rafiqi Airbase", "the
village of X", "in X". Names of people, parties, weapons and campaigns are told apart, so that no place is
made of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from geo.extraction.kinds import areas, kinds, occupied, sharing_kind, sites
from geo.extraction.name import Name, Span, overlap, plain
from geo.extraction.parents import with_parents
from geo.extraction.runs import standing
from geo.extraction.settings import related
from geo.extraction.spotting import (
    CALENDAR,
    headed,
    is_party,
    may_be,
    with_article,
)
from geo.gazetteer.place import Gazetteer

_MONTHS = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\.|(?=\s+\d))")


def place_names(
    text: str,
    gazetteer: Gazetteer,
    taken: Sequence[Span],
    referred: Callable[[Sequence[Name]], Iterable[Name]] = lambda _: (),
) -> tuple[Name, ...]:
    """Return the place names in `text`, in order, none overlapping.

    Parameters
    ----------
    text
        One sentence.
    taken
        Runs that are something else: campaigns, weapons.
    referred
        Gives the words that stand for places named before ("the city"), beside the names of the sentence.
    """
    days = (*CALENDAR.finditer(text), *_MONTHS.finditer(text))
    blocked = [*taken, *(Span(m.start(), m.end()) for m in days)]
    mentions = [with_article(text, m.start, m.end) for m in gazetteer.mentions(text)]
    known = [span for span in mentions if may_be(text, span, gazetteer)]
    found: list[Name] = []
    for name in _candidates(text, known, blocked, gazetteer):
        clear = not any(overlap(name, b) for b in blocked) and not any(overlap(name, o) for o in found)
        if clear and (name.adjectival or not is_party(text, name)):
            found.append(name)
    found += referred(sorted(found, key=lambda name: name.start))
    found.sort(key=lambda name: name.start)
    return tuple(related(text, sharing_kind(text, with_parents(text, found, gazetteer))))


def _candidates(
    text: str, known: Sequence[Span], blocked: Sequence[Span], gazetteer: Gazetteer
) -> Iterator[Name]:
    """Yield what may be names, the surest first: where two overlap, the first counts."""
    yield from occupied(text, known, gazetteer)
    yield from areas(text, gazetteer)
    yield from sites(text, known, gazetteer)
    yield from kinds(text, gazetteer)
    yield from headed(text, gazetteer)
    yield from standing(text, known, blocked, gazetteer)
    yield from (plain(text, span, gazetteer, known=True) for span in known)
