"""Score what strikemap reads in labelled articles: strikes found, and what is said of each.

The articles go through the same door a user has, ``python -m geo read --jsonl``. A strike is found when
a mark of the same role class lies within 25 km of the label, or within the label's radius where that is
wider; marks and labels pair one to one, nearest first. Strikes read but not placed are not on the map:
they count as missed, and apart as ``unplaced_but_found``.

    python -m benchmarks.reading --half dev [--errors]
    python -m benchmarks.reading --half heldout --json
    python -m benchmarks.reading --file LABELLED.jsonl
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import orjson
from pyproj import Geod

from benchmarks._judging import Properties, dates_overlap, folded, judge

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "corpus"
NEAR_KM = 25.0
ROLE_CLASS = {"intended_target": "target"}  # "aimed at" and "struck" differ in outcome, not in class
ATTRIBUTES = ("attacker", "weapon_class", "date_overlap", "date_exact", "outcome", "claimant")
_WGS84 = Geod(ellps="WGS84")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One article's labels beside what was read, split by how they pair."""

    article: str
    found: tuple[tuple[Properties, Properties], ...]
    missed: tuple[Properties, ...]
    false_alarms: tuple[Properties, ...]
    n_found_by_place: int
    unplaced_but_found: int


def main() -> None:
    """Run the program."""
    options = _options()
    labelled = labelled_articles(options.file or CORPUS / options.half)
    readings = [compare(article, features) for article, features in read(labelled)]
    figures = score(readings)
    if options.json:
        sys.stdout.buffer.write(orjson.dumps(figures) + b"\n")
        return
    for name, figure in figures.items():
        sys.stdout.write(f"{name:28} {figure}\n")
    if options.errors:
        sys.stdout.writelines(f"{line}\n" for reading in readings for line in errors(reading))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    source = parser.add_mutually_exclusive_group()
    source.add_argument(
        "--half",
        choices=["dev", "heldout"],
        default="heldout",
        help="half of tests/corpus (default: heldout)",
    )
    source.add_argument("--file", type=Path, help="JSON lines in the corpus's label format")
    parser.add_argument("--json", action="store_true", help="print one flat JSON object, nothing else")
    parser.add_argument("--errors", action="store_true", help="list every miss and false alarm (dev half)")
    options = parser.parse_args()
    if options.errors and (options.file or options.half != "dev"):
        parser.error("--errors shows articles: only the dev half may be looked at")
    if options.errors and options.json:
        parser.error("--json prints figures only: leave out --errors")
    return options


def labelled_articles(path: Path) -> list[Properties]:
    """Return the labelled articles of a folder of JSON files, or of a JSON lines file."""
    if path.is_dir():
        return [orjson.loads(file.read_bytes()) for file in sorted(path.glob("*.json"))]
    return [orjson.loads(line) for line in path.read_bytes().splitlines() if line.strip()]


def read(labelled: Sequence[Properties]) -> Iterator[tuple[Properties, list[Properties]]]:
    """Yield each article with the features that ``python -m geo read`` gives for it."""
    known = ("id", "text", "published", "url", "publisher")
    with tempfile.TemporaryDirectory() as folder:
        articles, collections = Path(folder, "articles.jsonl"), Path(folder, "collections.jsonl")
        articles.write_bytes(
            b"".join(orjson.dumps({key: a.get(key) for key in known}) + b"\n" for a in labelled)
        )
        command = [sys.executable, "-m", "geo", "read", "--jsonl", str(articles), "-o", str(collections)]
        run = subprocess.run(command, cwd=ROOT, check=False, stderr=subprocess.PIPE, text=True)
        if run.returncode:
            sys.exit(f"reading failed ({run.returncode}): {run.stderr.strip()}")
        lines = collections.read_bytes().splitlines()
    for article, line in zip(labelled, lines, strict=True):
        collection = orjson.loads(line)
        if collection["article"] != article["id"]:
            sys.exit(f"expected the features of {article['id']!r}, got those of {collection['article']!r}")
        yield article, collection["features"]


