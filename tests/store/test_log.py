from geo.pipeline import Reading
from geo.review import Action, Proposal
from geo.store import Dataset
from geo.store.log import stamp
from tests.builders import article, placed, record


def test_one_log_tells_in_order_what_the_machine_did_and_what_reviewers_decided(store):
    told = article("one")
    one = Reading(name="one", article=told, reports=(placed("r", of=told),))
    store.save([one], "fake/1")
    report = one.reports[0].id
    store.decide(Proposal(who="Ann", action=Action.ACCEPT, reports=(report,), why="checked"))
    store.save([one], "fake/2")
    log = store.edits()
    assert [(edit.action, edit.who, edit.subject) for edit in log] == [
        ("read", None, told.id),
        ("accept", "Ann", report),
        ("read again", None, told.id),
    ]
    assert log[1].details == {"reports": [report], "value": None, "why": "checked"}
    assert [edit.number for edit in log] == sorted(edit.number for edit in log)


def test_whatever_changes_the_content_changes_the_stamp(store):
    seen = set()

    def look():
        with store._reading() as connection:
            seen.add(stamp(connection))
        return len(seen)

    told = article("one")
    one = Reading(name="one", article=told, reports=(placed("r", of=told),))
    assert look() == look() == 1
    store.save([one], "fake/1")
    assert look() == 2
    store.decide(Proposal(who="Ann", action=Action.ACCEPT, reports=(one.reports[0].id,)))
    assert look() == 3
    store.keep_records(Dataset(name="D"), [("{}", record(1))], {})
    assert look() == 4
    store.forget("D")
    assert look() == 5
    store.erase(told.id, "asked for")
    assert look() == look() == 6
