"""Measure toponym resolution and recognition on a corpus of labelled news.

Reads the XML of LGL, TR-News, GeoVirus and GeoWebNews, plain or gzipped. The measures are the
field's own (Gritta et al. 2018): the share of gold toponyms placed within 161 km, and the area under
the curve of the logarithm of the error. What is measured is what strikemap says: where it places
a name or, of one that it leaves unplaced, its guess. A name without either counts as wrong.

The shipped model was learnt from these corpora. ``--folds 5`` learns it anew from all corpora but the
articles it is then measured on; without ``--json`` that is done corpus by corpus as well, and errors
are told by class.

Without ``--corpus`` every corpus in the folder named by ``STRIKEMAP_CORPORA`` is measured.

Usage: ``benchmarks/toponyms.py [--corpus FILE] [--folds 5] [--json]``
"""

from __future__ import annotations

import argparse
import math
import statistics
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import orjson

from benchmarks._corpora import NOT_FOUND, corpora
from benchmarks._toponym_corpora import FARTHEST_KM, WITHIN_KM, Gold, Labelled, distance_km, read
from benchmarks.training.place_model import curve, folded, learn, lessons, outcomes
from benchmarks.training.recognition_model import learn as learn_names
from benchmarks.training.recognition_model import readings
from geo.gazetteer import NameHit, StoredGazetteer
from geo.resolution import Context, Resolution, Resolver, Toponym
from geo.resolution.recognition import Recogniser
from geo.resolution.weighing import Model

# Answers are grouped by confidence into so many bins to see whether it is true.
BINS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A labelled toponym, what strikemap says of it, and what the gazetteer has for the name."""

    gold: Gold
    answer: Resolution
    hits: Sequence[NameHit]

    @property
    def error_km(self) -> float:
        """How far the answer or, without one, the guess is from the truth."""
        return distance_km(self.gold, self.answer if self.answer.place else self.answer.guess)

    @property
    def nearest_km(self) -> float:
        """How far the nearest place of that name is from the truth."""
        return min((distance_km(self.gold, hit.place) for hit in self.hits), default=FARTHEST_KM)


def measure(
    articles: Sequence[Labelled], gazetteer: StoredGazetteer, model: Model | None = None
) -> Iterator[Scored]:
    """Yield every scored toponym with what `model` (the shipped one by default) makes of it."""
    resolver = Resolver(gazetteer, model)
    for article in articles:
        toponyms = [Toponym(text=gold.text, start=gold.start, end=gold.end) for gold in article.gold]
        answers = resolver.resolve(toponyms, Context(text=article.text))
        for gold, answer in zip(article.gold, answers, strict=True):
            if gold.lon is not None:
                yield Scored(gold=gold, answer=answer, hits=gazetteer.find(gold.text, approximate=True))


def figures(scored: Sequence[Scored]) -> dict[str, float]:
    """Return the measures of resolution."""
    errors = [row.error_km for row in scored]
    return {
        "toponyms": len(errors),
        "acc161": _share([error <= WITHIN_KM for error in errors]),
        "oracle161": _share([row.nearest_km <= WITHIN_KM for row in scored]),
        "median_km": round(statistics.median(errors), 2),
        "mean_km": round(statistics.fmean(errors), 1),
        "auc": round(
            statistics.fmean(math.log(error + 1) / math.log(FARTHEST_KM + 1) for error in errors), 4
        ),
        "placed": _share([row.answer.place is not None for row in scored]),
        "calibration_error": _calibration(scored),
    }


def _calibration(scored: Sequence[Scored]) -> float:
    """Return the mean gap between confidence and the share that is right (placed names, ten bins)."""
    placed = [
        (row.answer.confidence, row.error_km <= WITHIN_KM or _covers(row))
        for row in scored
        if row.answer.place
    ]
    groups = [group for group in np.array_split(np.array(sorted(placed), dtype=float), BINS) if len(group)]
    gaps = [len(group) * abs(group[:, 0].mean() - group[:, 1].mean()) for group in groups]
    return round(float(sum(gaps)) / max(1, len(placed)), 4)


def _covers(row: Scored) -> bool:
    """Return whether the answer's own radius covers the truth: a country is right wherever its point is."""
    position = row.answer.position
    return position is not None and row.error_km * 1000 <= position.radius_m


def recognised(articles: Sequence[Labelled], recogniser: Recogniser) -> tuple[int, int]:
    """Return how many spans were found exactly, and how many were found or labelled in all."""
    right = told = 0
    for article in articles:
        gold = {(item.start, item.end) for item in article.gold}
        seen = {(item.start, item.end) for item in recogniser.toponyms(article.text, peoples=article.peoples)}
        right, told = right + len(gold & seen), told + len(seen) + len(gold)
    return right, told


def f1(right: int, told: int) -> dict[str, float]:
    """Return F1 on exact spans."""
    return {"recognition_f1": round(2 * right / max(1, told), 4)}


def _share(outcomes: Sequence[bool]) -> float:
    return round(sum(outcomes) / max(1, len(outcomes)), 4)


