"""Kinds of work that ``benchmarks/crash.py`` kills, and what must be there afterwards.

Each is a generator that yields a line for each piece of work that is done for good, for ever, and a look at
the folder that returns all lines that are kept, with an empty line among them if anything is not whole.
"""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import signal
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

import sqlalchemy as sa

from geo.cli.streams import write
from geo.errors import StoreError
from geo.exports import FORMATS, Export
from geo.files import replacing
from geo.filters import StrikeFilter
from geo.frames import strikes_frame
from geo.pipeline import Reading
from geo.review import Action, Proposal
from geo.store import Dataset, Store, backup, open_store
from tests.builders import article, placed, record
from tests.store.released import AS_SECOND_VERSION, first_version

CLUSTER = "STRIKEMAP_CRASH_CLUSTER"  # the folder of a PostgreSQL, where its kinds of work have one
_NOWHERE = "no such article, decision or record"
_FULL_BYTES = 1_500_000  # after which a disk is full
_DATABASE = "s.sqlite"
REMARK = "\t"  # what follows it in a line is no part of what was done
_SERVER = "server"  # holds the URL of a database of a server's, where it is not a file

Look = Callable[[Path], set[str]]


class Work(NamedTuple):
    """A kind of work.

    `done` works in a folder and says what it did; `kept` looks; `before` prepares the folder; `after` does
    to it what a power cut may do besides, given the last line that was said.
    """

    done: Callable[[Path, str], Iterator[str]]
    kept: Look
    before: Callable[[Path], object] = lambda _: None
    after: Callable[[Path, str], object] = lambda _, __: None
    workers: int = 1


def _told(name: str) -> Reading:
    of = article(f"{name}: a depot was struck. " * 50)
    return Reading(name=name, article=of, reports=(placed(name, of=of, event_key=name),))


def _database(folder: Path) -> str:
    server = folder / _SERVER
    return server.read_text(encoding="utf-8") if server.exists() else str(folder / _DATABASE)


def _ingest(folder: Path, name: str) -> Iterator[str]:
    store = open_store(_database(folder))
    for number in range(1_000_000):
        reading = _told(f"{name}/{number}")
        store.save([reading], "crash/1")
        yield reading.reports[0].source.article_id


def _fill(folder: Path, name: str) -> Iterator[str]:
    """Keep articles on a disk that is soon full, and go on when it is."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (_FULL_BYTES, _FULL_BYTES))
    store = open_store(_database(folder))
    for number in range(1_000_000):
        reading = _told(f"{name}/{number}" * 100)
        try:
            store.save([reading], "crash/1")
        except StoreError:
            yield f"full {number}"
            continue
        yield reading.reports[0].source.article_id


def _filled(folder: Path) -> set[str]:
    return _kept(folder) | {f"full {number}" for number in range(100_000)}


def _sync(folder: Path, name: str) -> Iterator[str]:
    """Keep articles, and say with each how long SQLite's log is, which is on the disk by then."""
    for kept in _ingest(folder, name):
        yield f"{kept}{REMARK}{_log(folder).stat().st_size}"


def _cut(folder: Path, last: str) -> None:
    """Let what was written to SQLite's log after the last line be there in part, with rubbish behind it."""
    chance = random.Random(last)  # noqa: S311
    kept = int(last.rpartition(REMARK)[2]) if last else 0
    if not _log(folder).exists():
        return
    with _log(folder).open("r+b") as log:
        log.truncate(chance.randint(kept, max(kept, _log(folder).stat().st_size)))
        log.seek(0, os.SEEK_END)
        log.write(chance.randbytes(chance.randrange(9000)))


def _log(folder: Path) -> Path:
    return folder / f"{_DATABASE}-wal"


def _merge(folder: Path, name: str) -> Iterator[str]:
    store = open_store(_database(folder))
    for number in range(1_000_000):
        reading = _told(f"{name}/{number}")
        store.save([reading], "crash/1")
        told = _articles_of(store)
        yield reading.reports[0].source.article_id if told else _NOWHERE


def _edit(folder: Path, name: str) -> Iterator[str]:
    store = open_store(_database(folder))
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
    store = open_store(_database(folder))
    for number in range(1_000_000):
        told = [record(2 * number), record(2 * number + 1)]
        store.keep_records(Dataset(name="A data set"), [("{}", one) for one in told], {})
        yield told[1].id


