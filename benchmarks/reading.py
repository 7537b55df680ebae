"""Score what strikemap reads in labelled articles: strikes found, and what is said of each.

The articles go through the same door a user has, ``python -m geo read --jsonl``. A strike is found when
a mark of the same role class lies within 25 km of the label, or within the label's radius where that is
wider; marks and labels pair one to one, nearest first. Strikes read but not placed are not on the map:
they count as missed, and apart as ``unplaced_but_found``.

    python benchmarks/reading.py --half dev [--errors]
    python benchmarks/reading.py --half heldout --json
    python benchmarks/reading.py --file LABELLED.jsonl
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import orjson
from pyproj import Geod

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "corpus"
NEAR_KM = 25.0
ROLE_CLASS = {"intended_target": "target"}  # "aimed at" and "struck" differ in outcome, not in class
ALIASES = {
    "islamic revolutionary guard corps": "iran",
    "sudanese armed forces": "sudan",
    "government of national accord": "libya",
    "artsakh": "nagorno-karabakh",
    "saudi arabia": "saudi-led coalition",
    "tatmadaw": "myanmar",
    "syrian opposition": "syrian rebels",
    "islamic state group": "islamic state",
    "al-shabaab": "al-shabab",
    "tigray forces": "tigray people's liberation front",
}
IDLE_WORDS = frozenset({"the", "a", "an", "of", "s", "and", "in", "for", "group"})
ATTRIBUTES = ("attacker", "weapon_class", "date_overlap", "date_exact", "outcome", "claimant")
_WGS84 = Geod(ellps="WGS84")
_DAY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")  # the days of EDTF

Properties = dict[str, Any]


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
    unplaced = {_folded(mark["place"]) for mark in strikes if mark["lon"] is None}
    return Reading(
        article=article["id"],
        found=tuple((labels[i], marks[j]) for i, j in pairs),
        missed=tuple(missed),
        false_alarms=tuple(mark for j, mark in enumerate(marks) if j not in {b for _, b in pairs}),
        n_found_by_place=len(pair(labels, marks, by_role=False)),
        unplaced_but_found=sum(_folded(label["place"]) in unplaced for label in missed),
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


def days(strike: Properties) -> tuple[date, date] | None:
    """Return the first and last local day of `strike`, from EDTF before UTC; ``None`` when undated."""
    first, _, last = (strike.get("edtf") or "").partition("/")
    start, end = _DAY.match(first), _DAY.match(last or first)
    if start and end:
        return _first_day(start), _last_day(end)
    if strike.get("start_utc") and strike.get("end_utc"):
        instants = (datetime.fromisoformat(strike[name]) for name in ("start_utc", "end_utc"))
        first_day, last_day = (instant.date() for instant in instants)
        return first_day, last_day
    return None


def _first_day(match: re.Match[str]) -> date:
    return date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))


def _last_day(match: re.Match[str]) -> date:
    year, month = int(match["year"]), int(match["month"] or 12)
    return date(year, month, int(match["day"] or monthrange(year, month)[1]))


def dates_overlap(label: Properties, mark: Properties) -> bool:
    """Return whether both are undated, or share a day."""
    labelled, read_days = days(label), days(mark)
    if labelled is None or read_days is None:
        return labelled is read_days
    return labelled[0] <= read_days[1] and read_days[0] <= labelled[1]


def same_attacker(label: str | None, mark: str | None) -> bool:
    """Return whether both name the same parties, or both none."""
    return _parties(label) == _parties(mark)


def _parties(text: str | None) -> set[str]:
    names = (_folded(name).removeprefix("the ") for name in (text or "").split(" / "))
    return {ALIASES.get(name, name) for name in names} - {""}


def same_claimant(label: str, mark: str | None) -> bool:
    """Return whether both say it is the outlet's own word, or name a common speaker."""
    labelled, read_words = _speaker_words(label), _speaker_words(mark or "")
    if "outlet" in labelled | read_words:
        return labelled == read_words
    return bool(labelled & read_words)


def _speaker_words(text: str) -> set[str]:
    words = "".join(c if c.isalnum() else " " for c in _folded(text)).split()
    return {word.removesuffix("s") for word in words} - IDLE_WORDS


def _folded(text: str | None) -> str:
    decomposed = unicodedata.normalize("NFKD", text or "").casefold().replace("’", "'")
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def judge(label: Properties, mark: Properties) -> dict[str, bool]:
    """Return which attributes of a found strike are right; what the label leaves open is left out."""
    verdict = {
        "attacker": same_attacker(label["attacker"], mark["attacker"]),
        "weapon_class": (label["weapon_class"] or "unknown") == (mark["weapon_class"] or "unknown"),
        "date_overlap": dates_overlap(label, mark),
        "date_exact": days(label) == days(mark),
    }
    if label["outcome"]:
        verdict["outcome"] = label["outcome"] == mark["outcome"]
    if label["claimant"]:
        verdict["claimant"] = same_claimant(label["claimant"], mark["claimant"])
    return verdict


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