def shipped(
    articles: Sequence[Labelled], gazetteer: StoredGazetteer
) -> tuple[dict[str, float], list[Scored]]:
    """Return the figures of one corpus by the shipped model, and what they were counted from."""
    began = time.perf_counter()
    scored = list(measure(articles, gazetteer))
    speed = {"toponyms_per_s": round(len(scored) / (time.perf_counter() - began), 1)}
    return {**figures(scored), **f1(*recognised(articles, Recogniser(gazetteer))), **speed}, scored


def cross_validated(
    path: Path, articles: Sequence[Labelled], gazetteer: StoredGazetteer, folds: int
) -> tuple[dict[str, float], list[Scored]]:
    """Return the same by models that never saw the article: learnt from its corpus's others and the rest."""
    others = [article for other in _others(path) for article in read(other)]
    rest = lessons(others, gazetteer)
    own = lessons(articles, gazetteer)
    scored: list[Scored] = []
    found: list[tuple[float, bool]] = []
    models = list(folded(own, folds, rest))
    for unseen, model in models:
        found += outcomes([own[number] for number in unseen], model)
    shares, right = curve(found)
    for unseen, model in models:
        trained = replace(model, shares=shares, right=right)
        scored += measure([articles[number] for number in unseen], gazetteer, trained)
    found_spans = _recognised_unseen(articles, others, gazetteer, folds)
    return {**figures(scored), **f1(*found_spans)}, scored


def _recognised_unseen(
    articles: Sequence[Labelled], others: Sequence[Labelled], gazetteer: StoredGazetteer, folds: int
) -> tuple[int, int]:
    """Return what `recognised` does, by forests that never saw the article."""
    own, rest = readings(articles, gazetteer), readings(others, gazetteer)
    right = told = 0
    for fold in range(folds):
        seen = [reading for number, reading in enumerate(own) if number % folds != fold]
        recogniser = Recogniser(gazetteer, learn_names([*seen, *rest]))
        hits, total = recognised(articles[fold::folds], recogniser)
        right, told = right + hits, told + total
    return right, told


def _others(path: Path) -> list[Path]:
    name = path.name.partition(".")[0]
    return [other for other in corpora("toponyms", "*.xml*") if other.name.partition(".")[0] != name]


def left_out(path: Path, articles: Sequence[Labelled], gazetteer: StoredGazetteer) -> dict[str, float] | None:
    """Return the figures by a model learnt from the other corpora alone, `None` where there are none."""
    others = _others(path)
    if not others:
        return None
    model = learn([lesson for other in others for lesson in lessons(read(other), gazetteer)])
    return figures(list(measure(articles, gazetteer, model)))


def errors(scored: Sequence[Scored], most: int = 10) -> Iterator[str]:
    """Yield how many names are wrong by class, and the names wrong most often."""
    classes: Counter[str] = Counter()
    names: dict[str, Counter[str]] = {}
    for row in scored:
        if row.error_km > WITHIN_KM:
            kind = _class(row)
            classes[kind] += 1
            names.setdefault(kind, Counter())[row.gold.text] += 1
    for kind, count in classes.most_common():
        worst = ", ".join(f"{name} {times}" for name, times in names[kind].most_common(most))
        yield f"{kind:22} {count:5}  {count / len(scored):.4f}  {worst}"


def _class(row: Scored) -> str:
    """Return why an answer is wrong: not in gazetteer, other point, wrong level or wrong sense."""
    if row.nearest_km > WITHIN_KM:
        same = row.answer.place is not None and _covers(row)
        return "point elsewhere" if same else "not in gazetteer"
    place = row.answer.place or row.answer.guess
    right = min(row.hits, key=lambda hit: distance_km(row.gold, hit.place)).place
    if (
        place is not None
        and place.country == right.country
        and place.admin1 in ("", right.admin1, right.name)
    ):
        return "wrong level"
    return "wrong sense" if row.answer.place is not None else "unplaced, wrong guess"


def all_figures() -> dict[str, float | str]:
    """Return the figures of every corpus found, each key led by its corpus: ``LGL_acc161``."""
    found = corpora("toponyms", "*.xml*")
    if not found:
        return {"corpora": NOT_FOUND}
    gazetteer = StoredGazetteer()
    return {
        f"{path.name.partition('.')[0]}_{name}": value
        for path in found
        for name, value in shipped(read(path), gazetteer)[0].items()
    }


def main() -> None:
    """Print the figures of one corpus, or of all that are found, each under its corpus's name."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    lines: list[str] = []
    if given.corpus:
        articles, gazetteer = read(given.corpus), StoredGazetteer()
        if given.folds:
            result, scored = cross_validated(given.corpus, articles, gazetteer, given.folds)
        else:
            result, scored = shipped(articles, gazetteer)
        if not given.json:
            lines = [*errors(scored), *_left_out_lines(given.corpus, articles, gazetteer)]
    else:
        result = all_figures()
    if given.json:
        print(orjson.dumps(result).decode())
    else:
        print("\n".join([*(f"{name:22} {value}" for name, value in result.items()), *lines]))


def _left_out_lines(path: Path, articles: Sequence[Labelled], gazetteer: StoredGazetteer) -> Iterator[str]:
    found = left_out(path, articles, gazetteer) or {}
    for name in ("acc161", "auc"):
        if name in found:
            yield f"{'other corpora ' + name:22} {found[name]}"


if __name__ == "__main__":
    main()
