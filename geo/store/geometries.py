"""Positions as geometries with a spatial index, where the database has PostGIS.

Any GIS opens the tables as they are. The database itself derives the points from the documents, so the two
never differ and nothing here writes them.
"""

from __future__ import annotations

import sqlalchemy as sa

from geo.store.tables import RECORDS, REPORTS

COLUMN = "position"  # geometry(Point, 4326): longitude first; NULL where a report has no position
_POINT = (
    "ST_SetSRID(ST_MakePoint((document::jsonb #>> '{resolution,position,lon}')::float8, "
    "(document::jsonb #>> '{resolution,position,lat}')::float8), 4326)"
)


def add_geometries(connection: sa.Connection) -> None:
    """Add the columns and their indexes; nothing where there is no PostGIS, or no right to install it."""
    if connection.dialect.name != "postgresql" or not _has_postgis(connection):
        return
    for table in (REPORTS.name, RECORDS.name):
        connection.exec_driver_sql(
            f"ALTER TABLE {table} ADD COLUMN IF NOT EXISTS {COLUMN} geometry(Point, 4326) "
            f"GENERATED ALWAYS AS ({_POINT}) STORED"
        )
        connection.exec_driver_sql(
            f"CREATE INDEX IF NOT EXISTS ix_{table}_{COLUMN} ON {table} USING gist ({COLUMN})"
        )


def _has_postgis(connection: sa.Connection) -> bool:
    asked = "SELECT installed_version FROM pg_available_extensions WHERE name = 'postgis'"
    known = connection.exec_driver_sql(asked).one_or_none()
    if known is None or known.installed_version:
        return known is not None
    try:
        with connection.begin_nested():
            connection.exec_driver_sql("CREATE EXTENSION postgis")
    except sa.exc.DBAPIError:  # only some users may
        return False
    return True
