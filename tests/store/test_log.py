from geo.pipeline import Reading
from geo.review import Action, Proposal
from tests.builders import article, placed


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
