import pytest

from geo.errors import StoreError
from geo.pipeline import Reading
from geo.store import Dataset, Kept
from geo.vocabulary import Origin
from tests.builders import article, placed, record

OURS = Dataset(name="A data set", version="1", licence="CC BY 4.0", url="https://data.example")


def keep(store, *records, dataset=OURS):
    return store.keep_records(dataset, [("{}", one) for one in records], {"no date": 2})


def test_records_are_kept_with_their_provenance_beside_what_articles_tell(store):
    told = article("It was struck.")
    store.save([Reading(name="a", article=told, reports=(placed("r", of=told),))], "fake/1")
    assert keep(store, record(1), record(2)) == Kept(added=2)
    assert [strike.dataset for strike in store.strikes()] == [None, "A data set", "A data set"]
    assert {strike.origin for strike in store.strikes()} == {Origin.BOTH}
    kept = store.strikes()[1].reports[0].source.record
    assert (kept.version, kept.licence) == ("1", "CC BY 4.0")
    assert store.datasets() == (OURS,)


def test_importing_again_changes_only_what_is_different(store):
    keep(store, record(1), record(2))
    before = store.revision()
    assert keep(store, record(1), record(2)) == Kept(unchanged=2)
    assert store.revision() == before
    assert keep(store, record(1, attacker="Israel"), record(3)) == Kept(added=1, changed=1)
    assert store.revision() != before
    assert len(store.strikes()) == 3


def test_the_revision_is_that_of_the_content_whatever_the_order(store):
    keep(store, record(1), record(2))
    both = store.revision()
    store.forget(OURS.name)
    keep(store, record(2))
    keep(store, record(1))
    assert store.revision() == both


def test_the_log_says_what_was_imported_and_what_refused(store):
    keep(store, record(1))
    (edit,) = store.edits()
    assert (edit.action, edit.subject) == ("imported", OURS.name)
    assert edit.details["refused"] == {"no date": 2}
    assert edit.details["added"] == 1


def test_a_data_set_is_forgotten_as_a_whole_and_alone(store):
    other = Dataset(name="Another")
    keep(store, record(1), record(2))
    keep(store, record(1, dataset="Another"), dataset=other)
    assert store.forget(OURS.name) == 2
    assert store.datasets() == (other,)
    assert [strike.dataset for strike in store.strikes()] == ["Another"]
    with pytest.raises(StoreError, match="was not imported: Another"):
        store.forget(OURS.name)


def test_an_import_that_fails_leaves_nothing_half_done(store):
    keep(store, record(1))
    before = store.revision(), len(store.edits())
    with pytest.raises(StoreError):
        store.keep_records(OURS, [("{}", record(2)), (None, record(3))], {})
    assert (store.revision(), len(store.edits())) == before
