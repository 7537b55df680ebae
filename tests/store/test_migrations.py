import sqlite3
from contextlib import closing

import pytest

from geo.errors import StoreError
from geo.pipeline import Reading
from geo.review import Action, Proposal
from geo.store import open_store
from geo.store.tables import VERSION
from tests.builders import article, placed
from tests.store.released import WITHOUT_DATASETS, WITHOUT_REVIEWERS, first_version


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
            f"{WITHOUT_REVIEWERS} {WITHOUT_DATASETS} DROP TABLE tombstones; PRAGMA user_version = 1;"
        )
    again = open_store(path)
    assert again.strikes() == before
    again.erase(told.id, "asked for")
    assert asked(path, "PRAGMA user_version") == [(VERSION,)]


@pytest.mark.parametrize(("version", "missing"), [(2, WITHOUT_DATASETS), (3, "")])
def test_a_database_of_an_earlier_version_takes_decisions_and_keeps_its_log(tmp_path, version, missing):
    path = tmp_path / "old.sqlite"
    told = filled(open_store(path))
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"{WITHOUT_REVIEWERS} {missing} PRAGMA user_version = {version};")
    check(open_store(path), told)
    assert asked(path, "PRAGMA user_version") == [(VERSION,)]


def test_a_database_of_the_fourth_version_is_brought_up_to_date(tmp_path):
    path = tmp_path / "old.sqlite"
    told = filled(open_store(path))
    asked(path, "PRAGMA user_version = 4")
    check(open_store(path), told)
    assert asked(path, "PRAGMA user_version") == [(VERSION,)]


def test_a_database_as_the_first_version_made_it_keeps_its_articles_and_log(tmp_path):
    path = tmp_path / "old.sqlite"
    told = first_version(path)
    store = open_store(path)
    assert [store.article(one.article.id).text for one in told] == [one.article.text for one in told]
    assert {report.id for strike in store.strikes() for report in strike.reports} == {
        report.id for one in told for report in one.reports
    }
    assert [(edit.action, edit.who) for edit in store.edits()] == [("read", None)] * 3


@pytest.mark.xdist_group("postgresql")
@pytest.mark.parametrize("missing", [WITHOUT_DATASETS, ""])
def test_a_servers_database_of_an_earlier_version_had_no_number(postgresql, missing):
    store = open_store(postgresql)
    told = filled(store)
    with store._writing() as connection:
        connection.exec_driver_sql(f"{WITHOUT_REVIEWERS} {missing} DROP TABLE strikemap_version;")
    store.close()
    check(open_store(postgresql), told)
    check(open_store(postgresql), told, decided=1)


def filled(store):
    told = article("It was struck.")
    store.save([Reading(name="a", article=told, reports=(placed("r", of=told),))], "fake/1")
    store.close()
    return told


def check(store, told, decided=0):
    assert next((edit.action, edit.who) for edit in store.edits()) == ("read", None)
    assert len(store.decisions()) == decided
    (strike,) = store.strikes()
    store.decide(
        Proposal(who="Ann", action=Action.ACCEPT, reports=(strike.reports[0].id,), seen=store.last_decision())
    )
    assert store.article(told.id).text == told.text
    assert store.edits()[-1].who == "Ann"
    store.close()


def test_a_database_of_a_later_version_is_left_alone(tmp_path):
    path = tmp_path / "new.sqlite"
    open_store(path).close()
    asked(path, f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(StoreError, match="not a strikemap database of version"):
        open_store(path)
    assert asked(path, "PRAGMA user_version") == [(VERSION + 1,)]
