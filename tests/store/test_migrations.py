import sqlite3
from contextlib import closing

import pytest

from geo.errors import StoreError
from geo.pipeline import Reading
from geo.store import open_store
from geo.store.tables import VERSION
from tests.builders import article, placed


def asked(path, question):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchall()


def test_a_database_of_the_first_version_is_brought_up_to_date_and_keeps_all(tmp_path):
    path = tmp_path / "old.sqlite"
    store = open_store(path)
    told = article("It was struck.")
    store.save([Reading(name="a", article=told, reports=(placed("r", of=told),))], "fake/1")
    before = store.strikes()
    store.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            "DROP TABLE records; DROP TABLE datasets; DROP TABLE tombstones; PRAGMA user_version = 1;"
        )
    again = open_store(path)
    assert again.strikes() == before
    again.erase(told.id, "asked for")
    assert asked(path, "PRAGMA user_version") == [(VERSION,)]


def test_a_database_of_a_later_version_is_left_alone(tmp_path):
    path = tmp_path / "new.sqlite"
    open_store(path).close()
    asked(path, f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(StoreError, match="not a strikemap database of version"):
        open_store(path)
    assert asked(path, "PRAGMA user_version") == [(VERSION + 1,)]
