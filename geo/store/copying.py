"""A whole database copied into another, whatever kind either is: what backups of a server rest on."""

from __future__ import annotations

import sqlalchemy as sa

from geo.store.tables import EDITS, metadata

_ROWS = 500  # read and written at a time: an article has up to megabytes


def copy(source: sa.Engine, target: sa.Engine) -> None:
    """Make `target` hold what `source` holds at one moment, in one transaction; both are of this version.

    Readers of `target` see what it held before until all is there; writers wait.
    """
    isolation = {} if source.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
    reader = source.execution_options(**isolation)
    writer = target.execution_options(writes=True)
    with reader.connect() as here, writer.begin() as there:
        tables = metadata.sorted_tables
        if there.dialect.name == "postgresql":
            names = ", ".join(table.name for table in tables)
            there.exec_driver_sql(f"LOCK TABLE {names} IN EXCLUSIVE MODE")
        for table in reversed(tables):
            there.execute(table.delete())
        for table in tables:
            rows = here.execution_options(yield_per=_ROWS).execute(table.select())
            for some in rows.mappings().partitions(_ROWS):
                there.execute(table.insert(), [dict(row) for row in some])
        if there.dialect.name == "postgresql":
            _continue_numbers(there)


def _continue_numbers(connection: sa.Connection) -> None:
    """Let the next entry of the log have the number after the last one that was copied."""
    highest = sa.select(sa.func.coalesce(sa.func.max(EDITS.c.number), 0) + 1).scalar_subquery()
    sequence = sa.func.pg_get_serial_sequence(EDITS.name, EDITS.c.number.name)
    connection.execute(sa.select(sa.func.setval(sequence, highest, False)))
