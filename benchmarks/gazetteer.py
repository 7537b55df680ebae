"""Measure the gazetteer with ten country lists: seconds to install them, look-ups, memory.

The lists are installed in a place of their own; those of the project stay as they are. They are looked
for in the folder ``gazetteers`` beside the corpora, or where ``--lists`` says.

Usage: ``benchmarks/gazetteer.py [--lists FOLDER] [--json]``
"""

from __future__ import annotations

import argparse
import multiprocessing
import re
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import orjson

from benchmarks._corpora import LISTS, NOT_FOUND, beside
from geo.gazetteer import StoredGazetteer, country_lists
from geo.gazetteer.list_formats import read_list

_LOOK_UPS = 4_000


def install(lists: list[Path], gazetteer: Path) -> dict[str, float]:
    """Install `lists` beside `gazetteer` and return how many places they hold and how long it took."""
    started, worked = time.perf_counter(), time.process_time()
    added = [country_lists.add(path.name[:2], path, gazetteer=gazetteer) for path in lists]
    return {
        "lists": len(added),
        "places": sum(row.places for row in added),
        "seconds": round(time.perf_counter() - started, 1),
        "cpu_seconds": round(time.process_time() - worked, 1),
    }


def names_of(lists: list[Path]) -> list[tuple[str, str]]:
    """Return country and name of every so-many-th place, every other name with a letter left out."""
    records = [(path.name[:2], record.name) for path in lists for record in read_list(path, path.name[:2])[1]]
    chosen = records[:: max(1, len(records) // _LOOK_UPS)]
    return [
        (country, name if number % 2 or len(name) < 6 else name[:3] + name[4:])
        for number, (country, name) in enumerate(chosen)
    ]


def look_ups(gazetteer: Path, names: list[tuple[str, str]]) -> dict[str, float]:
    """Return how long look-ups take and how much memory they need; run in a process of its own."""
    stored = StoredGazetteer(gazetteer)
    found = [_milliseconds(lambda name=name: stored.find(name, approximate=True)) for _, name in names]
    alike = [
        _milliseconds(lambda name=name, country=country: stored.similar(name, [country]))
        for country, name in names
    ]
    return {
        "find_median_ms": round(statistics.median(found), 3),
        "find_p99_ms": round(statistics.quantiles(found, n=100)[-1], 2),
        "similar_median_ms": round(statistics.median(alike), 3),
        "similar_p99_ms": round(statistics.quantiles(alike, n=100)[-1], 2),
        "resident_mb": round(_most_resident_bytes() / 2**20),
    }


def _most_resident_bytes() -> int:
    """Return the most memory this process ever had; getrusage counts its parent's at its birth, too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) * 1024


def _milliseconds(call: Callable[[], object]) -> float:
    """Return how long a call works, without what other programs take of the machine meanwhile."""
    started = time.process_time()
    call()
    return (time.process_time() - started) * 1000


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lists", type=Path, default=LISTS)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    lists = sorted(given.lists.glob("[A-Z][A-Z].csv.gz"))
    result: dict[str, float | str] = {"lists": NOT_FOUND}
    if lists:
        with tempfile.TemporaryDirectory(prefix="strikemap-") as folder:
            gazetteer = beside(Path(folder))
            result = {**install(lists, gazetteer)}
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                result |= pool.apply(look_ups, (gazetteer, names_of(lists)))
    if given.json:
        print(orjson.dumps(result).decode())
    else:
        print("\n".join(f"{name:18} {value}" for name, value in result.items()))


if __name__ == "__main__":
    main()
