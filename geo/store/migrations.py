"""From every earlier version of the database to the present one, each a step of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import sqlalchemy as sa

from geo.store.geometries import add_geometries
from geo.store.tables import DATASETS, EDITS, RECORDS, TOMBSTONES, VERSION, metadata


def _add_tombstones(connection: sa.Connection) -> None:
    TOMBSTONES.create(connection, checkfirst=True)


def _add_datasets(connection: sa.Connection) -> None:
    DATASETS.create(connection, checkfirst=True)
    RECORDS.create(connection, checkfirst=True)


def _add_reviewers(connection: sa.Connection) -> None:
    connection.exec_driver_sql(f"ALTER TABLE {EDITS.name} ADD COLUMN who TEXT")
    for index in EDITS.indexes:
        index.create(connection)


# What leads from a version to the next one.
_STEPS: Mapping[int, Callable[[sa.Connection], None]] = {
    1: _add_tombstones,
    2: _add_datasets,
    3: _add_reviewers,
    4: add_geometries,
}


def migrated(connection: sa.Connection, version: int) -> None:
    """Bring a database of `version` (0: an empty one) up to date, within the caller's transaction."""
    if version == 0:
        metadata.create_all(connection)
        add_geometries(connection)
        return
    for step in range(version, VERSION):
        _STEPS[step](connection)
