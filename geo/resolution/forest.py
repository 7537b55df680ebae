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
from pathlib import Path

import numpy as np
import numpy.typing as npt

DEPTH = 3
# A question that is always answered no: trees may be shallower than three.
_NEVER = "-"

Rows = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
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
        trees = np.arange(len(self.asked))[None, :]
        row = np.arange(len(rows))[:, None]
        way = np.zeros((len(rows), len(self.asked)), dtype=np.int64)
        for depth in range(DEPTH):
            question = way + (2**depth - 1)
            way = 2 * way + (rows[row, self.asked[trees, question]] > self.above[trees, question])
        scores: Rows = self.votes[trees, way].sum(axis=1)
        return scores


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
