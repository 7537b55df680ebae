import sqlite3

import pytest

from geo.errors import StoreError
from geo.pipeline import Reading
from geo.review import Action, Proposal
from geo.store import backup, open_store, restore
from tests.builders import article, placed

EXTRACTOR = "fake/1"


def reading(text, key):
    told = article(text)
    return Reading(name=text, article=told, reports=(placed(key, of=told),))


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "s.sqlite"
    store = open_store(path)
    store.save([reading("One was struck.", "r1")], EXTRACTOR)
    store.close()
    return path


def test_a_backup_is_the_store_of_that_moment_and_comes_back(path, tmp_path):
    store = open_store(path)
    before = store.revision()
    backup(tmp_path / "b", path)
    store.save([reading("Two was struck.", "r2")], EXTRACTOR)
    assert store.revision() != before
    assert open_store(tmp_path / "b").revision() == before
    restore(tmp_path / "b", path)
    assert store.revision() == before  # also for whoever has it open


def test_a_backup_is_taken_while_somebody_writes(path, tmp_path):
    writer = open_store(path)
    with writer._writing() as connection:
        connection.exec_driver_sql("DELETE FROM reports")
        backup(tmp_path / "b", path)
        connection.rollback()
    assert len(open_store(tmp_path / "b").strikes()) == 1


@pytest.mark.parametrize("damage", ["short", "text", "other", "missing"])
def test_what_is_no_backup_changes_nothing(damage, path, tmp_path):
    kept = open_store(path).revision()
    bad = tmp_path / "bad"
    backup(bad, path)
    if damage == "short":
        bad.write_bytes(bad.read_bytes()[:-9000])
    elif damage == "text":
        bad.write_text("no database")
    else:
        bad.unlink()
        if damage == "other":
            sqlite3.connect(bad).execute("CREATE TABLE t (x)").connection.close()
    with pytest.raises(StoreError, match="bad"):
        restore(bad, path)
    assert open_store(path).revision() == kept


def test_a_backup_that_cannot_be_written_leaves_nothing_behind(path, tmp_path):
    with pytest.raises(StoreError, match="cannot be written"):
        backup(tmp_path / "missing" / "b", path)
    assert not (tmp_path / "missing").exists()


def test_a_server_that_does_not_answer_is_told_and_nothing_is_written(tmp_path):
    with pytest.raises(StoreError, match="cannot be used"):
        backup(tmp_path / "b", f"postgresql://nobody@/nothing?host={tmp_path}")
    assert list(tmp_path.iterdir()) == []


def test_reviewers_decisions_are_in_a_backup_and_hold_again_when_it_is_brought_back(path, tmp_path):
    store = open_store(path)
    report = store.strikes()[0].reports[0].id
    made = store.decide(Proposal(who="Ann", action=Action.ATTACKER, reports=(report,), value="Iran"))
    backup(tmp_path / "b", path)
    store.decide(Proposal(who="Ann", action=Action.UNDO, value=made.number))
    assert store.strikes()[0].reports[0].report.attacker == "India"
    restore(tmp_path / "b", path)
    assert store.decisions() == (made,)
    assert store.strikes()[0].reports[0].report.attacker == "Iran"


def test_a_store_that_is_open_sees_what_was_brought_back(tmp_path):
    path, kept = tmp_path / "s.sqlite", tmp_path / "kept"
    store = open_store(path)
    store.save([reading("one", "r1")], EXTRACTOR)
    backup(kept, path)
    before = store.revision(), store.strikes()
    store.save([reading("two", "r2")], EXTRACTOR)
    after = store.revision()
    assert (len(store.strikes()), after) != (1, before[0])
    restore(kept, path)
    assert (store.revision(), store.strikes()) == before
    store.save([reading("three", "r3")], EXTRACTOR)
    assert store.revision() not in (before[0], after)
    assert {r.source.article_id for one in store.strikes() for r in one.reports} == {
        reading(text, "r").article.id for text in ("one", "three")
    }
