"""Gradient boosting of shallow trees for a choice among candidates, deterministic and in numpy alone.

The loss is that of a conditional logit: of a name's candidates the right one is to have the greatest
share of the odds. Each round adds the tree that lowers it most (Friedman 2001, with the second-order
step of Chen and Guestrin 2016).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from geo.resolution.forest import DEPTH, Forest

# Values of a clue are told apart by at most so many thresholds.
BINS = 32
RATE = 0.1
# How firmly votes are held at zero, and the least evidence either answer of a question must rest on.
HELD = 2.0
LEAST = 1.0

Rows = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Choice:
    """The candidates of one name.

    Their clues, the log-odds set by hand, the share of truth of each, and how often the name stood so.
    """

    rows: Rows
    given: Rows
    truth: Rows
    times: float


def fit(choices: Sequence[Choice], *, trees: int, columns: Sequence[int]) -> Forest:
    """Return a forest of so many `trees` that chooses best among `choices` by the clues in `columns`."""
    values = np.concatenate([choice.rows[:, list(columns)] for choice in choices])
    truth = np.concatenate([choice.truth for choice in choices])
    sizes = [len(choice.truth) for choice in choices]
    times = np.repeat([choice.times for choice in choices], sizes)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    owner = np.repeat(np.arange(len(choices)), sizes)
    edges = [_edges(column) for column in values.T]
    binned = np.stack(
        [np.searchsorted(edge, column) for edge, column in zip(edges, values.T, strict=True)], axis=1
    )
    scores = np.concatenate([choice.given for choice in choices])
    grown = []
    for _ in range(trees):
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        share = odds / np.add.reduceat(odds, starts)[owner]
        tree, gain = _tree(binned, edges, (share - truth) * times, (share * (1 - share) + 1e-3) * times)
        scores = scores + gain
        grown.append(tree)
    asked, above, votes = (np.stack(part) for part in zip(*grown, strict=True))
    return Forest(asked=np.asarray(columns)[asked], above=above, votes=votes)


def _edges(column: Rows) -> Rows:
    """Return the thresholds between the values of a clue."""
    distinct = np.unique(column)
    if len(distinct) <= BINS:
        return distinct[:-1]
    cuts = np.unique(np.quantile(column, np.linspace(0, 1, BINS + 1)[1:-1], method="lower"))
    return cuts[cuts < distinct[-1]]


def _tree(
    binned: npt.NDArray[np.int64], edges: Sequence[Rows], slope: Rows, curve: Rows
) -> tuple[tuple[npt.NDArray[np.int64], Rows, Rows], Rows]:
    """Return one tree (questions, thresholds, votes) and what it adds to each row's score."""
    asked, above = np.zeros(2**DEPTH - 1, dtype=np.int64), np.full(2**DEPTH - 1, np.inf)
    way = np.zeros(len(binned), dtype=np.int64)
    row = np.arange(len(binned))
    cut = np.full(2**DEPTH - 1, max(map(len, edges)) + 1)
    for depth in range(DEPTH):
        for branch, (clue, edge) in enumerate(_best(binned, edges, way, 2**depth, slope, curve)):
            question = 2**depth - 1 + branch
            if edge >= 0:
                asked[question], above[question], cut[question] = clue, edges[clue][edge], edge
        question = way + 2**depth - 1
        way = 2 * way + (binned[row, asked[question]] > cut[question])
    total = np.bincount(way, slope, 2**DEPTH)
    votes = -RATE * total / (np.bincount(way, curve, 2**DEPTH) + HELD)
    return (asked, above, votes), votes[way]


def _best(
    binned: npt.NDArray[np.int64],
    edges: Sequence[Rows],
    way: npt.NDArray[np.int64],
    branches: int,
    slope: Rows,
    curve: Rows,
) -> list[tuple[int, int]]:
    """Return for each branch the clue and the threshold (-1: none) that part its rows best."""
    clues = binned.shape[1]
    width = max(map(len, edges)) + 1
    cell = (way[:, None] * clues + np.arange(clues)) * width + binned
    shape = (branches, clues, width)

    def below(weights: Rows) -> Rows:
        counted = np.bincount(cell.ravel(), np.repeat(weights, clues), branches * clues * width)
        return counted.reshape(shape).cumsum(axis=2)

    no, held = below(slope), below(curve)
    all_slope, all_curve = no[:, :1, -1:], held[:, :1, -1:]
    gain = no**2 / (held + HELD) + (all_slope - no) ** 2 / (all_curve - held + HELD)
    gain = gain - all_slope**2 / (all_curve + HELD)
    gain[(held < LEAST) | (all_curve - held < LEAST)] = -1
    found = []
    for branch in gain:
        clue, edge = divmod(int(branch.argmax()), width)
        found.append((clue, edge if branch[clue, edge] > 1e-6 and edge < len(edges[clue]) else -1))
    return found
