"""Kill writers at any moment, and count what was lost.

Child processes do one kind of work over and over and say so after each piece; they are killed (SIGKILL)
after a time drawn by chance. Whatever they said they had done must be there afterwards, whole; what they
were at may be there or not, but never half. The kinds of work take turns:

ingest       articles with their reports are kept
edit         reviewers' decisions are added to the log
merge        an article comes in and all strikes are asked for, so that merging follows writing
import       records of a data set are kept
export       the strikes are written to one file, over and over
backup       the store is written to one file
migration    a database of the first version is brought up to date
two_writers  two processes keep articles in one store and are killed together
disk_full    articles are kept until there is no more room, and tried on
power_cut    after the kill, what was not yet brought to the disk is cut off at chance, with rubbish behind it

Where the machine has PostgreSQL, it takes its turn, too: ``postgresql_ingest`` and so on.
Children are forked from a process that has everything loaded, so a kill costs a fraction of a second.

    python benchmarks/crash.py [--kills N] [--json]
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from benchmarks._crash_work import CLUSTER, ON_A_SERVER, REMARK, WORK, Work
from tests.nominatim import needs
from tests.postgresql import database

KILLS = 300
LONGEST_S = 0.25  # from the first child's first word to their end


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=KILLS, help=f"default: {KILLS}")
    parser.add_argument("--json", action="store_true", help="print one flat JSON object, nothing else")
    asked = parser.parse_args()
    with _kinds() as kinds:
        found = figures(asked.kills, kinds)
    if asked.json:
        print(json.dumps(found))
    else:
        print("\n".join(f"{name:32} {value}" for name, value in found.items()))


@contextmanager
def _kinds() -> Iterator[Mapping[str, Work]]:
    """Give the kinds of work that can be done here; a PostgreSQL runs meanwhile if there is one."""
    if needs.postgresql() is None:
        yield WORK
        return
    with tempfile.TemporaryDirectory(prefix="strikemap-postgresql-") as name, database(Path(name)):
        os.environ[CLUSTER] = name
        yield {**WORK, **ON_A_SERVER}


def figures(kills: int, kinds: Mapping[str, Work]) -> dict[str, float]:
    """Return how many kills there were, what was acknowledged, lost and damaged, by kind of work."""
    chance = random.Random(0)  # noqa: S311
    started = time.monotonic()
    found: dict[str, float] = dict.fromkeys(("kills", "acknowledged", "lost", "damaged"), 0)
    for number in range(kills):
        kind = list(kinds)[number % len(kinds)]
        with tempfile.TemporaryDirectory() as name:
            said, lost, damaged = _round(Path(name), kind, kinds[kind], chance.uniform(0, LONGEST_S))
        one = {"kills": 1, "acknowledged": said, "lost": lost, "damaged": damaged}
        for key, count in {**one, f"{kind}_kills": 1, f"{kind}_acknowledged": said}.items():
            found[key] = found.get(key, 0) + count
    return {**found, "seconds": round(time.monotonic() - started, 1)}


def _round(folder: Path, kind: str, work: Work, after_s: float) -> tuple[int, int, int]:
    """Return how much of a kind of work was acknowledged before the kill, then lost, then damaged."""
    work.before(folder)
    lines = _killed(work, folder, after_s)
    try:
        work.after(folder, lines[-1] if lines else "")
        kept = work.kept(folder)
    except Exception as error:  # whatever it is, the file is damaged
        print(f"{kind}: {error}", flush=True)
        return len(lines), 0, 1
    return len(lines), sum(line.partition(REMARK)[0] not in kept for line in lines), int("" in kept)


def _killed(work: Work, folder: Path, after_s: float) -> list[str]:
    """Return the lines that forked children said whole before they were killed."""
    here, there = os.pipe()
    children = [_forked(work, folder, here, there) for _ in range(work.workers)]
    os.close(there)
    with os.fdopen(here, "rb") as said:
        first = said.readline()
        time.sleep(after_s)
        for child in children:
            os.kill(child, signal.SIGKILL)
        for child in children:
            os.waitpid(child, 0)
        whole = (first + said.read()).decode().splitlines(keepends=True)
    return [line.strip() for line in whole if line.endswith("\n")]


def _forked(work: Work, folder: Path, here: int, there: int) -> int:
    """Return the process id of a child that works for ever."""
    child = os.fork()
    if child == 0:
        try:
            os.close(here)
            for line in work.done(folder, str(os.getpid())):
                os.write(there, f"{line}\n".encode())
        finally:
            os._exit(1)
    return child


if __name__ == "__main__":
    main()
