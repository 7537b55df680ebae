"""Spot the names of places in running text, without reading the gazetteer once per word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.gazetteer.index import Index
from geo.gazetteer.names import facility, fold, normalise, words
from geo.gazetteer.place import Mention
from geo.gazetteer.schema import digest

# "Democratic Republic of the Congo" has five words; longer names are rare and begin like shorter ones.
LONGEST_RUN = 6

# An initialism, a short form before a name, or a word with its inner apostrophes but no possessive.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\b(?:St|Ste|Mt|Ft)\.|[^\W_]+(?:['’‘ʻʼʿ](?!s\b)[^\W_]+)*")
_JOINS = re.compile(r"[ \t]+|[ \t]*\n[ \t]*|[ \t]?-[ \t]?")
_LINKING = frozenset(("of", "the", "and", "al", "el", "ul", "de", "la", "le", "du", "do", "da", "di", "del",
                      "des", "am", "an", "on", "upon", "sur", "in", "y", "e", "i", "bin", "ibn", "ed", "ad",
                      "ar", "as", "ash", "at", "az"))  # fmt: skip


def scan(text: str, keys: Index) -> Iterator[Mention]:
    """Yield the longest, non-overlapping runs of capitalised words of `text` that are in `keys`."""
    tokens = [(found.start(), found.end()) for found in _WORD.finditer(text)]
    index = 0
    while index < len(tokens):
        length = _longest(text, tokens, index, keys) if _may_begin(text, tokens[index]) else 0
        if length:
            start, end = tokens[index][0], tokens[index + length - 1][1]
            yield Mention(text=text[start:end], start=start, end=end)
        index += length or 1


def _may_begin(text: str, token: tuple[int, int]) -> bool:
    """Return whether a name can begin here: with a capital, or in a script that has none."""
    first = text[token[0]]
    return first.isupper() or (first.isalpha() and not first.islower())


def _longest(text: str, tokens: list[tuple[int, int]], index: int, keys: Index) -> int:
    """Return of how many words the longest name at `index` is; zero for none."""
    reach = 1
    while (
        reach < LONGEST_RUN
        and index + reach < len(tokens)
        and _are_joined(text, tokens[index + reach - 1][1], tokens[index + reach][0])
    ):
        reach += 1
    for length in range(reach, 0, -1):
        start, end = tokens[index][0], tokens[index + length - 1][1]
        run = text[start:end]
        if _is_name(run, tokens[index : index + length], text) and _known(normalise(run), keys):
            return length
    return 0


def _are_joined(text: str, end: int, start: int) -> bool:
    """Return whether what lies between two words, mostly a space, leaves them one name."""
    return text[end:start] == " " or _JOINS.fullmatch(text, end, start) is not None


def _known(key: str, keys: Index) -> bool:
    """Return whether `key` is a name, or a facility's name in another transliteration."""
    if digest(key) in keys:
        return True
    split = facility(key)
    return split is not None and digest(facility_key(*split)) in keys


def facility_key(core: str, token: str) -> str:
    """Return the key that all transliterations of a facility's name share."""
    return f"{fold(core)}/{token}"


def _is_name(run: str, tokens: list[tuple[int, int]], text: str) -> bool:
    """Return whether `run` is written like a name: capitals but for linking words, and not a stop word."""
    if len(tokens) == 1:
        return len(run) > 1 and normalise(run) not in words().never
    ends = text[tokens[-1][0]]
    if ends.islower():
        return False
    return all(
        not text[start].islower() or text[start - 1] == "-" or text[start:end].casefold() in _LINKING
        for start, end in tokens[1:-1]
    )
