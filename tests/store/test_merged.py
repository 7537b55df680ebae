from datetime import UTC, date, datetime

import pytest

from geo.pipeline import Reading
from geo.review import Action, Proposal
from geo.store import open_store
from geo.store.merged import Merged
from geo.strikes import as_of, merge
from tests.builders import article, place, placed

EXTRACTOR = "fake/1"


def reading(text, found=None, **known):
    published = known.pop("published", None)
    told = article(text, published=published)
    return Reading(name=text, article=told, reports=(placed("r", found, of=told, **known),))


def elsewhere(number):
    return reading(f"of {number}", place(f"Town {number}", 30.0 + number, 50.0))


def test_what_is_kept_up_to_date_is_what_another_store_reads_anew(store):
    readings = [reading("one"), reading("two"), elsewhere(1)]
    for one in readings:
        store.save([one], EXTRACTOR)
        store.strikes()
    assert store.strikes() == merge(placed for one in readings for placed in one.reports)
    store.save([reading("two", attacker="Pakistan", operation=None)], EXTRACTOR)
    assert len(store.strikes()) == 3
    store.erase(readings[0].article.id, "asked for")
    assert len(store.strikes()) == 2


def test_an_article_that_comes_merges_only_its_neighbourhood_again(tmp_path, monkeypatch):
    store = open_store(tmp_path / "s.sqlite")
    store.save([elsewhere(number) for number in range(12)], EXTRACTOR)
    store.strikes()
    merged = []
    update = Merged.update
    monkeypatch.setattr(Merged, "update", lambda self, **more: merged.append(update(self, **more)))
    one_more = reading("one more", place("Town 3", 33.0, 50.0))
    store.save([one_more], EXTRACTOR)
    assert len(store.strikes()) == 12
    assert merged == [{one_more.reports[0].id, elsewhere(3).reports[0].id}]
    store.strikes()
    assert len(merged) == 1  # nothing has changed: nothing is read
    store.save([one_more], "fake/2")
    store.strikes()
    assert merged[1] == frozenset()


def test_strikes_are_given_as_they_were_known_and_figures_that_were_superseded_stay(store):
    first = reading("Five died.", published=datetime(2025, 5, 8, 9, tzinfo=UTC), deaths=(None, 5, None))
    later = reading("13 died.", published=datetime(2025, 5, 10, 20, tzinfo=UTC), deaths=(None, 13, None))
    store.save([first, later], EXTRACTOR)
    moment = datetime(2025, 5, 10, 18, tzinfo=UTC)
    assert store.strikes(moment) == as_of([*first.reports, *later.reports], moment)
    (then,), (now,) = store.strikes(moment), store.strikes()
    assert [len(then.reports), len(now.reports)] == [1, 2]
    assert then.id == now.id
    assert store.strikes(datetime(2025, 5, 8, 8, tzinfo=UTC)) == ()


def test_a_decision_holds_for_what_was_known_before_it_was_made(store):
    one = reading("one", published=date(2025, 5, 8))
    store.save([one], EXTRACTOR)
    store.decide(Proposal(who="Ann", action=Action.ATTACKER, reports=(one.reports[0].id,), value="Pakistan"))
    (then,) = store.strikes(datetime(2025, 5, 9, tzinfo=UTC))
    assert then.reports[0].report.attacker == "Pakistan"


@pytest.mark.parametrize("action", [Action.JOIN, Action.SPLIT])
def test_an_article_read_again_keeps_its_joins_and_splits(store, action):
    readings = [reading("one"), reading("two")] if action is Action.SPLIT else [reading("one"), elsewhere(1)]
    store.save(readings, EXTRACTOR)
    ids = [one.reports[0].id for one in readings]
    before = len(store.strikes())
    reports, rest = (tuple(ids), None) if action is Action.JOIN else ((ids[0],), [ids[1]])
    made = store.decide(Proposal(who="Ann", action=action, reports=reports, value=rest))
    after = len(store.strikes())
    assert {before, after} == {1, 2}
    store.save(readings, "fake/2")
    store.save([reading("of another day", published=date(2025, 6, 1))], "fake/2")
    assert len(store.strikes()) == after
    store.decide(Proposal(who="Ann", action=Action.UNDO, value=made.number))
    assert len(store.strikes()) == before
