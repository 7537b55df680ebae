"""Backups: the whole database in one file, taken and brought back while it is in use."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from geo.errors import StoreError
from geo.files import replacing
from geo.store.database import BUSY_S, database_address
from geo.store.tables import VERSION


def backup(target: Path, database: str | Path | None = None) -> None:
    """Write the database, as it is at one moment, to `target`, whole or not at all.

    Raises
    ------
    StoreError
        If there is none, it is no SQLite file, or `target` cannot be written.
    """
    source = _file(database)
    try:
        with replacing(target) as part:
            with closing(_opened(source, "ro")) as here, closing(sqlite3.connect(part)) as there:
                here.backup(there)
                there.execute("PRAGMA journal_mode=DELETE")
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
    target = _file(database)
    try:
        _checked(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        with closing(_opened(source, "ro")) as here, closing(_opened(target, "rwc")) as there:
            here.backup(there)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{source} cannot be restored ({error}): name a file that backup wrote") from error


def _file(database: str | Path | None) -> Path:
    address = database_address(database)
    if "://" in address:
        raise StoreError(f"{address} is no SQLite file: back it up with its own tools (pg_dump)")
    return Path(address).expanduser()


def _opened(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, timeout=BUSY_S)


def _checked(path: Path) -> None:
    """Raise StoreError unless `path` is a whole strikemap database that this version can read."""
    with closing(_opened(path, "ro")) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if verdict != "ok" or not 1 <= version <= VERSION:
        raise StoreError(f"{path} is no whole strikemap database: {verdict}, version {version}")
