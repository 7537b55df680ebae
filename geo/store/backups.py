"""Backups: the whole database in one SQLite file, taken and brought back while it is in use.

A server's database is backed up to such a file, too: it can be brought back there or into a file, and a file
into a server. That is also how one moves from one to the other.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import sqlalchemy as sa

from geo.errors import StoreError
from geo.files import replacing
from geo.store.copying import copy
from geo.store.database import BUSY_S, database_address, opened, told
from geo.store.tables import VERSION


def backup(target: Path, database: str | Path | None = None) -> None:
    """Write the database, as it is at one moment, to `target`, whole or not at all.

    Raises
    ------
    StoreError
        If there is none, it cannot be read, or `target` cannot be written.
    """
    address = database_address(database)
    try:
        with replacing(target) as part:
            if _is_file(address):
                with closing(_opened(_path(address), "ro")) as here, closing(sqlite3.connect(part)) as there:
                    here.backup(there)
            else:
                with _engine(address) as here_, _engine(str(part)) as there_, told(address):
                    copy(here_, there_)
            with closing(sqlite3.connect(part)) as alone:
                alone.execute("PRAGMA journal_mode=DELETE")
            _checked(part)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{target} cannot be written ({error}): name another file or make room") from error


def restore(source: Path, database: str | Path | None = None) -> None:
    """Make the database what `source` holds, in one transaction: readers see the old or the new one.

    Raises
    ------
    StoreError
        If `source` is no backup or is damaged, or the database cannot be written; then nothing changes.
    """
    address = database_address(database)
    try:
        _checked(source)
        if _is_file(address):
            target = _path(address)
            target.parent.mkdir(parents=True, exist_ok=True)
            with closing(_opened(source, "ro")) as here, closing(_opened(target, "rwc")) as there:
                here.backup(there)
        else:
            _restore_to_server(source, address)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{source} cannot be restored ({error}): name a file that backup wrote") from error


def _restore_to_server(source: Path, address: str) -> None:
    """Bring a copy of `source` up to this version, which leaves `source` as it is, and copy that."""
    with tempfile.TemporaryDirectory(prefix="strikemap-") as folder:
        current = shutil.copy(source, Path(folder) / "backup.sqlite")
        with _engine(str(current)) as here, _engine(address) as there, told(address):
            copy(here, there)


@contextmanager
def _engine(address: str) -> Iterator[sa.Engine]:
    engine = opened(address)
    try:
        yield engine
    finally:
        engine.dispose()


def _is_file(address: str) -> bool:
    return "://" not in address or address.startswith("sqlite")


def _path(address: str) -> Path:
    return Path((sa.make_url(address).database or "") if "://" in address else address).expanduser()


def _opened(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, timeout=BUSY_S)


def _checked(path: Path) -> None:
    """Raise StoreError unless `path` is a whole strikemap database that this version can read."""
    with closing(_opened(path, "ro")) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if verdict != "ok" or not 1 <= version <= VERSION:
        raise StoreError(f"{path} is no whole strikemap database: {verdict}, version {version}")
