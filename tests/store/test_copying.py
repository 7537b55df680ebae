import pytest

from geo.pipeline import Reading
from geo.review import Action, Proposal
from geo.store import Dataset, backup, open_store, restore
from tests.builders import article, placed, record


def filled(address):
    store = open_store(address)
    told = article("It was struck.")
    store.save([Reading(name="a", article=told, reports=(placed("r", of=told),))], "fake/1")
    store.keep_records(Dataset(name="A data set"), [("{}", record(1))], {})
    report = store.strikes()[0].reports[0].id
    store.decide(Proposal(who="Ann", action=Action.ACCEPT, reports=(report,), seen=0))
    return store


def content(store):
    return store.revision(), store.strikes(), store.edits(), store.decisions(), store.datasets()


@pytest.mark.xdist_group("postgresql")
@pytest.mark.parametrize("way", ["server to server", "file to server", "server to file"])
def test_a_backup_moves_all_between_files_and_servers(way, postgresql, tmp_path):
    one, other = way.split(" to ")
    source = tmp_path / "a.sqlite" if one == "file" else postgresql
    store = filled(source)
    before = content(store)
    backup(tmp_path / "backup", source)
    target = tmp_path / "b.sqlite" if other == "file" else postgresql
    if source == target:
        store.forget("A data set")
    restore(tmp_path / "backup", target)
    again = open_store(target)
    assert content(again) == before
    # The log goes on after its last number.
    again.forget("A data set")
    numbers = [edit.number for edit in again.edits()]
    assert numbers == sorted(set(numbers))
    again.close()
    store.close()