def _export(folder: Path, name: str) -> Iterator[str]:
    store = open_store(_database(folder))
    store.save([_told(f"{name}/{number}") for number in range(20)], "crash/1")
    frame = strikes_frame(store.strikes())
    for number in range(1_000_000):
        export = Export(frame=frame, chosen=StrikeFilter(), revision=str(number))
        write(str(folder / "strikes.geojson"), FORMATS["geojson"].write(export))
        yield f"revision {number}"


def _backup(folder: Path, name: str) -> Iterator[str]:
    store = open_store(_database(folder))
    for number in range(1_000_000):
        reading = _told(f"{name}/{number}")
        store.save([reading], "crash/1")
        backup(folder / "backup", _database(folder))
        yield reading.reports[0].source.article_id


def _migrate(folder: Path, _name: str) -> Iterator[str]:
    for number in range(1_000_000):
        path = folder / f"{number}.sqlite"
        shutil.copy(folder / "old.sqlite", path)
        with replacing(folder / "begun") as part:
            part.write_text(str(number))
        open_store(path).close()
        yield f"migrated {number}"


def _served(folder: Path) -> None:
    """Give `folder` a new database of the PostgreSQL that `postgresql` started."""
    url = f"postgresql://postgres@/{{}}?host={os.environ[CLUSTER]}"
    name = f"s{uuid4().hex}"
    with sa.create_engine(url.format("postgres"), isolation_level="AUTOCOMMIT").connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    (folder / _SERVER).write_text(url.format(name), encoding="utf-8")


def _served_earlier(folder: Path) -> None:
    """Give `folder` such a database as the second version made it, with three articles."""
    _served(folder)
    store = open_store(_database(folder))
    store.save([_told(str(number)) for number in range(3)], "crash/1")
    store.close()
    with sa.create_engine(_database(folder)).begin() as connection:
        connection.exec_driver_sql(AS_SECOND_VERSION)


def _migrate_server(folder: Path, _name: str) -> Iterator[str]:
    """Bring a server's database up to date, and make it as it was before, over and over."""
    for number in range(1_000_000):
        open_store(_database(folder)).close()
        yield f"migrated {number}"
        with sa.create_engine(_database(folder)).begin() as connection:
            connection.exec_driver_sql(AS_SECOND_VERSION)


def _migrated_server(folder: Path) -> set[str]:
    kept = _kept(folder)
    whole = "" not in kept and len(kept) == 3
    return {f"migrated {number}" for number in range(10_000)} | (set() if whole else {""})


def _articles_of(store: Store) -> set[str]:
    return {report.source.article_id for strike in store.strikes() for report in strike.reports}


def _kept(folder: Path, name: str = _DATABASE) -> set[str]:
    """Return what is kept, and an empty line if the database or an article in it is not whole."""
    address = _database(folder) if name == _DATABASE else str(folder / name)
    store = open_store(address)
    told, strikes = _articles_of(store), store.strikes()
    decided = {f"decision {decision.number}" for decision in store.decisions()}
    store.close()
    engine = sa.create_engine(address if "://" in address else f"sqlite:///{address}")
    with engine.connect() as connection:
        is_file = engine.dialect.name == "sqlite"
        verdict = connection.exec_driver_sql("PRAGMA integrity_check").scalar() if is_file else "ok"
        articles = set(connection.exec_driver_sql("SELECT id FROM articles").scalars())
        records = set(connection.exec_driver_sql("SELECT id FROM records").scalars())
    engine.dispose()
    theirs = {strike.id for strike in strikes if strike.dataset}
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


def _first(folder: Path) -> None:
    first_version(folder / "old.sqlite")


WORK: Mapping[str, Work] = {
    "ingest": Work(_ingest, _kept),
    "edit": Work(_edit, _kept),
    "merge": Work(_merge, _kept),
    "import": Work(_import, _kept),
    "export": Work(_export, _exported),
    "backup": Work(_backup, _backed_up),
    "migration": Work(_migrate, _migrated, before=_first),
    "two_writers": Work(_ingest, _kept, workers=2),
    "disk_full": Work(_fill, _filled),
    "power_cut": Work(_sync, _kept, after=_cut),
}
ON_A_SERVER: Mapping[str, Work] = {
    "postgresql_ingest": Work(_ingest, _kept, before=_served),
    "postgresql_merge": Work(_merge, _kept, before=_served),
    "postgresql_edit": Work(_edit, _kept, before=_served),
    "postgresql_import": Work(_import, _kept, before=_served),
    "postgresql_migration": Work(_migrate_server, _migrated_server, before=_served_earlier),
}
