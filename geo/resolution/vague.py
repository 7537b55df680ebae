"""Descriptions that name no place of their own: "Indian border states", "several cities of Ukraine"."""

from __future__ import annotations

import re

from geo.gazetteer.names import kind, normalise, words
from geo.gazetteer.place import Gazetteer
from geo.vocabulary import Precision

_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def vague_names(text: str, gazetteer: Gazetteer) -> tuple[str, ...] | None:
    """Return the countries and places that describe `text`, or `None` where `text` is itself a name.

    "Indian border states" gives ``("Indian",)``, "border areas" nothing; "Border States Hotel" is a name.
    """
    found = list(_WORD.finditer(text))
    common = [word for word in found if word[0].islower() and normalise(word[0]) not in words().articles]
    if not common or kind(normalise(text)) or gazetteer.find(text):
        return None
    areas = [mention for mention in gazetteer.mentions(text) if _is_area(mention.text, gazetteer)]
    named = {mention.text: (mention.start, mention.end) for mention in areas}
    named |= {word[0]: word.span() for word in found if gazetteer.demonym(word[0])}
    for word in found[int(_begins_sentence(found[0][0])) :]:
        if word[0][0].isupper() and not any(a <= word.start() < b for a, b in named.values()):
            return None
    return tuple(named)


def _is_area(name: str, gazetteer: Gazetteer) -> bool:
    """Return whether `name` is that of a country, province or region: no town lends its name to streets."""
    precisions = [hit.place.precision for hit in gazetteer.find(name)]
    return precisions[:1] in ([Precision.COUNTRY], [Precision.REGION]) and Precision.CITY not in precisions


def _begins_sentence(word: str) -> bool:
    """Return whether `word` is no part of a name though it has a capital ("Several cities")."""
    return normalise(word) in words().never
