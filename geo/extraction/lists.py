"""Lists: places that stand in one list with a place that a strike word governs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from geo.extraction.name import Name
from geo.extraction.passages import Passage
from geo.extraction.roles import Argument

_LIST_GLUE = re.compile(
    r"\s*(?:,|;|and|&|or|as well as|, and|including|along with|plus|then|also|both|later|,\s*and\s+the"
    r"n|the|cities of|towns of|villages of|\s|in|near|on|at)*\s*",
    re.IGNORECASE,
)
LIST_GLUE = re.compile(
    r"\s*(?:,|;|,?\s*and|,?\s*or|&|,?\s*as well as|,?\s*along with|,?\s*and\s+(?:in|at|near|"
    r"on|the|also\s+in)|,\s*(?:in|near|at|the)|,?\s*(?:including|such as|among them|notably|"
    r"namely))\s+(?:the\s+)?(?:[a-z]+ern\s+|central\s+)?(?:(?:city|town|village|district|region|"
    r"province|oblast)s?\s+of\s+)?|\s*\n\s*[-–—•*·▪●◦‣►➤]\s+",
    re.IGNORECASE,
)


# "struck parts of X, the agency said, including the towns of"
_SUMMED = re.compile(
    r",(?:[^,;:.]{3,60},)?\s+(?:including|among them|such as|notably)\s+(?:in\s+|at\s+)?(?:the\s+)?"
    r"(?:[a-z]+\s+){0,3}(?:of\s+)?"
)


def _goes_on(glue: str, current: Argument) -> bool:
    """Whether a list goes on behind an insertion: "fired at X, where two died, and at Y"."""
    match = re.search(r",\s+and\s+(?:also\s+)?(?P<with>at|on|in|near|against|over)\s+(?:the\s+)?$", glue)
    return bool(match and match["with"] == current.preposition and len(glue) < _INSERTION)


_INSERTION = 120  # characters


def listed(passage: Passage, found: Mapping[int, Argument]) -> Iterator[Argument]:
    """Yield places that stand in one list with a governed one, whatever the parse made of the list."""
    text = passage.sentence.text
    names = sorted(passage.names.items())
    current: Argument | None = None
    last_end = 0
    for index, name in names:
        if index in found:
            current = found[index]
        elif (
            current
            and not name.inside
            and (
                (LIST_GLUE.fullmatch(text[last_end : name.start]) and _same_rank(current.name, name))
                or _SUMMED.fullmatch(text[last_end : name.start])
                or _goes_on(text[last_end : name.start], current)
            )
        ):
            if _begins_clause(passage, index):
                current = None
            else:
                yield Argument(
                    name=name,
                    token=passage.doc[index],
                    trigger=current.trigger,
                    role=current.role,
                    preposition=current.preposition,
                )
        elif not name.inside:
            current = None
        last_end = name.end


def _begins_clause(passage: Passage, index: int) -> bool:
    token = passage.doc[index]
    return (
        token.dep_ in ("nsubj", "nsubjpass", "poss")
        and token.head.pos_ in ("VERB", "AUX")
        and token.head.i > index
    )


def _same_rank(one: Name, other: Name) -> bool:
    return one.country == other.country
