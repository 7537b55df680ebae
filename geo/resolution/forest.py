"""Forest: a learnt score, the sum of many small questions about the clues; read from a plain table.

Each tree asks three questions ("is the population above 10^4.2?"), one after the other; which second and
third one depends on the answers so far. The eight ways through a tree each add their vote to the
score. ``data/resolution.csv`` has a tree a row, in words: it is learnt by
``benchmarks/training/place_model.py``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

DEPTH = 3
# A question that is always answered no: trees may be shallower than three.
_NEVER = "-"
_BITS = 8
# So many rows at once stay in the processor's memory.
_AT_ONCE = 256

Rows = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Forest:
    """Trees over the clues of one list.

    Attributes
    ----------
    asked
        Index of the clue that each question is about, one row a tree: the first question, then the two
        that may follow it, then the four that may follow those.
    above
        The value that the clue must exceed for a yes.
    votes
        What each of the eight ways through a tree adds: no-no-no first, yes-yes-yes last (log-odds).
    """

    asked: npt.NDArray[np.int64]
    above: Rows
    votes: Rows

    def scores(self, rows: Rows) -> Rows:
        """Return the score of each row of clues (log-odds)."""
        found = [self._scores(rows[at : at + _AT_ONCE]) for at in range(0, len(rows), _AT_ONCE)]
        return np.concatenate(found) if found else np.zeros(0)

    def _scores(self, rows: Rows) -> Rows:
        """Ask all questions of all trees at once: the seven answers of a tree are the bits of a byte."""
        asked, above, votes = self._packed
        yes = rows.take(asked, axis=1) > above
        answers = np.packbits(yes.reshape(len(rows), len(self.asked), _BITS), axis=2)[:, :, 0]
        scores: Rows = votes.take(answers + np.arange(len(self.asked)) * 2**_BITS).sum(axis=1)
        return scores

    @cached_property
    def _packed(self) -> tuple[npt.NDArray[np.int64], Rows, Rows]:
        """Return the questions of all trees, an eighth that is never yes, and the votes by answers."""
        asked = np.pad(self.asked, ((0, 0), (0, 1))).ravel()
        above = np.pad(self.above, ((0, 0), (0, 1)), constant_values=np.inf).ravel()
        answers = np.arange(2**_BITS)
        way = np.zeros_like(answers)
        for depth in range(DEPTH):
            question = way + 2**depth - 1
            way = 2 * way + (answers >> (_BITS - 1 - question) & 1)
        return asked, above, self.votes[:, way].ravel()


def read_forests(path: Path, clues: Sequence[str]) -> dict[str, Forest]:
    """Return the forests of the table at `path`, by name, over the list `clues`."""
    index = {name: number for number, name in enumerate(clues)}
    trees: dict[str, list[tuple[list[int], list[float], list[float]]]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            questions = [question.partition(">") for question in row["questions"].split()]
            trees.setdefault(row["forest"], []).append(
                (
                    [index.get(clue, 0) for clue, _, _ in questions],
                    [float(value) if value else np.inf for _, _, value in questions],
                    [float(vote) for vote in row["votes"].split()],
                )
            )
    return {
        name: Forest(
            asked=np.array([asked for asked, _, _ in rows]),
            above=np.array([above for _, above, _ in rows]),
            votes=np.array([votes for _, _, votes in rows]),
        )
        for name, rows in trees.items()
    }


def table(name: str, forest: Forest, clues: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Yield `forest` as rows of the table: its name, the questions and the votes of each tree."""
    for asked, above, votes in zip(forest.asked, forest.above, forest.votes, strict=True):
        questions = (
            f"{clues[clue]}>{value:.4g}" if np.isfinite(value) else _NEVER
            for clue, value in zip(asked, above, strict=True)
        )
        yield name, " ".join(questions), " ".join(f"{vote:.3f}" for vote in votes)
