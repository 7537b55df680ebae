import os
import sqlite3
import tempfile
from pathlib import Path

import pytest

from geo.errors import StoreError
from geo.store import DATABASE_VARIABLE, open_store

_NOBODY = 65534  # the user without rights, on Debian and elsewhere


def test_sqlite_runs_in_wal_mode_and_syncs_every_commit(tmp_path):
    store = open_store(tmp_path / "a.sqlite")
    with store._reading() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2


def test_the_environment_names_the_database(tmp_path, monkeypatch):
    monkeypatch.setenv(DATABASE_VARIABLE, str(tmp_path / "mine.sqlite"))
    open_store()
    assert (tmp_path / "mine.sqlite").exists()


def test_a_url_names_the_database_too(tmp_path):
    store = open_store(f"sqlite:///{tmp_path}/url.sqlite")
    assert store.strikes() == ()


def test_no_database_is_refused_with_a_way_out(tmp_path):
    (tmp_path / "text.sqlite").write_bytes(b"not a database" * 1000)
    (tmp_path / "file").write_text("x")
    for path in (tmp_path / "text.sqlite", tmp_path, tmp_path / "file" / "below.sqlite"):
        with pytest.raises(StoreError, match=DATABASE_VARIABLE):
            open_store(path)
    assert (tmp_path / "text.sqlite").read_bytes().startswith(b"not a database")


def test_another_programs_database_is_left_alone(tmp_path):
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE articles (title)")
    with pytest.raises(StoreError, match="not a strikemap database"):
        open_store(path)
    with sqlite3.connect(path) as connection:
        names = connection.execute("SELECT name FROM sqlite_master").fetchall()
    assert names == [("articles",)]


@pytest.fixture
def read_only_folder():
    """A folder that this process may not write to, also where the tests run as root."""
    root = os.geteuid() == 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o555)
        if root:
            os.seteuid(_NOBODY)
        yield folder
        if root:
            os.seteuid(0)
        folder.chmod(0o755)


def test_a_read_only_folder_is_refused_with_a_way_out(read_only_folder):
    with pytest.raises(StoreError, match="writable"):
        open_store(read_only_folder / "a.sqlite")
    assert list(read_only_folder.iterdir()) == []


def test_opening_again_keeps_what_is_there(tmp_path):
    path = tmp_path / "a.sqlite"
    assert open_store(path).revision() == open_store(path).revision()


@pytest.mark.xdist_group("postgresql")
def test_a_postgresql_that_does_not_answer_is_told_with_a_way_out(cluster):
    with pytest.raises(StoreError, match=DATABASE_VARIABLE):
        open_store(f"postgresql://postgres@/no_such_database?host={cluster}")
