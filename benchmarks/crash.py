"""Kill writers at any moment, and count what was lost.

A child process does one kind of work over and over and says so after each piece; it is killed (SIGKILL) after
a time drawn by chance. Whatever it said it had done must be there afterwards, whole; what it was at may be
there or not, but never half. The kinds of work take turns:

ingest      articles with their reports are kept
edit        reviewers' decisions are added to the log
merge       an article comes in and all strikes are asked for, so that merging follows writing
import      records of a data set are kept
export      the strikes are written to one file, over and over
backup      the store is written to one file
migration   a database of the first version is brought up to date

Children are forked from a process that has everything loaded, so a kill costs a fraction of a second.

    python benchmarks/crash.py [--kills N] [--json]
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

from geo.cli.streams import write
from geo.exports import FORMATS, Export
from geo.files import replacing
from geo.filters import StrikeFilter
from geo.frames import strikes_frame
from geo.pipeline import Reading
from geo.review import Action, Proposal
from geo.store import Dataset, Store, backup, open_store
from tests.builders import article, placed, record
from tests.store.released import first_version

KILLS = 210
LONGEST_S = 0.25  # from the child's first word to its end
_NOWHERE = "no such article, decision or record"

# Yields a line for each piece of work that is done for good, for ever.
Work = Callable[[Path, str], Iterator[str]]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=KILLS, help=f"default: {KILLS}")
    parser.add_argument("--json", action="store_true", help="print one flat JSON object, nothing else")
    asked = parser.parse_args()
    found = figures(asked.kills)
    if asked.json:
        print(json.dumps(found))
    else:
        print("\n".join(f"{name:24} {value}" for name, value in found.items()))


def figures(kills: int) -> dict[str, float]:
    """Return how many kills there were, what was acknowledged, lost and damaged, by kind of work."""
    chance = random.Random(0)  # noqa: S311
    started = time.monotonic()
    found: dict[str, float] = dict.fromkeys(("kills", "acknowledged", "lost", "damaged"), 0)
    for number in range(kills):
        kind = list(_WORK)[number % len(_WORK)]
        with tempfile.TemporaryDirectory() as name:
            said, lost, damaged = _round(Path(name), kind, chance.uniform(0, LONGEST_S))
        one = {"kills": 1, "acknowledged": said, "lost": lost, "damaged": damaged}
        for key, count in {**one, f"{kind}_kills": 1, f"{kind}_acknowledged": said}.items():
            found[key] = found.get(key, 0) + count
    return {**found, "seconds": round(time.monotonic() - started, 1)}


def _round(folder: Path, kind: str, after_s: float) -> tuple[int, int, int]:
    """Return how much of a kind of work was acknowledged before the kill, then lost, then damaged."""
    work, look = _WORK[kind]
    if work is _migrate:
        first_version(folder / "old.sqlite")
    lines = _killed(work, folder, after_s)
    try:
        kept = look(folder)
    except Exception as error:  # whatever it is, the file is damaged
        print(f"{kind}: {error}", flush=True)
        return len(lines), 0, 1
    return len(lines), sum(line not in kept for line in lines), int("" in kept)


def _killed(work: Work, folder: Path, after_s: float) -> list[str]:
    """Return the lines that a forked child said whole before it was killed."""
    here, there = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(here)
            for line in work(folder, str(os.getpid())):
                os.write(there, f"{line}\n".encode())
        finally:
            os._exit(1)
    os.close(there)
    with os.fdopen(here, "rb") as said:
        first = said.readline()
        time.sleep(after_s)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        whole = (first + said.read()).decode().splitlines(keepends=True)
    return [line.strip() for line in whole if line.endswith("\n")]


def _told(name: str) -> Reading:
    of = article(f"{name}: a depot was struck. " * 50)
    return Reading(name=name, article=of, reports=(placed(name, of=of, event_key=name),))


def _ingest(folder: Path, name: str) -> Iterator[str]:
    store = open_store(folder / "s.sqlite")
    for number in range(1_000_000):
        reading = _told(f"{name}/{number}")
        store.save([reading], "crash/1")
        yield reading.reports[0].source.article_id


def _merge(folder: Path, name: str) -> Iterator[str]:
    store = open_store(folder / "s.sqlite")
    for number in range(1_000_000):
        reading = _told(f"{name}/{number}")
        store.save([reading], "crash/1")
        told = _articles_of(store)
        yield reading.reports[0].source.article_id if told else _NOWHERE


def _edit(folder: Path, name: str) -> Iterator[str]:
    store = open_store(folder / "s.sqlite")
    reading = _told(name)
    store.save([reading], "crash/1")
    report = reading.reports[0].id
    for number in range(1_000_000):
        proposal = Proposal(
            who="a reviewer",
            action=Action.ACCEPT,
            reports=(report,),
            why=str(number),
            seen=store.last_decision(),
        )
        yield f"decision {store.decide(proposal).number}"


def _import(folder: Path, _name: str) -> Iterator[str]:
    store = open_store(folder / "s.sqlite")
    for number in range(1_000_000):
        told = [record(2 * number), record(2 * number + 1)]
        store.keep_records(Dataset(name="A data set"), [("{}", one) for one in told], {})
        yield told[1].id


def _export(folder: Path, name: str) -> Iterator[str]:
    store = open_store(folder / "s.sqlite")
    store.save([_told(f"{name}/{number}") for number in range(20)], "crash/1")
    frame = strikes_frame(store.strikes())
    for number in range(1_000_000):
        export = Export(frame=frame, chosen=StrikeFilter(), revision=str(number))
        write(str(folder / "strikes.geojson"), FORMATS["geojson"].write(export))
        yield f"revision {number}"


def _backup(folder: Path, name: str) -> Iterator[str]:
    store = open_store(folder / "s.sqlite")
    for number in range(1_000_000):
        reading = _told(f"{name}/{number}")
        store.save([reading], "crash/1")
        backup(folder / "backup", folder / "s.sqlite")
        yield reading.reports[0].source.article_id


def _migrate(folder: Path, _name: str) -> Iterator[str]:
    for number in range(1_000_000):
        path = folder / f"{number}.sqlite"
        shutil.copy(folder / "old.sqlite", path)
        with replacing(folder / "begun") as part:
            part.write_text(str(number))
        open_store(path).close()
        yield f"migrated {number}"


def _articles_of(store: Store) -> set[str]:
    return {report.source.article_id for strike in store.strikes() for report in strike.reports}


def _kept(folder: Path, name: str = "s.sqlite") -> set[str]:
    """Return what is kept, and an empty line if the file or an article in it is not whole."""
    path = folder / name
    store = open_store(path)
    told = _articles_of(store)
    decided = {f"decision {decision.number}" for decision in store.decisions()}
    with closing(sqlite3.connect(path)) as connection:
        (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
        articles = {row[0] for row in connection.execute("SELECT id FROM articles")}
        records = {row[0] for row in connection.execute("SELECT id FROM records")}
    theirs = {strike.id for strike in store.strikes() if strike.dataset}
    whole = verdict == "ok" and articles <= told and records == theirs and len(records) % 2 == 0
    return told | decided | records | (set() if whole else {""})


def _exported(folder: Path) -> set[str]:
    path = folder / "strikes.geojson"
    if not path.exists():
        return set()
    found = json.loads(path.read_bytes())
    last = int(found["strikemap"]["revision"])
    whole = found["strikemap"]["counts"]["events"] == len(found["features"])
    return {f"revision {number}" for number in range(last + 1)} | (set() if whole else {""})


def _backed_up(folder: Path) -> set[str]:
    return _kept(folder, "backup") if (folder / "backup").exists() else set()


def _migrated(folder: Path) -> set[str]:
    if not (folder / "begun").exists():
        return set()
    last = int((folder / "begun").read_text())
    found = [_kept(folder, f"{number}.sqlite") for number in range(last + 1)]
    whole = all(kept and "" not in kept and kept == found[0] for kept in found)
    return {f"migrated {number}" for number in range(last + 1)} | (set() if whole else {""})


_WORK: Mapping[str, tuple[Work, Callable[[Path], set[str]]]] = {
    "ingest": (_ingest, _kept),
    "edit": (_edit, _kept),
    "merge": (_merge, _kept),
    "import": (_import, _kept),
    "export": (_export, _exported),
    "backup": (_backup, _backed_up),
    "migration": (_migrate, _migrated),
}


if __name__ == "__main__":
    main()
