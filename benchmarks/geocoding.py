"""Measure geocoding: a table of names from end to end, and single look-ups of names not asked before.

The names are UCDP's places of Syria as its events list them, a name and its parents in each row, so
that names come again as they do in such tables; every distinct one is also looked up once, alone. A second
table has as many settlements of all the world, no row twice, and is answered as the command line does: in
several processes, once they are there.

Without ``--file`` the first such file in the folder named by ``STRIKEMAP_CORPORA`` is measured.

Usage: ``benchmarks/geocoding.py [--file FILE] [--rows N] [--json]``
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import itertools
import statistics
import time
from pathlib import Path

import orjson

from benchmarks._corpora import NOT_FOUND, corpora
from geo.cli import batch
from geo.cli.processes import cores
from geo.gazetteer import StoredGazetteer
from geo.geocoder import StrikemapGeocoder

Question = tuple[str, str, str]


def questions(path: Path, count: int) -> list[Question]:
    """Return name, first-order area and country of `count` events, from the first again if they are fewer."""
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode()
    rows = csv.DictReader(io.StringIO(text, newline=""))
    told = [(row["where_coordinates"], row["adm_1"], row["country"]) for row in rows]
    return list(itertools.islice(itertools.cycle(told), count))


def table(asked: list[Question]) -> bytes:
    """Return the questions as the table that the command line reads."""
    page = io.StringIO(newline="")
    csv.writer(page).writerows([("name", "parent1", "parent2"), *asked])
    return page.getvalue().encode()


def settlements(count: int) -> list[Question]:
    """Return name, first-order area and country of `count` settlements, from all over the list of them."""
    gazetteer = StoredGazetteer()
    rows = {
        (place.name, place.admin1, country.name): None
        for place in gazetteer.settlements()
        if (country := gazetteer.country(place.country)) and place.admin1
    }
    return list(rows)[:: max(1, len(rows) // count)][:count]


def distinct_rows_per_s(asked: list[Question]) -> float:
    """Return how many rows a second are answered once all processes have begun to."""
    rows = batch.Table(table(asked))
    answers = batch.answered(rows, batch.answering(rows.lines))
    first = sum(1 for _ in zip(range(len(asked) // 4), answers, strict=False))
    begun = time.perf_counter()
    return sum(1 for _ in batch.lines(rows.header, answers)) / (time.perf_counter() - begun) if first else 0.0


def figures(asked: list[Question]) -> dict[str, float]:
    """Return the measures, in the order in which they are taken."""
    begun = time.perf_counter()
    geocoder = StrikemapGeocoder()
    geocoder.answer("Aleppo", parents=("Syria",))  # what is loaded at the first question
    load_s = time.perf_counter() - begun
    distinct = list(dict.fromkeys(asked))
    lookups_ms = []
    for name, *parents in distinct:
        begun = time.perf_counter()
        geocoder.answer(name, parents=parents)
        lookups_ms.append((time.perf_counter() - begun) * 1000)
    rows = batch.Table(table(asked))
    afresh = StrikemapGeocoder()
    begun = time.perf_counter()
    written = sum(1 for _ in batch.lines(rows.header, batch.answered(rows, afresh.answer_each))) - 1
    table_s = time.perf_counter() - begun
    return {
        "rows": written,
        "distinct_rows_per_s": round(distinct_rows_per_s(settlements(len(asked)))),
        "processes": min(cores(), batch.MOST_PROCESSES),
        "distinct": len(distinct),
        "load_s": round(load_s, 2),
        "rows_per_s": round(written / table_s),
        "distinct_per_s": round(len(distinct) / (sum(lookups_ms) / 1000)),
        "median_ms": round(statistics.median(lookups_ms), 3),
        "p99_ms": round(statistics.quantiles(lookups_ms, n=100)[98], 3),
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--file", type=Path)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    file = given.file or next(iter(corpora(".", "ucdp-ged-*.csv*")), None)
    result = figures(questions(file, given.rows)) if file else {"corpora": NOT_FOUND}
    if given.json:
        print(orjson.dumps(result).decode())
    else:
        print("\n".join(f"{name:16} {value}" for name, value in result.items()))


if __name__ == "__main__":
    main()
