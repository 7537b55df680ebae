"""Learn what it means that a name is only like the place's, and write ``data/radii.toml``.

From UCDP's georeferenced events: for each step of similarity the distance within which `SHARE` of the
true points lie, and how often such a place is right beside places of the very name. Without ``--write``
the table is only printed, with what it is worth on places kept out of the learning (five folds, by place).

Usage: ``benchmarks/training/radii.py FILE [--lists FOLDER] [--write]``
"""

from __future__ import annotations

import argparse
import math
import zlib
from collections.abc import Sequence
from pathlib import Path

from benchmarks.places import gazetteer_of, read
from geo.coordinates import distance_m
from geo.gazetteer.files import CURATED
from geo.resolution import Resolver, Toponym

SHARE = 0.75
FOLDS = 5
# A place this near the truth, or whose circle holds it, is the right one (metres).
RIGHT_M = 25_000.0
# Least similarity of each step; the very name, or another transliteration of it, needs no more.
STEPS = (0.97, 0.93, 0.8, 0.0)

HEADER = f"""\
# How wide the circle of a place must be at least where its name is only like the one asked for, and
# by what its confidence is multiplied. Learnt by benchmarks/training/radii.py from UCDP GED's events in
# Syria (CC BY 4.0): {SHARE:.0%} of the true points of each step lie within its radius, and such places are
# right that often where those of the very name are once. What it is worth: docs/model-card.md.
"""

Row = tuple[str, float, float, float]


def rows_of(file: Path, lists: Path | None) -> list[Row]:
    """Return name, similarity, error and radius (metres) of every settlement that a name was taken for."""
    places = read(file)
    found: list[Row] = []
    with gazetteer_of(places, lists) as gazetteer:
        resolver = Resolver(gazetteer)
        for (name, *parents), truth in places.items():
            asked = Toponym(text=name, start=0, end=0, parents=tuple(filter(None, parents)))
            answer = resolver.resolve([asked])[0]
            best = answer.candidates[0] if answer.candidates else None
            if answer.position is None or best is None or answer.place != best.place:
                continue
            if best.place.feature_class == "P" and answer.toponym.text == name:
                error_m = distance_m(answer.position, truth)
                found.append((name, best.similarity, error_m, answer.position.radius_m))
    return found


def step_of(similarity: float) -> float:
    """Return the step that `similarity` is of."""
    return next(least for least in STEPS if similarity >= least)


def learnt(rows: Sequence[Row]) -> dict[float, float]:
    """Return the radius of each step in metres, to the kilometre above; never falling."""
    table = {STEPS[0]: 0.0}
    for step in STEPS[1:]:
        errors = sorted(error_m for _, similarity, error_m, _ in rows if step_of(similarity) == step)
        if errors:
            within_m = math.ceil(errors[min(len(errors) - 1, int(SHARE * len(errors)))] / 1000) * 1000.0
            table[step] = max(within_m, *table.values())
    return table


def trusted(rows: Sequence[Row]) -> dict[float, float]:
    """Return how often places of each step are right where those of the very name are once; never rising."""
    right = {step: [error_m <= max(radius_m, RIGHT_M) for _, similarity, error_m, radius_m in rows
                    if step_of(similarity) == step] for step in STEPS}  # fmt: skip
    shares = [sum(right[step]) / max(1, len(right[step])) for step in STEPS]
    return {step: round(min(shares[: number + 1]) / shares[0], 2) for number, step in enumerate(STEPS)}


def kept_out(rows: Sequence[Row]) -> float:
    """Return the share of true points within the circle, by tables that were learnt from other places."""
    within = 0
    for fold in range(FOLDS):
        table = learnt([row for row in rows if zlib.crc32(row[0].encode()) % FOLDS != fold])
        for name, similarity, error_m, radius_m in rows:
            if zlib.crc32(name.encode()) % FOLDS == fold:
                within += error_m <= max(radius_m, table.get(step_of(similarity), 0.0))
    return within / max(1, len(rows))


def main() -> None:
    """Learn, print and, if asked to, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--lists", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    rows = rows_of(given.file, given.lists)
    trust = trusted(rows)
    steps = [
        f"[[spelling]]\nleast_similarity = {step}\nradius_m = {radius_m}\ntrust = {trust[step]}\n"
        for step, radius_m in learnt(rows).items()
    ]
    text = "\n".join((HEADER, *steps))
    print(text)
    print(f"# {len(rows)} settlements; within the circle, kept out: {kept_out(rows):.3f}")
    if given.write:
        (CURATED / "radii.toml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
