"""An article's blocks: headline, paragraphs, list items, table rows; furniture and datelines told apart.

Every block is a verbatim run of the article: ``article.text[block.start:block.end] == block.text``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from geo.articles.article import Article
from geo.articles.furniture import heads_other_headlines, is_furniture, plainly
from geo.articles.layout import Line, dateline_of, is_table_row, marker_length, paragraphs, stamp_of

_REPEATED_LENGTH = 40  # characters: shorter lines may repeat with reason, as names in two lists
_SENTENCE_ENDS = (".", "!", "…", ".”", '."', ".’", ":", ";")
_HEADLINE_WORDS = 40
_LONGEST_DATELINE = 300  # characters
_ARTICLES_KEPT = 64  # two batches: each is read for its story, its dateline and its places


class BlockKind(StrEnum):
    """What a block is."""

    HEADLINE = "headline"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE_ROW = "table row"
    DATELINE = "dateline"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A verbatim run of the article, in code points, end exclusive."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Span):
    """A run of the article of one kind.

    `stamp` is the time above a live blog's entry ("14:05 GMT"), for each block of that entry.
    """

    kind: BlockKind
    stamp: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where and when an agency report was filed: ``NEW DELHI, May 10 (Agency) -``."""

    place: Span
    day: Span | None


def content(article: Article) -> tuple[Block, ...]:
    """Return the blocks that tell the story, in order: neither furniture nor the dateline."""
    outside = (BlockKind.FURNITURE, BlockKind.DATELINE)
    return tuple(block for block in blocks(article) if block.kind not in outside)


def without_furniture(article: Article) -> str:
    """Return the text with white space instead of page furniture; all else stays at its offsets."""
    text = article.text
    for block in blocks(article):
        if block.kind is BlockKind.FURNITURE:
            text = f"{text[: block.start]}{' ' * (block.end - block.start)}{text[block.end :]}"
    return text


def blocks(article: Article) -> tuple[Block, ...]:
    """Return every block of the article, in order; only white space, bullets and stamps lie between them."""
    return _blocks(article.text)


@lru_cache(_ARTICLES_KEPT)
def _blocks(text: str) -> tuple[Block, ...]:
    plain = list(_without_furniture(text, paragraphs(text)))
    return tuple(_with_dateline(text, _with_headline(_stamped(text, plain))))


def dateline(article: Article) -> Dateline | None:
    """Return the dateline that opens the first paragraph, if there is one."""
    for block in blocks(article):
        if block.kind is BlockKind.DATELINE:
            found = dateline_of(article.text[block.start : block.start + _LONGEST_DATELINE])
            if found:
                place, day, _ = found
                return Dateline(
                    place=_span(article.text, block.start + place[0], block.start + place[1]),
                    day=_span(article.text, block.start + day[0], block.start + day[1]) if day else None,
                )
    return None


def _span(text: str, start: int, end: int) -> Span:
    return Span(text=text[start:end], start=start, end=end)


def _block(text: str, start: int, end: int, kind: BlockKind, stamp: Span | None = None) -> Block:
    return Block(text=text[start:end], start=start, end=end, kind=kind, stamp=stamp)


def _without_furniture(text: str, lines: Iterable[Line]) -> Iterator[Block]:
    """Yield blocks with furniture, repeats and lists of other articles marked."""
    seen: set[str] = set()
    begun = among_headlines = False  # links above the story end where it begins
    for start, end in lines:
        run = text[start:end]
        start += marker_length(run)
        run = text[start:end]
        if is_furniture(run) or (begun and heads_other_headlines(run)):
            among_headlines = among_headlines or (begun and heads_other_headlines(run))
            yield _block(text, start, end, BlockKind.FURNITURE)
            continue
        full_sentence = run.endswith(_SENTENCE_ENDS)
        begun = begun or full_sentence
        among_headlines = among_headlines and not full_sentence
        plain = plainly(run)
        repeated = len(plain) >= _REPEATED_LENGTH and plain in seen
        seen.add(plain)
        yield _block(
            text, start, end, BlockKind.FURNITURE if repeated or among_headlines else _kind(text, start, end)
        )


def _kind(text: str, start: int, end: int) -> BlockKind:
    run = text[start:end]
    if is_table_row(run):
        return BlockKind.TABLE_ROW
    before = text.rfind("\n", 0, start) + 1
    if text[before:start].strip():
        return BlockKind.LIST_ITEM
    titled = not run.endswith((*_SENTENCE_ENDS, "?", ",", ")")) and len(run.split()) <= 12
    return BlockKind.SUBHEADING if titled else BlockKind.PARAGRAPH


def _stamped(text: str, found: list[Block]) -> Iterator[Block]:
    """Yield blocks with a live blog's time stamps cut off and noted on each block of their entry."""
    stamps = [stamp_of(block.text) for block in found]
    live = sum(stamp is not None for stamp in stamps) >= 2
    current: Span | None = None
    for block, stamp in zip(found, stamps, strict=True):
        if not live or stamp is None:
            yield block if current is None else replace(block, stamp=current)
            continue
        length, body = stamp
        current = _span(text, block.start, block.start + length)
        if body < len(block.text) and block.kind is not BlockKind.FURNITURE:
            kind = _kind(text, block.start + body, block.end)
            entry = BlockKind.PARAGRAPH if kind is BlockKind.LIST_ITEM else kind
            yield _block(text, block.start + body, block.end, entry, current)


def _with_headline(found: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks with the first of the content marked as the headline, if more follows and it reads so."""
    all_blocks = list(found)
    story = [i for i, block in enumerate(all_blocks) if block.kind is not BlockKind.FURNITURE]
    if len(story) > 1:
        first = all_blocks[story[0]]
        reads_so = not first.text.endswith(_SENTENCE_ENDS) and len(first.text.split()) <= _HEADLINE_WORDS
        reads_so = reads_so and dateline_of(first.text) is None
        if reads_so and first.stamp is None and first.kind in (BlockKind.SUBHEADING, BlockKind.PARAGRAPH):
            all_blocks[story[0]] = replace(first, kind=BlockKind.HEADLINE)
    yield from all_blocks


def _with_dateline(text: str, found: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks with the dateline of the first paragraph as a block of its own."""
    sought = True
    for block in found:
        opens = sought and block.kind in (BlockKind.PARAGRAPH, BlockKind.SUBHEADING)
        cut = dateline_of(block.text) if opens else None
        told = block.kind is BlockKind.PARAGRAPH and block.text.endswith(_SENTENCE_ENDS)
        sought = sought and not told  # a long headline or standfirst ends without a stop
        if cut is None:
            yield block
            continue
        body = block.start + cut[2]
        yield _block(text, block.start, block.start + len(block.text[: cut[2]].rstrip()), BlockKind.DATELINE)
        yield _block(text, body, block.end, BlockKind.PARAGRAPH, block.stamp)
