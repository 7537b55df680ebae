from datetime import date

from geo.strikes import compared, merge
from geo.timespans import on_day
from geo.vocabulary import DateBasis, Kind, Origin, Status
from tests.builders import place, placed, record

HERE = place("Talmenes", lon=36.74, lat=35.64, radius_m=3000.0)
THERE = place("Saraqib", lon=36.80, lat=35.86, radius_m=3000.0)


def told(*reports, theirs):
    return {strike.id: strike for strike in compared(merge(reports), theirs)}


def test_a_record_of_the_same_strike_is_named_on_both_sides_and_merged_with_neither():
    ours, theirs = placed("a", HERE), record(1, HERE)
    (mine,) = merge([ours])
    both = told(ours, theirs=[theirs])
    assert len(both) == 2
    assert both[mine.id].counterparts == (theirs.id,)
    assert both[theirs.id].counterparts == (mine.id,)
    assert {strike.origin for strike in both.values()} == {Origin.BOTH}
    assert both[mine.id].reports == mine.reports
    assert both[mine.id].status is mine.status


def test_what_only_one_side_tells_is_so_called():
    theirs = record(1, THERE)
    found = told(placed("a", HERE), theirs=[theirs])
    assert {strike.dataset: strike.origin for strike in found.values()} == {
        None: Origin.OURS,
        "A data set": Origin.THEIRS,
    }
    assert found[theirs.id].status is Status.CLAIMED
    assert found[theirs.id].status_why == "recorded by A data set"


def test_another_day_is_another_strike():
    theirs = record(1, HERE, timespan=on_day(date(2025, 5, 9), DateBasis.STATED))
    assert all(not strike.counterparts for strike in told(placed("a", HERE), theirs=[theirs]).values())


def test_an_event_that_may_be_a_strike_is_compared_as_one_and_stays_what_it_is():
    theirs = record(1, HERE, kind=Kind.EVENT, role=None, outcome=None, attacker=None, operation=None)
    found = told(placed("a", HERE), theirs=[theirs])
    assert found[theirs.id].origin is Origin.BOTH
    assert found[theirs.id].reports[0].report.kind is Kind.EVENT


def test_records_are_not_merged_with_each_other():
    assert len(told(theirs=[record(1, HERE), record(2, HERE)])) == 2


def test_without_records_strikes_are_as_they_were():
    strikes = merge([placed("a", HERE)])
    assert compared(strikes, []) == strikes
