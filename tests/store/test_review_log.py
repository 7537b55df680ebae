import threading

import pytest

from geo.errors import ConflictError, ReviewError
from geo.pipeline import Reading
from geo.review import Action, Proposal
from geo.store import open_store
from tests.builders import article, place, placed

EXTRACTOR = "fake/1"


def told(words, found=None):
    of = article(words)
    return Reading(name=words, article=of, reports=(placed("r", found, of=of),))


@pytest.fixture
def reports(store):
    readings = [told("one"), told("two", place("Lahore", 74.35, 31.55))]
    store.save(readings, EXTRACTOR)
    return [one.reports[0].id for one in readings]


def word(reports, value="Pakistan", action=Action.ATTACKER, who="Ann", **more):
    return Proposal(who=who, action=action, reports=tuple(reports), value=value, **more)


def attackers(store):
    return {
        strike.reports[0].report.toponym.text: strike.reports[0].report.attacker for strike in store.strikes()
    }


def test_a_decision_is_kept_with_who_when_what_and_why(store, reports):
    made = store.decide(word(reports[:1], why="its ministry says so"))
    assert store.decisions() == (made,)
    assert made.at_utc.tzinfo is not None
    assert (made.who, made.value, made.why) == ("Ann", "Pakistan", "its ministry says so")
    assert attackers(store) == {"Rawalpindi": "Pakistan", "Lahore": "India"}
    assert store.last_decision() == made.number


def test_the_original_is_untouched_and_comes_back_when_undone(store, reports):
    before = store.strikes(), store.revision()
    made = store.decide(word(reports[:1]))
    assert store.revision() != before[1]
    store.decide(Proposal(who="Ann", action=Action.UNDO, value=made.number))
    assert (store.strikes(), store.revision()) == before
    with pytest.raises(ReviewError, match="undone already, by 'Ann'"):
        store.decide(Proposal(who="Bob", action=Action.UNDO, value=made.number))
    assert [one.action for one in store.decisions()] == [Action.ATTACKER, Action.UNDO]


def test_a_conflict_is_told_and_nothing_is_written(store, reports):
    seen = store.last_decision()
    store.decide(word(reports[:1], "Iran", seen=seen))
    with pytest.raises(
        ConflictError, match=r"'Ann' decided meanwhile .*'Iran'.*Yours was: attacker 'Israel'"
    ):
        store.decide(word(reports[:1], "Israel", who="Bob", seen=seen))
    assert len(store.decisions()) == 1
    store.decide(word(reports[:1], "Israel", who="Bob", seen=store.last_decision()))
    assert attackers(store)["Rawalpindi"] == "Israel"


def test_two_who_correct_different_fields_both_are_kept(store, reports):
    store.decide(word(reports[:1], seen=0))
    store.decide(word(reports[:1], "2025-05-08", Action.DATE, who="Bob", seen=0))
    speaks = next(strike for strike in store.strikes() if strike.reports[0].id == reports[0]).reports[0]
    assert (speaks.report.attacker, speaks.report.timespan.edtf) == ("Pakistan", "2025-05-08")
    assert [one.who for one in speaks.corrections] == ["Ann", "Bob"]


def test_of_writers_at_once_one_wins_and_every_other_is_told(store, reports):
    outcomes = []

    def write(name):
        own = open_store(store._address)
        for attempt in range(5):
            try:
                outcomes.append(own.decide(word(reports[:1], f"{name} {attempt}", who=name, seen=0)))
            except ConflictError as error:
                outcomes.append(error)
        own.close()

    writers = [threading.Thread(target=write, args=(name,)) for name in ("Ann", "Bob")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    kept = store.decisions()
    assert len(outcomes) == 10
    assert [one for one in outcomes if not isinstance(one, ConflictError)] == list(kept)
    assert len(kept) == 1


def test_no_decision_of_writers_at_once_is_lost(store, reports):
    def write(name, report):
        own = open_store(store._address)
        for attempt in range(10):
            own.decide(word([report], f"{name} {attempt}", who=name, seen=own.last_decision()))
        own.close()

    writers = [
        threading.Thread(target=write, args=pair) for pair in zip(("Ann", "Bob"), reports, strict=True)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(store.decisions()) == 20
    assert attackers(store) == {"Rawalpindi": "Ann 9", "Lahore": "Bob 9"}


def test_what_is_not_kept_cannot_be_decided(store, reports):
    with pytest.raises(ReviewError, match="no report 'gone'"):
        store.decide(word([reports[0], "gone"]))
    with pytest.raises(ReviewError, match="no decision '7'"):
        store.decide(Proposal(who="Ann", action=Action.UNDO, value=7))
    assert store.decisions() == ()


def test_what_is_rejected_is_listed_with_its_reason(store, reports):
    made = store.decide(word(reports[:1], None, Action.REJECT, why="a drill"))
    assert len(store.strikes()) == 1
    ((placed_report, decision),) = store.rejected()
    assert (placed_report.id, decision) == (reports[0], made)
    store.decide(Proposal(who="Ann", action=Action.UNDO, value=made.number))
    assert store.rejected() == ()
    assert len(store.strikes()) == 2


def test_an_erasure_takes_the_reviewers_words_and_leaves_that_they_decided(store, reports):
    quoting = "the article says: forces struck"
    store.decide(word(reports[:1], "A Private Person", why=quoting))
    both = store.decide(word(reports, "Israel", why=quoting, seen=store.last_decision()))
    store.erase(reports[0].partition("-")[0], "court order 7")
    log = str(store.edits())
    assert quoting not in log
    assert "A Private Person" not in log
    assert [(one.who, one.reports) for one in store.decisions()] == [
        ("Ann", (reports[0],)),
        ("Ann", both.reports),
    ]
    assert attackers(store) == {"Lahore": "Israel"}
