"""Learn the weights of ``data/resolution.toml`` from corpora of labelled news.

A conditional logit: of a toponym's candidates, the right ones (within 161 km of the truth) are to
have the greatest share of the odds. Clues that depend on the other places of an article are taken
from the model's own answers, so training alternates with resolving. Cross-validation is by article;
one corpus is also left out at a time. Weights are drawn towards the hand-set ones.

Usage: ``python -m benchmarks.training.place_weights CORPUS… [--folds 5] [--write]``
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.toponyms import WITHIN_KM, Labelled, error_km, read
from geo.gazetteer import StoredGazetteer
from geo.gazetteer.files import CURATED
from geo.gazetteer.place import NameHit
from geo.resolution import Context, Resolver, Toponym
from geo.resolution.clues import Surroundings, clues
from geo.resolution.resolver import Weights, shipped_weights

# Rounds of resolving and fitting; a third changes the weights by less than a percent.
ROUNDS = 2
STEPS = 400
# How firmly a weight is held at its hand-set value (per toponym, squared log-odds).
HELD = 0.002

Table = tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]


class Recorder(Resolver):
    """A resolver that keeps the clues it weighed last for each name."""

    kept: dict[str, tuple[Sequence[NameHit], Surroundings]]

    def _rank(self, name, around):  # type: ignore[no-untyped-def]
        self.kept[f"{name.toponym.start}:{name.toponym.text}"] = (name.hits, around)
        return super()._rank(name, around)


def tables(articles: Sequence[Labelled], gazetteer: StoredGazetteer, weights: Weights) -> list[list[Table]]:
    """Return for each article the clues of its toponyms' candidates and which of these are right."""
    names = list(weights.clues)
    resolver = Recorder(gazetteer, weights)
    found = []
    for article in articles:
        resolver.kept = {}
        asked = [Toponym(text=gold.text, start=gold.start, end=gold.end) for gold in article.gold]
        resolver.resolve(asked, Context(text=article.text))
        rows = []
        for gold, toponym in zip(article.gold, asked, strict=True):
            hits, around = resolver.kept.get(f"{gold.start}:{gold.text}", ((), None))
            if gold.lon is None or around is None or len(hits) < 2:
                continue
            values = [clues(toponym, hit, around) for hit in hits]
            right = np.array([error_km(gold, hit.place) <= WITHIN_KM for hit in hits])
            if right.any() and not right.all():
                rows.append((np.array([[value.get(name, 0.0) for name in names] for value in values]), right))
        found.append(rows)
    return found


def fit(rows: Sequence[Table], start: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the weights that maximise the right candidates' share (Adam, full batch)."""
    sizes = np.array([len(right) for _, right in rows])
    features = np.vstack([values for values, _ in rows])
    right = np.concatenate([flags for _, flags in rows])
    owner = np.repeat(np.arange(len(rows)), sizes)
    weights, first, second = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, STEPS + 1):
        share = _shares(features @ weights, owner, len(rows))
        among = share * right / np.maximum(np.bincount(owner, share * right, len(rows)), 1e-12)[owner]
        slope = features.T @ (share - among) / len(rows) + HELD * (weights - start)
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights -= 0.05 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def _shares(
    scores: npt.NDArray[np.float64], owner: npt.NDArray[np.int64], count: int
) -> npt.NDArray[np.float64]:
    top = np.full(count, -np.inf)
    np.maximum.at(top, owner, scores)
    odds = np.exp(scores - top[owner])
    shares: npt.NDArray[np.float64] = odds / np.bincount(owner, odds, count)[owner]
    return shares


def learn(articles: Sequence[Labelled], gazetteer: StoredGazetteer) -> Weights:
    """Return weights fitted to `articles`."""
    weights = shipped_weights()
    start = np.array(list(weights.clues.values()))
    for _ in range(ROUNDS):
        rows = [row for article in tables(articles, gazetteer, weights) for row in article]
        fitted = fit(rows, start)
        weights = replace(weights, clues=dict(zip(weights.clues, fitted.tolist(), strict=True)))
    return weights


def accuracy(articles: Sequence[Labelled], gazetteer: StoredGazetteer, weights: Weights) -> tuple[int, int]:
    """Return how many toponyms are placed within 161 km, and how many there are."""
    resolver = Resolver(gazetteer, weights)
    right = total = 0
    for article in articles:
        asked = [Toponym(text=gold.text, start=gold.start, end=gold.end) for gold in article.gold]
        answers = resolver.resolve(asked, Context(text=article.text))
        errors = [error_km(g, a) for g, a in zip(article.gold, answers, strict=True) if g.lon is not None]
        right, total = right + sum(error <= WITHIN_KM for error in errors), total + len(errors)
    return right, total


def cross_validated(corpora: dict[str, list[Labelled]], gazetteer: StoredGazetteer, folds: int) -> None:
    """Print the accuracy on each corpus by weights that never saw the article."""
    right, total = dict.fromkeys(corpora, 0), dict.fromkeys(corpora, 0)
    for fold in range(folds):
        seen = [a for rows in corpora.values() for i, a in enumerate(rows) if i % folds != fold]
        weights = learn(seen, gazetteer)
        for name, rows in corpora.items():
            hits, count = accuracy(rows[fold::folds], gazetteer, weights)
            right[name], total[name] = right[name] + hits, total[name] + count
    for name in corpora:
        print(f"{name:20} acc161 {right[name] / max(1, total[name]):.4f} ({folds} folds by article)")


def write(weights: Weights) -> None:
    """Put the learnt weights in place of the shipped ones, keeping the file's words."""
    path = CURATED / "resolution.toml"
    text = path.read_text(encoding="utf-8")
    for name, value in weights.clues.items():
        text = re.sub(rf"^{name} = .*$", f"{name} = {value:.3f}", text, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")


def main() -> None:
    """Cross-validate, fit to everything and, if asked, write the model."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    corpora = {path.name: read(path) for path in given.corpora}
    gazetteer = StoredGazetteer()
    if given.folds:
        cross_validated(corpora, gazetteer, given.folds)
    weights = learn([article for rows in corpora.values() for article in rows], gazetteer)
    for name, value in weights.clues.items():
        print(f"{name:16} {shipped_weights().clues[name]:8.3f} -> {value:8.3f}")
    if given.write:
        write(weights)


if __name__ == "__main__":
    main()
