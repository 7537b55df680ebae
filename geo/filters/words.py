"""Words sought in the texts of strikes, without case and accents."""

from __future__ import annotations

import unicodedata
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

_SEARCHED = (
    "place",
    "place_name",
    "admin1",
    "quote",
    "attacker",
    "attacker_text",
    "operation",
    "weapon",
    "weapon_class",
)


class Words:
    """The texts of a strikes frame, ready to be searched: folded at the first search, then kept.

    Each distinct text of a column is folded and searched once, however many strikes have it.
    """

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame

    def having(self, text: str) -> npt.NDArray[np.bool_]:
        """Return which rows have every word of `text` in one of their texts or another."""
        found = np.ones(len(self._frame), dtype=bool)
        for word in folded(text).split():
            found &= np.logical_or.reduce([_having(word, *column) for column in self._columns])
        return found

    @cached_property
    def _columns(self) -> list[tuple[npt.NDArray[np.int64], list[str]]]:
        return [_distinct(self._frame[name]) for name in _SEARCHED]


def folded(text: str) -> str:
    """Return `text` without case and accents, so that "Shahed" finds "SHAHED" and "Kyiv" "Kýiv"."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))


def _distinct(column: pd.Series[Any]) -> tuple[npt.NDArray[np.int64], list[str]]:
    """Return which text each row has, -1 for none, and the texts."""
    rows, texts = pd.factorize(column)
    return rows, [folded(str(text)) for text in texts]


def _having(word: str, rows: npt.NDArray[np.int64], texts: list[str]) -> npt.NDArray[np.bool_]:
    # One more entry, which -1 finds: no text has no word.
    return np.array([*(word in text for text in texts), False], dtype=bool)[rows]
