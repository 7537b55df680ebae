"""Learn the forest of ``data/recognition.csv``: which runs of news are names of places.

Each candidate run is a choice between "a name of a place" and "none", by whether annotators marked
exactly it. Peoples ("Syrian") are left out of corpora that never mark them.

Usage: ``python -m benchmarks.training.recognition_model CORPUS… [--write]``
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks._toponym_corpora import Labelled, read
from benchmarks.training.boosting import Choice, Rows, fit
from geo.gazetteer import StoredGazetteer
from geo.gazetteer.files import CURATED
from geo.resolution.forest import Forest, table
from geo.resolution.recognition import Recogniser, rows
from geo.resolution.spans import SPAN_CLUES

TREES = 150


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reading:
    """The candidate runs of one article: their clues, and which of them are marked."""

    clues: Rows
    marked: Sequence[bool]


def readings(articles: Sequence[Labelled], gazetteer: StoredGazetteer) -> list[Reading]:
    """Return the articles ready to learn from."""
    recogniser = Recogniser(
        gazetteer, Forest(asked=np.zeros((0, 7)), above=np.zeros((0, 7)), votes=np.zeros((0, 8)))
    )
    people = SPAN_CLUES.index("people")
    found = []
    for article in articles:
        reader = recogniser.reader(article.text)
        clues = rows(reader).reshape(-1, len(SPAN_CLUES))
        counts = [article.peoples or not row[people] for row in clues]
        gold = {(item.start, item.end) for item in article.gold}
        marked = [span in gold for span, counted in zip(reader.spans, counts, strict=True) if counted]
        found.append(Reading(clues=clues[counts] if len(clues) else clues, marked=marked))
    return found


def learn(seen: Sequence[Reading]) -> Forest:
    """Return a forest fitted to the articles `seen`."""
    nothing = np.zeros(len(SPAN_CLUES))
    choices = [
        Choice(
            rows=np.stack([clues, nothing]),
            given=np.zeros(2),
            truth=np.array([float(marked), float(not marked)]),
            times=1.0,
        )
        for reading in seen
        for clues, marked in zip(reading.clues, reading.marked, strict=True)
    ]
    return fit(choices, trees=TREES, columns=range(len(SPAN_CLUES)))


def main() -> None:
    """Fit to everything and, if asked, write the forest; ``benchmarks/toponyms.py --folds`` measures it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    gazetteer = StoredGazetteer(lists=False)
    forest = learn([row for path in given.corpora for row in readings(read(path), gazetteer)])
    if given.write:
        with (CURATED / "recognition.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("forest", "questions", "votes"))
            writer.writerows(table("name", forest, SPAN_CLUES))


if __name__ == "__main__":
    main()
