"""Sentences: verbatim runs of an article's content, cut cheaply and without a model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from geo.articles import Block, BlockKind
from geo.extraction.trade import may_tell

_LONGEST_ITEM = 6  # words: a longer item of a list is a sentence of its own
MAX_LENGTH = 1500  # characters: a longer "sentence" is a table or a broken page, cut at a space

# Possessive and bounded, so that a megabyte of full stops or spaces takes time linear in its length.
_END = re.compile(
    r"(?<![.!?…])[.!?…]++[\"”’'»)\]]*+(?=\s++[\"“‘'«(\[]*+(?:[A-Z0-9]|\W{0,40}$))|(?<![!?])[!?]{2,}+(?=\s)"
    # a page that lost its line breaks: "in the area of X.Overnight, jets", but no "gazeta.Ru", "U.S.Army"
    r"|(?<=[a-z]{3})[.](?=[A-Z][a-z]+(?<!Ru)(?<!Com)(?<!Org)(?<!Net)[,\s])"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sgt|Capt|Brig|Adm|Sen|Rep|Gov|St|Mt|Prof|vs|No|Op|Jr|Sr|Inc|Ltd|Co|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|approx|est|dept|km|Sq)|\b[A-Za-z]|\b(?:[A-Z]\.)+[A-Z])\.$"
)
# A figure, or a capital that is not a sentence's first.
_NAMES = re.compile(r"\d|(?<=[^.!?…\"”’')] )[\"“‘']?[A-ZÀ-Þ]|[A-ZÀ-Þ]{2}")
_TIME = re.compile(r"\b[ap]\.m\.$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A verbatim run of the article: ``article.text[start:end] == text``.

    Attributes
    ----------
    block
        Counts blocks from 0, but for idle ones: what lies between two tellings puts them apart only where
        it tells or names something.
    entry
        Which block of the article it stands in, idle ones counted.
    idle
        Whether its block has no strike word, name or figure: nothing leans on it.
    stamp
        Where the time stamp of its live-blog entry begins.
    """

    text: str
    start: int
    end: int
    kind: BlockKind
    block: int
    entry: int = 0
    idle: bool = False
    stamp: int | None = None


def sentences(blocks: Iterable[Block]) -> Iterator[Sentence]:
    """Yield the sentences of `blocks` in order; headlines and list items are one each."""
    number = -1
    for entry, block in enumerate(blocks):
        idle = not (_NAMES.search(block.text) or may_tell().search(block.text))
        number += not idle
        for start, end in _runs(block.text):
            yield Sentence(
                text=block.text[start:end],
                start=block.start + start,
                end=block.start + end,
                kind=block.kind,
                block=max(0, number),
                entry=entry,
                idle=idle,
                stamp=block.stamp.start if block.stamp else None,
            )


def with_lists(told: Iterable[Sentence], text: str) -> Iterator[Sentence]:
    """Yield `told` with a lead-in and the bulleted names below it as one: "Jets struck:", "- X", "- Y".

    `text` is the article's.
    """
    run: list[Sentence] = []
    for sentence in told:
        if run and not _is_item(sentence):
            yield from _joined(run, text)
            run = []
        if run or sentence.text.endswith(":"):
            run.append(sentence)
        else:
            yield sentence
    yield from _joined(run, text)


def _is_item(sentence: Sentence) -> bool:
    return sentence.kind is BlockKind.LIST_ITEM and len(sentence.text.split()) <= _LONGEST_ITEM


def _joined(run: list[Sentence], text: str) -> list[Sentence]:
    if len(run) < 2 or not may_tell().search(run[0].text) or any(may_tell().search(s.text) for s in run[1:]):
        return run
    start = run[0].start
    fitting = [sentence for sentence in run if sentence.end - start <= MAX_LENGTH]
    end = max(run[0].end, *(sentence.end for sentence in fitting))
    whole = replace(run[0], text=text[start:end], end=end, kind=BlockKind.LIST_ITEM)
    return [whole, *run[max(1, len(fitting)) :]]


def _runs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _ends(text):
        run = text[start:end]
        begin = start + len(run) - len(run.lstrip())
        yield from _cut(text, begin, start + len(run.rstrip()))
        start = end


def _ends(text: str) -> Iterator[int]:
    for match in _END.finditer(text):
        before = text[max(0, match.start() - 20) : match.start() + 1]
        if text[match.start()] == "." and _ABBREVIATION.search(before) and not _TIME.search(before):
            continue
        yield match.end()
    yield len(text)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_LENGTH:
        space = text.rfind(" ", start, start + MAX_LENGTH)
        middle = space if space > start else start + MAX_LENGTH
        yield start, middle
        start = middle + (space > start)
    if end > start:
        yield start, end
