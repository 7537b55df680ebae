"""Learn the model of ``data/resolution.csv`` from corpora of labelled news.

Each name is a choice among its candidates and "none of them". Right are the candidates nearest to the
truth, within 161 km or, of a country or region, within its own reach. Names are first weighed alone;
how sure that makes them tells who keeps company with whom in the second forest, which is learnt twice.
Cross-validation is by article. The curve of confidence comes from answers to articles never seen.

Usage: ``python -m benchmarks.training.place_model CORPUS… [--folds 5] [--write]``
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from benchmarks._toponym_corpora import WITHIN_KM, Gold, Labelled, distance_km, read
from benchmarks.training.boosting import Choice, fit
from geo.gazetteer import StoredGazetteer
from geo.gazetteer.files import CURATED
from geo.gazetteer.place import NameHit, Place
from geo.resolution import Context, Resolver, Toponym, answers
from geo.resolution.clues import ALONE, CLUES, NOWHERE
from geo.resolution.forest import table
from geo.resolution.toponyms import Candidate
from geo.resolution.weighing import Model, Rows, Weighing, shipped_model

TREES_ALONE, TREES_TOGETHER = 60, 120
ROUNDS = 2
# Of several right candidates those count that are hardly farther than the nearest.
HARDLY_FARTHER_KM = 10.0
_REACHING = ("PCLI", "CONT", "ADM1", "RGN", "SEA", "OCN")
_COLUMNS_ALONE = [CLUES.index(clue) for clue in (*ALONE, *NOWHERE) if clue != "nowhere_lonely"]
_COLUMNS_TOGETHER = list(range(len(CLUES)))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lesson:
    """One article on the scales, with the truth of those of its names that are labelled."""

    weighing: Weighing
    truths: dict[int, list[Rows]]


def lessons(articles: Sequence[Labelled], gazetteer: StoredGazetteer) -> list[Lesson]:
    """Return the articles ready to learn from."""
    resolver = Resolver(gazetteer)
    found = []
    for article in articles:
        asked = [Toponym(text=gold.text, start=gold.start, end=gold.end) for gold in article.gold]
        weighing, numbers = resolver.weighing(asked, Context(text=article.text))
        truths: dict[int, list[Rows]] = {}
        for gold, number in zip(article.gold, numbers, strict=True):
            if gold.lon is not None:
                truths.setdefault(number, []).append(truth(gold, weighing.names[number].hits))
        found.append(Lesson(weighing=weighing, truths=truths))
    return found


def truth(gold: Gold, hits: Sequence[NameHit]) -> Rows:
    """Return the share of truth of each candidate and, last, of none of them."""
    away = np.array([distance_km(gold, hit.place) for hit in hits])
    right = np.append(away <= WITHIN_KM, False)
    if right.any():
        right[:-1] = away <= min(WITHIN_KM, away.min() + HARDLY_FARTHER_KM)
    else:
        right[:-1] = away <= [_reach_km(hit.place) for hit in hits]
    if not right.any():
        right[-1] = True
    return right / right.sum()


def _reach_km(place: Place) -> float:
    return place.position.radius_m / 1000 if place.feature_code in _REACHING else 0.0


def learn(seen: Sequence[Lesson]) -> Model:
    """Return a model fitted to the articles `seen`; its curve of confidence is the shipped one's."""
    model = replace(shipped_model(), alone=fit(choices(seen), trees=TREES_ALONE, columns=_COLUMNS_ALONE))
    forest = model.alone
    for _ in range(ROUNDS):
        for lesson in seen:
            lesson.weighing.meet(lesson.weighing.shares(forest))
        forest = fit(choices(seen), trees=TREES_TOGETHER, columns=_COLUMNS_TOGETHER)
    return replace(model, together=forest)


def choices(seen: Sequence[Lesson]) -> list[Choice]:
    """Return every labelled name as a choice, by the clues as they stand."""
    return [
        Choice(
            rows=lesson.weighing.tables[number],
            given=lesson.weighing.given[number],
            truth=np.mean(truths, axis=0),
            times=len(truths),
        )
        for lesson in seen
        for number, truths in lesson.truths.items()
    ]


def outcomes(unseen: Sequence[Lesson], model: Model) -> Iterator[tuple[float, bool]]:
    """Yield the share of the odds of each answer, and whether it is right."""
    for lesson in unseen:
        settled = lesson.weighing.settled(model)
        for number, truths in lesson.truths.items():
            hits = lesson.weighing.names[number].hits
            order = np.argsort(-settled[number][:-1], kind="stable")
            if not len(order):
                continue
            ranked = [Candidate(place=hits[row].place, score=float(settled[number][row])) for row in order]
            share = answers.agreement(ranked)
            for right in truths:
                yield share, bool(right[order[0]] > 0)


def curve(found: Sequence[tuple[float, bool]], points: int = 9) -> tuple[list[float], list[float]]:
    """Return how often answers were right by their share of the odds: a rising curve of a few points."""
    ordered = sorted(found)
    groups = np.array_split(np.array(ordered, dtype=float), points)
    shares = [round(float(group[:, 0].mean()), 3) for group in groups]
    right = np.maximum.accumulate([float(group[:, 1].mean()) for group in groups])
    return shares, [round(float(value), 3) for value in right]


def folded(
    rows: Sequence[Lesson], folds: int, always: Sequence[Lesson] = ()
) -> Iterator[tuple[list[int], Model]]:
    """Yield for each fold the numbers of its articles and a model that never saw them, but `always` too."""
    for fold in range(folds):
        unseen = [number for number in range(len(rows)) if number % folds == fold]
        seen = [rows[number] for number in range(len(rows)) if number % folds != fold]
        yield unseen, learn([*seen, *always])


def write(model: Model) -> None:
    """Put the learnt model in place of the shipped one."""
    with (CURATED / "resolution.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("forest", "questions", "votes"))
        writer.writerows(table("alone", model.alone, CLUES))
        writer.writerows(table("together", model.together, CLUES))
    path = CURATED / "resolution.toml"
    text = path.read_text(encoding="utf-8")
    for name, values in (("shares", model.shares), ("right", model.right)):
        text = re.sub(rf"^{name} = .*$", f"{name} = {list(values)}", text, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")


def main() -> None:
    """Cross-validate, fit to everything and, if asked, write the model."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    gazetteer = StoredGazetteer(lists=False)
    rows = [lesson for path in given.corpora for lesson in lessons(read(path), gazetteer)]
    found = [
        outcome
        for unseen, model in folded(rows, given.folds)
        for outcome in outcomes([rows[number] for number in unseen], model)
    ]
    shares, right = curve(found)
    print("share of the odds", shares)
    print("right            ", right)
    if given.write:
        write(replace(learn(rows), shares=shares, right=right))


if __name__ == "__main__":
    main()
