"""Blame: who is tied to a strike by another sentence than its own: by claim, charge, denial or answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from geo.extraction.actors import ActorSpan, actor_spans
from geo.extraction.sentences import Sentence
from geo.reports import Quote

_GAP = r"(?:(?!of\s+\w+ing\b|for\b)[a-z][\w’'-]*\s+|[A-Z][\w-]+(?:['’]s)?\s+){0,6}?"
_CHARGED = re.compile(
    rf"(?:\b(?:blam(?:ed?|es|ing)|accus(?:ed?|es|ing)|attribut(?:ed?|es|ing)\s+(?:\w+\s+){{0,3}}to|"
    rf"claimed\s+by|pinned\s+(?:\w+\s+){{1,3}}on|fingers?\s+at)\s+{_GAP}"
    r"|\b(?:say|says|said|suspect|suspected|was|were)\s+(?:it\s+(?:was|had\s+been)\s+|they\s+were\s+)(?:an?\s+|the\s+)?)$"
)
# "accuses X of using hospitals": a charge, but of no strike
_OF_ELSE = re.compile(
    r"\s+of\s+(?!(?:\w+ly\s+)?(?:attack|strik|bomb|shell|launch|fir|target|carry|hit|be(?:ing)?\s+behind|conduct|stag|"
    r"drop|pound|mount|order|send))(?:\w+ly\s+)?\w+ing\b"
)
_SAID_BRIEFLY = re.compile(r"\bsays?\s+(?:it\s+was\s+|they\s+were\s+)?(?:an?\s+|the\s+)?$")
_ARMS_AND_STOP = re.compile(
    r"\s+(?:jets?|warplanes?|aircraft|planes?|drones?|missiles?|artillery|forces|shells|rockets)\s*[.;,]"
)
_CLAIMED = re.compile(
    r"(?:['’]s?)?\s+(?:[a-z][\w-]*\s+){0,4}?(?:claim(?:ed|s)\s+(?:the\s+(?:attack|strike|raid)|responsibility|credit)|"
    r"(?:took|takes?|taken)\s+responsibility|(?:had|has)\s+done\s+it|(?:was|were)\s+behind\s+(?:it|the)|"
    r"(?:admitted|acknowledged|confirmed)\s+(?:the\s+(?:attack|strike|raid)|carrying|striking|it\s+had)|"
    r"said\s+was\s+(?:an?|its)\s+(?:[a-z]+\s+)?(?:attack|strike|raid|operation)\b(?!\s+by\b))"
)
_DENIED = re.compile(
    r"(?:['’]s?)?\s+(?:[a-z][\w-]*\s+){0,4}?(?:(?:denie[sd]|rejected|rejects|dismissed|dismisses)\s+(?:it\b|responsibility|"
    r"the\s+(?:charges?|accusations?|claims?|allegations?)|any\s+(?:involvement|role|responsibility)|involvement|"
    r"carrying|striking|hitting|attacking|bombing|shelling|that\s+its\s+(?:planes|jets|forces|drones|missiles))|"
    r"neither\s+confirmed\s+nor\s+denied)"
)
_SILENT = re.compile(
    r"(?:['’]s?)?\s+(?:[a-z][\w-]*\s+){0,3}?(?:(?:did|has|had|have)\s+not\s+(?:immediately\s+|yet\s+)?"
    r"comment(?:ed)?\b|declined\s+to\s+comment|made\s+no\s+comment)"
)
_NO_WORD_FROM = re.compile(
    r"\b[Nn]o\s+(?:immediate\s+)?(?:comment|response|word|reaction)\s+from\s+(?:the\s+)?$"
)
_TOOK_PART = re.compile(
    r"(?:\s+[\w-]+){0,3}?\s+(?:took\s+part\s+in|joined)\s+(?:[\w,-]+\s+){0,4}(?:air\s?)?strikes\b"
)
_OWNS_NEXT = re.compile(r"['’]s?\s+(?=[A-Z])")
_ANSWERED = re.compile(
    r"(?:['’]s\s+\w+)?\s+(?:\w+\s+)?(?:answered|retaliated|responded|replied|(?:hit|struck|fired)\s+back)\b(?!\s+(?:questions?|to\s+questions?))"
)
_HOME_CHARGED = re.compile(
    r"\b(?:blam(?:ed?|es|ing)|accus(?:ed?|es|ing)|attribut(?:ed?|es|ing)\s+(?:\w+\s+){0,3}to)\s+(?:the|its\s+own)\s+"
    r"(?:federal\s+)?(?:air\s+force|army|military|government|junta|regime|armed\s+forces)\b"
)
# "X and Y blamed each other": of either of the two
_EACH_OTHER = re.compile(
    r"(?:['’]s)?(?:,?\s+and\s+(?:the\s+)?(?:[\w’'-]+\s+){0,2}?[A-Z][\w-]+)?\s+(?:\w+\s+){0,3}?"
    r"(?:(?:blam|accus)(?:ed?|es|ing)\s+(?:each|one\s+an)\s?other|trad(?:ed?|es|ing)\s+(?:blame|accusations))\b"
)
_SWEEPING = re.compile(r"^\W*(?:All|Each|Every)\b")


class How(StrEnum):
    """How the text ties a party to strikes told elsewhere."""

    SAID = "said"  # claimed, charged with or denied: of the strikes told just before
    SILENT = "silent"  # asked, and did not answer: of the strikes told just before
    ANSWERED = "answered"  # struck back: of the strikes told next
    TOOK_PART = "took part"  # of strikes told around


@dataclass(frozen=True, slots=True)
class Blame:
    """A party tied to strikes by another sentence; ``None`` for the army of the country struck."""

    party: str | None
    how: How
    at: int
    block: int
    quote: Quote
    sweeping: bool = False  # of all that is told before


def blames(sentences: Iterable[Sentence]) -> Iterator[Blame]:
    """Yield who is tied to strikes by claim, charge, denial, silence or answer, in text order."""
    for sentence in sentences:
        text = sentence.text
        for span in actor_spans(text):
            how = None if _owns(text, span) else _how(text, span)
            if how is not None:
                yield _blame(sentence, span.start, span.actor, how)
        home = _HOME_CHARGED.search(text)
        if home and not any(home.start() < s.start < home.end() for s in actor_spans(text)):
            yield _blame(sentence, home.start(), None, How.SAID)


def _owns(text: str, span: ActorSpan) -> bool:
    """Whether a party only tells whose the next is: "Yemen's Houthis"."""
    glue = _OWNS_NEXT.match(text, span.end)
    return glue is not None and any(other.start == glue.end() for other in actor_spans(text))


def _how(text: str, span: ActorSpan) -> How | None:
    before, after = text[max(0, span.start - 120) : span.start], text[span.end : span.end + 120]
    briefly = span.form == "adjective" and _SAID_BRIEFLY.search(before) and _ARMS_AND_STOP.match(after)
    charged = _CHARGED.search(before) and not _OF_ELSE.match(after)
    if _EACH_OTHER.match(after) or briefly or charged or _CLAIMED.match(after) or _DENIED.match(after):
        return How.SAID
    if _SILENT.match(after) or _NO_WORD_FROM.search(before):
        return How.SILENT
    if _TOOK_PART.match(after):
        return How.TOOK_PART
    return How.ANSWERED if span.form != "adjective" and _ANSWERED.match(after) else None


def _blame(sentence: Sentence, at: int, party: str | None, how: How) -> Blame:
    return Blame(
        party=party,
        how=how,
        at=sentence.start + at,
        block=sentence.block,
        quote=Quote(text=sentence.text, start=sentence.start, end=sentence.end),
        sweeping=bool(_SWEEPING.match(sentence.text)),
    )
