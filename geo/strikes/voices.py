"""Voices: publishers who tell a strike in words of their own. Copies of one agency's text are one voice.

Texts are compared by MinHash over runs of words (Broder 1997) in numpy: datasketch does the same and
brings scipy along, 171 MB for these lines.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from geo.strikes.strike import PlacedReport
from geo.strikes.unions import Unions

SHINGLE_WORDS = 3
# Share of runs in common. A copy with its first or last words changed keeps more; two tellings of one
# strike have names and numbers in common and seldom three words in a row.
COPIED_FROM = 0.5
FEW = 12  # texts that are sooner compared each with each than by signature
# Two texts at that share meet in some band with probability 1 - (1 - .5**4)**32 = .87, at .7 with 1.
_BANDS, _ROWS = 32, 4
_PRIME = np.uint64((1 << 31) - 1)
_WORD = re.compile(r"\w+")

Words = tuple[str, ...]


def voices(reports: Sequence[PlacedReport]) -> int:
    """Return how many publishers tell of the strike in words of their own; unknown publishers are none.

    Articles are one voice if they have their publisher or the words of their quotes in common.
    """
    if len({placed.source.article_id for placed in reports}) == 1:
        return int(reports[0].source.publisher is not None)
    groups = Unions()
    articles_of: defaultdict[Words, list[str]] = defaultdict(list)
    for article, words in _words(reports).items():
        articles_of[words].append(article)
    for placed in reports:
        if placed.source.publisher:
            groups.join(f"article {placed.source.article_id}", f"publisher {placed.source.publisher}")
    for words, articles in articles_of.items():
        for article in articles if words else ():
            groups.join(f"article {articles[0]}", f"article {article}")
    for one, other in copies([words for words in articles_of if words]):
        groups.join(f"article {articles_of[one][0]}", f"article {articles_of[other][0]}")
    return len({groups.root(f"article {p.source.article_id}") for p in reports if p.source.publisher})


def _words(reports: Sequence[PlacedReport]) -> Mapping[str, Words]:
    """Return, by article id, the words of what it says of the strike."""
    quotes: defaultdict[str, set[tuple[int, str]]] = defaultdict(set)
    for placed in reports:
        quotes[placed.source.article_id].add((placed.report.quote.start, placed.report.quote.text))
    return {
        article: tuple(_WORD.findall(" ".join(text for _, text in sorted(said)).casefold()))
        for article, said in quotes.items()
    }


def copies(texts: Sequence[Words]) -> Iterator[tuple[Words, Words]]:
    """Yield the pairs of different `texts` that have at least `COPIED_FROM` of their runs in common."""
    shingles = {words: _shingles(words) for words in sorted(texts)}
    for pair in combinations(shingles, 2) if len(texts) <= FEW else _likely(shingles):
        one, other = shingles[pair[0]], shingles[pair[1]]
        if len(one & other) >= COPIED_FROM * len(one | other):
            yield pair


def _likely(shingles: Mapping[Words, frozenset[int]]) -> set[tuple[Words, Words]]:
    """Return the pairs that share a band of their signatures: nearly all copies, and few others."""
    at_band: defaultdict[tuple[int, bytes], list[Words]] = defaultdict(list)
    for words, runs in shingles.items():
        signature = _signature(runs)
        for band in range(_BANDS):
            at_band[(band, signature[band * _ROWS : (band + 1) * _ROWS].tobytes())].append(words)
    return {pair for alike in at_band.values() for pair in combinations(alike, 2)}


def _shingles(words: Words) -> frozenset[int]:
    runs = range(max(1, len(words) - SHINGLE_WORDS + 1))
    return frozenset(
        crc32(" ".join(words[at : at + SHINGLE_WORDS]).encode("utf-8", "replace")) for at in runs
    )


def _signature(shingles: frozenset[int]) -> NDArray[np.uint64]:
    factors, terms = _hashes()
    values = np.fromiter(shingles, dtype=np.uint64) % _PRIME
    least: NDArray[np.uint64] = ((np.outer(factors, values) + terms[:, None]) % _PRIME).min(axis=1)
    return least


@cache
def _hashes() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Return the factors and terms of the hash functions: drawn once and for all, so that runs repeat."""
    draw = np.random.default_rng(1997)
    count = _BANDS * _ROWS
    return (
        draw.integers(1, int(_PRIME), count, dtype=np.uint64),
        draw.integers(0, int(_PRIME), count, dtype=np.uint64),
    )
