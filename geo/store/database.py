"""Opening the database: SQLite in WAL mode by default, another by its SQLAlchemy URL."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from geo.errors import StoreError
from geo.store.migrations import migrated
from geo.store.tables import ARTICLES, VERSION

DATABASE_VARIABLE = "STRIKEMAP_DATABASE"
DATA_VARIABLE = "STRIKEMAP_DATA"
# Where SQLite's file has a number of its own, a server's database has a table.
_VERSIONS = sa.Table("strikemap_version", sa.MetaData(), sa.Column("version", sa.Integer, nullable=False))
_UNNUMBERED = 2  # the first version that ran on a server; those without that table may also be the third
_MIGRATING = 0x73747269  # key of the lock that a server gives to one process at a time
BUSY_S = 15  # seconds a writer waits for another one


def database_address(database: str | Path | None = None) -> str:
    """Return the path or SQLAlchemy URL meant: the one given, else the environment's, else in ``data``."""
    return str(database or os.environ.get(DATABASE_VARIABLE) or data_folder() / "strikemap.sqlite")


def data_folder() -> Path:
    """Return the folder of what is made here: the environment's, else ``data``."""
    return Path(os.environ.get(DATA_VARIABLE) or Path(__file__).resolve().parents[2] / "data")


def opened(address: str) -> sa.Engine:
    """Return an engine on the database at `address`, its tables made if it is new.

    Raises
    ------
    StoreError
        If it cannot be opened, is no strikemap database or one of another version.
    """
    with told(address):
        engine = _engine(address)
        _prepare(engine, address)
    return engine


def emptied(engine: sa.Engine) -> None:
    """Move what SQLite's log holds into its database and empty the log, as far as no reader needs it."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def told(address: str) -> Iterator[None]:
    """Turn what the database or the disk says into a StoreError with a way out."""
    try:
        yield
    except (sa.exc.SQLAlchemyError, OSError) as error:
        cause = getattr(error, "orig", None) or error
        raise StoreError(
            f"the database {address} cannot be used ({cause}): make its folder writable, free disk space, "
            f"or name another file in {DATABASE_VARIABLE}"
        ) from error


def _engine(address: str) -> sa.Engine:
    if "://" in address:
        return sa.create_engine(address)
    path = Path(address).expanduser()
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(path)),
        connect_args={"timeout": BUSY_S, "isolation_level": None, "check_same_thread": False},
    )
    sa.event.listen(engine, "connect", _configure_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _configure_sqlite(connection: Any, _record: object) -> None:
    # What is deleted is overwritten: words that were erased on request shall not stay in free pages.
    for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {setting}")


def _begin_sqlite(connection: sa.Connection) -> None:
    # A writer takes its lock at once: a reader that becomes a writer could fail without waiting.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _prepare(engine: sa.Engine, address: str) -> None:
    """Make the tables of a new database, and bring one of an earlier version up to this one."""
    with engine.begin() as connection:
        version, tables = _version(connection), sa.inspect(connection).get_table_names()
    if version == VERSION:
        return
    foreign = tables and not version and engine.dialect.name == "sqlite"  # a server's schema may be shared
    if foreign or version > VERSION:
        raise StoreError(
            f"{address} is not a strikemap database of version {VERSION} or earlier: "
            f"move the file away and ingest the articles again, or name another in {DATABASE_VARIABLE}"
        )
    with engine.execution_options(writes=True).begin() as connection:
        # Another process may have been faster: the version is asked again under the lock.
        if connection.dialect.name != "sqlite":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATING})")
        migrated(connection, _version(connection))
        _set_version(connection)


def _version(connection: sa.Connection) -> int:
    """Return the version of the database; 0 if it has no tables of strikemap."""
    if connection.dialect.name == "sqlite":
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar() or 0)
    if sa.inspect(connection).has_table(_VERSIONS.name):
        return int(connection.execute(sa.select(_VERSIONS.c.version)).scalar_one())
    return _UNNUMBERED if sa.inspect(connection).has_table(ARTICLES.name) else 0


def _set_version(connection: sa.Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
        return
    _VERSIONS.create(connection, checkfirst=True)
    connection.execute(_VERSIONS.delete())
    connection.execute(_VERSIONS.insert().values(version=VERSION))
