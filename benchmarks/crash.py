"""Kill writers of the store at any moment, and count what was lost.

A child process keeps articles one after the other and says so after each; it is killed (SIGKILL) after a
time drawn by chance. Every article it said it had kept must be there afterwards, whole, and the file intact.

    python benchmarks/crash.py [--kills N] [--json]
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from geo.pipeline import Reading
from geo.store import open_store
from tests.builders import article, placed

ROOT = Path(__file__).resolve().parents[1]
KILLS = 200
LONGEST_S = 0.25  # from the child's first word to its end


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=KILLS, help=f"default: {KILLS}")
    parser.add_argument("--json", action="store_true", help="print one flat JSON object, nothing else")
    parser.add_argument("--write", nargs=2, metavar=("FILE", "ROUND"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.write:
        _write(Path(asked.write[0]), asked.write[1])
        return
    found = measured(asked.kills)
    print(json.dumps(found) if asked.json else "\n".join(f"{name}: {value}" for name, value in found.items()))


def measured(kills: int) -> dict[str, int | float]:
    """Return how many writers were killed, and what of the articles they had kept is lost or damaged."""
    chance = random.Random(0)  # noqa: S311 - the moments shall be the same in every run
    acknowledged: list[str] = []
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "strikes.sqlite"
        open_store(path).close()
        for number in range(kills):
            acknowledged += _killed(path, number, chance.uniform(0, LONGEST_S))
        lost, damaged = _looked_over(path, acknowledged)
    return {
        "kills": kills,
        "acknowledged": len(acknowledged),
        "lost": lost,
        "damaged": damaged,
        "seconds": round(time.monotonic() - started, 1),
    }


def _killed(path: Path, number: int, after_s: float) -> list[str]:
    command = [sys.executable, __file__, "--write", str(path), str(number)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        said = child.stdout or sys.exit("a child without an output")
        first = said.readline()
        time.sleep(after_s)
        child.kill()
        lines = first + said.read()
    return [line for line in lines.splitlines(keepends=True) if line.endswith("\n")]


def _looked_over(path: Path, acknowledged: list[str]) -> tuple[int, int]:
    store = open_store(path)
    told = {report.source.article_id for strike in store.strikes() for report in strike.reports}
    lost = sum(line.strip() not in told for line in acknowledged)
    with closing(sqlite3.connect(path)) as connection:
        (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
        articles = {row[0] for row in connection.execute("SELECT id FROM articles")}
    return lost, len(articles ^ told) + int(verdict != "ok")


def _write(path: Path, name: str) -> None:
    store = open_store(path)
    for number in range(1_000_000):
        told = article(f"{name}/{number}: a depot was struck. " * 50)
        report = placed(f"{name}/{number}", of=told, event_key=f"{name}/{number}")
        store.save([Reading(name=name, article=told, reports=(report,))], "crash/1")
        print(told.id, flush=True)


if __name__ == "__main__":
    main()