def compare(article: Properties, features: Sequence[Properties]) -> Reading:
    """Pair the labels of `article` with the strikes among `features`."""
    labels = [label for label in article["strikes"] if label["kind"] == "strike"]
    strikes = [_mark(feature) for feature in features if feature["properties"]["kind"] == "strike"]
    marks = [mark for mark in strikes if mark["lon"] is not None]
    pairs = pair(labels, marks)
    missed = [label for i, label in enumerate(labels) if i not in {a for a, _ in pairs}]
    unplaced = {folded(mark["place"]) for mark in strikes if mark["lon"] is None}
    return Reading(
        article=article["id"],
        found=tuple((labels[i], marks[j]) for i, j in pairs),
        missed=tuple(missed),
        false_alarms=tuple(mark for j, mark in enumerate(marks) if j not in {b for _, b in pairs}),
        n_found_by_place=len(pair(labels, marks, by_role=False)),
        unplaced_but_found=sum(folded(label["place"]) in unplaced for label in missed),
    )


def _mark(feature: Properties) -> Properties:
    geometry = feature["geometry"]
    lon, lat = geometry["coordinates"][:2] if geometry else (None, None)
    return {**feature["properties"], "lon": lon, "lat": lat}


def pair(
    labels: Sequence[Properties], marks: Sequence[Properties], *, by_role: bool = True
) -> list[tuple[int, int]]:
    """Return index pairs of labels and marks, one to one, nearest first; dates break ties."""
    near = []
    for i, label in enumerate(labels):
        for j, mark in enumerate(marks):
            distance_km = _distance_km(label, mark)
            within = distance_km <= max(NEAR_KM, label["radius_km"] or 0)
            if within and not (by_role and _role_class(label) != _role_class(mark)):
                role_differs = label["role"] != mark["role"]
                near.append((round(distance_km), not dates_overlap(label, mark), role_differs, i, j))
    pairs: list[tuple[int, int]] = []
    for *_, i, j in sorted(near):
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return sorted(pairs)


def _distance_km(label: Properties, mark: Properties) -> float:
    if label["lon"] is None:
        return float("inf")
    *_, distance_m = _WGS84.inv(label["lon"], label["lat"], mark["lon"], mark["lat"])
    return float(distance_m) / 1000


def _role_class(strike: Properties) -> str:
    role: str = strike["role"]
    return ROLE_CLASS.get(role, role)


def score(readings: Sequence[Reading]) -> dict[str, float | int]:
    """Return the figures over all `readings`, flat."""
    n_found = sum(len(r.found) for r in readings)
    n_labels = n_found + sum(len(r.missed) for r in readings)
    n_marks = n_found + sum(len(r.false_alarms) for r in readings)
    by_place = _rates(sum(r.n_found_by_place for r in readings), n_labels, n_marks)
    verdicts = [judge(label, mark) for reading in readings for label, mark in reading.found]
    return {
        "articles": len(readings),
        "strikes_labelled": n_labels,
        "strikes_read": n_marks,
        "strikes_found": n_found,
        **_rates(n_found, n_labels, n_marks),
        **{f"place_only_{name}": rate for name, rate in by_place.items()},
        **{name: _share(v[name] for v in verdicts if name in v) for name in ATTRIBUTES},
        "unplaced_but_found": sum(r.unplaced_but_found for r in readings),
    }


def _rates(n_found: int, n_labels: int, n_marks: int) -> dict[str, float]:
    return {
        "precision": round(n_found / max(n_marks, 1), 3),
        "recall": round(n_found / max(n_labels, 1), 3),
        "f1": round(2 * n_found / max(n_labels + n_marks, 1), 3),
    }


def _share(verdicts: Iterable[bool]) -> float:
    judged = list(verdicts)
    return round(sum(judged) / max(len(judged), 1), 3)


def errors(reading: Reading) -> Iterator[str]:
    """Yield a line for every miss, false alarm and wrong attribute of one article."""
    for label in reading.missed:
        yield f"{reading.article} MISSED {label['place']} ({label['role']}): {label['quote']}"
    for mark in reading.false_alarms:
        yield f"{reading.article} FALSE ALARM {mark['place']} ({mark['role']}): {mark['quote']}"
    for label, mark in reading.found:
        for name, right in judge(label, mark).items():
            field = "edtf" if name.startswith("date") else name
            if not right:
                yield (
                    f"{reading.article} {name.upper()} of {label['place']}: "
                    f"labelled {label[field]!r}, read {mark[field]!r}: {label['quote']}"
                )


if __name__ == "__main__":
    main()
