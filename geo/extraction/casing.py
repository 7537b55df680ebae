"""Casing: a text in capitals as it would be written otherwise, letter for letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language

from geo.extraction.actors import actor_spans
from geo.extraction.name import Span
from geo.gazetteer.place import Gazetteer
from geo.vocabulary import Precision

_SHARE = 0.85  # of a line's letters: numbers and units may stand in small ones
_FEWEST_WORDS = 5
_LARGE = 50_000  # inhabitants of a town that is meant rather than the word it is called by
_LONGEST_INITIALS = 4
_NEAREST = 20  # characters before a word in which a sentence may end
_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_DATELINE = re.compile(r"[^.!?\n]{2,60}? [-–—]{1,2} ")
_SENTENCE_ENDS = re.compile(r"[.!?:]\W*$")
_CALENDAR = re.compile(
    r"\b(?:(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST"
    r"|(?:SEPT|NOV|DEC)EMBER|OCTOBER|OPERATION \w+"
    r"(?: (?!(?:AGAINST|AND|AS|AT|BY|FOR|FROM|HAD|HAS|IN|IS|ON|OVER|THAT|THE|TO|WAS|WHICH|WILL)\b)\w+)?)\b"
)
_ENDINGS = (
    ("'s", ""), ("’s", ""), ("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"),
    ("ing", ""), ("ing", "e"), ("ly", ""),
)  # fmt: skip


def in_mixed_case(text: str, gazetteer: Gazetteer, nlp: Language) -> str:
    """Return `text` with its lines in capitals in mixed case; every character keeps its place.

    Parameters
    ----------
    text
        Any text; lines in mixed case are left alone.
    gazetteer
        Knows which words are names of places and peoples.
    nlp
        A spaCy pipeline with a rule lemmatizer: its tables tell which words are no names.
    """
    return _LINE.sub(
        lambda line: _recased(line[0], gazetteer, nlp) if _in_capitals(line[0]) else line[0], text
    )


def _in_capitals(line: str) -> bool:
    capitals, small = sum(map(str.isupper, line)), sum(map(str.islower, line))
    return capitals >= _SHARE * (capitals + small) and len(_WORD.findall(line)) >= _FEWEST_WORDS


def _recased(line: str, gazetteer: Gazetteer, nlp: Language) -> str:
    titled = _WORD.sub(lambda word: _titled(word[0]), line)
    if len(titled) != len(line):  # a letter that is two when small
        return line
    names = [False] * len(line)
    for span in _names(line, titled, gazetteer, nlp):
        names[span.start : span.end] = [True] * (span.end - span.start)

    dateline = _DATELINE.match(line)

    def recased(word: re.Match[str]) -> str:
        start, own = word.start(), titled[slice(*word.span())]
        if dateline and start < dateline.end():
            return word[0]  # it is known by its capitals
        if len(word[0]) <= _LONGEST_INITIALS and _stands_alone(word, names) and actor_spans(word[0]):
            return word[0]  # US, IDF
        if names[start]:
            return own
        if not _is_word(word[0].lower(), nlp):
            return own if len(word[0]) > _LONGEST_INITIALS else word[0]
        begins = dateline.end() if dateline else 0
        first = start == begins or _SENTENCE_ENDS.search(line, max(0, start - _NEAREST), start) is not None
        return own if first else own.lower()

    return _WORD.sub(recased, line)


def _titled(word: str) -> str:
    return word[0] + word[1:].lower()


def _stands_alone(word: re.Match[str], names: list[bool]) -> bool:
    """Whether a word is no part of a longer name."""
    before, after = word.start() - 1, word.end()
    return not (before >= 0 and names[before]) and not (after < len(names) and names[after])


def _names(line: str, titled: str, gazetteer: Gazetteer, nlp: Language) -> Iterator[Span]:
    """Yield the runs of a line that name parties, peoples, days, campaigns and places."""
    yield from (Span(span.start, span.end) for form in (line, titled) for span in actor_spans(form))
    yield from (Span(*match.span()) for match in _CALENDAR.finditer(line))
    yield from (Span(*word.span()) for word in _WORD.finditer(titled) if gazetteer.demonym(word[0]))
    for mention in gazetteer.mentions(titled):
        words = [word.lower() for word in _WORD.findall(mention.text)]
        told = all(_is_word(word, nlp) for word in words)
        if not told or _is_meant(mention.text, gazetteer, several=len(words) > 1 or not _does(words[0], nlp)):
            yield Span(mention.start, mention.end)


def _is_meant(name: str, gazetteer: Gazetteer, *, several: bool) -> bool:
    """Whether a name made of plain words is rather the place: a land, a sea or a large town."""
    wide = (Precision.COUNTRY, Precision.REGION)
    return several and any(
        hit.place.precision in wide or hit.place.population >= _LARGE for hit in gazetteer.find(name)[:5]
    )


def _is_word(word: str, nlp: Language) -> bool:
    return _does(word, nlp) or any(form in _lemmas(nlp, "noun") for form in _forms(word))


def _does(word: str, nlp: Language) -> bool:
    """Whether a word is a verb, an adjective, an adverb or one of the smallest words."""
    kinds = ("verb", "adj", "adv")
    return word in STOP_WORDS or any(form in _lemmas(nlp, kind) for form in _forms(word) for kind in kinds)


def _forms(word: str) -> Iterator[str]:
    """Yield what `word` may be an inflected form of."""
    yield word
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            yield stem + instead
            if len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]


@cache
def _lemmas(nlp: Language, kind: str) -> frozenset[str]:
    lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    regular, irregular = lookups.get_table("lemma_index"), lookups.get_table("lemma_exc")
    return frozenset(regular[kind]) | frozenset(irregular[kind])
