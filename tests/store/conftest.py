"""The store on each database that it runs on: the same tests for all."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa

from geo.store import Store, open_store
from tests.nominatim import needs
from tests.postgresql import database


@pytest.fixture(scope="session")
def cluster() -> Iterator[Path]:
    """Give the folder of a PostgreSQL of the tests' own."""
    if needs.postgresql() is None:
        pytest.skip(needs.HOW_TO_GET_IT)
    with tempfile.TemporaryDirectory(prefix="strikemap-postgresql-") as name, database(Path(name)):
        yield Path(name)


@pytest.fixture
def postgresql(cluster: Path) -> str:
    """Give the URL of a new, empty database."""
    name = f"s{uuid4().hex}"
    engine = sa.create_engine(_url(cluster, "postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return _url(cluster, name)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.xdist_group("postgresql"))])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    kept = request.param == "sqlite"
    opened = open_store(
        tmp_path / "new folder" / "s.sqlite" if kept else request.getfixturevalue("postgresql")
    )
    yield opened
    opened.close()


def _url(cluster: Path, name: str) -> str:
    return f"postgresql://postgres@/{name}?host={cluster}"
