"""Words sought in the texts of strikes, without case and accents."""

from __future__ import annotations

import unicodedata
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

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
            found &= np.logical_or.reduce([column.having(word) for column in self._columns])
        return found

    @cached_property
    def _columns(self) -> list[_Column]:
        return [_Column(self._frame[name]) for name in _SEARCHED]


def folded(text: str) -> str:
    """Return `text` without case and accents, so that "Shahed" finds "SHAHED" and "Kyiv" "Kýiv"."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))


class _Column:
    """The distinct texts of a column, folded, and which of them each row has, -1 for none."""

    def __init__(self, column: pd.Series[Any]) -> None:
        rows, texts = pd.factorize(column)
        self._rows = rows.astype(np.min_scalar_type(-len(texts) - 1))
        self._texts = pa.array((folded(str(text)) for text in texts), pa.large_string())

    def having(self, word: str) -> npt.NDArray[np.bool_]:
        has = pc.match_substring(self._texts, word).to_numpy(zero_copy_only=False)
        # One more entry, which -1 finds: no text has no word.
        found: npt.NDArray[np.bool_] = np.append(has.astype(bool), False)[self._rows]
        return found
