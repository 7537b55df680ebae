import json

from geo.pipeline import Reading
from geo.review import Action, Proposal
from geo.store.tables import REPORTS
from tests.builders import article, placed


def test_documents_hold_what_the_machine_read_and_nothing_of_reviewers(store):
    told = article("one")
    one = Reading(name="one", article=told, reports=(placed("r", of=told),))
    store.save([one], "fake/1")
    store.decide(Proposal(who="Ann", action=Action.ATTACKER, reports=(one.reports[0].id,), value="Pakistan"))
    with store._reading() as connection:
        (document,) = map(json.loads, connection.execute(REPORTS.select()).scalars("document"))
    assert "corrections" not in document
    assert document["report"]["attacker"] == "India"
