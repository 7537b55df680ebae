from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from geo.reports import Quote
from geo.strikes import Merged, merge
from geo.timespans import UNDATED, between, on_day
from geo.vocabulary import DateBasis, Kind, Role
from tests.builders import article, place, placed, unplaced

LAHORE = place("Lahore", 74.35, 31.55)
BASE = place("Nur Khan", 73.0992, 33.6164, radius_m=2_000.0)
OPEN = {"attacker": None, "operation": None}


def day(number):
    return {"timespan": on_day(date(2025, 5, number), DateBasis.STATED)}


def told(words, key, found=None, **known):
    return placed(key, found, of=article(words), quote=Quote(text=words, start=0, end=len(words)), **known)


CROWD = [
    told("one", "a"),
    told("one", "b", BASE, possibly_same_as=("a",)),
    told("two", "a", event_key="missile", role=Role.INTENDED_TARGET, **OPEN),
    told("two", "b", LAHORE, event_key="missile", role=Role.INTERCEPTED_AT, linked_to=("a",), **OPEN),
    told("three", "a", LAHORE, **day(8)),
    told("four", "a", LAHORE, timespan=between(date(2025, 5, 1), date(2025, 5, 9), DateBasis.STATED)),
    told("five", "a", LAHORE, timespan=UNDATED, **OPEN),
    told("six", "a", LAHORE, attacker="Pakistan", operation=None),
    told("seven", "a", BASE, **OPEN),
    told("seven", "b", kind=Kind.AREA),
    unplaced("x"),
]
CHOSEN = st.sets(st.sampled_from(range(len(CROWD))))


@given(CHOSEN, CHOSEN, CHOSEN)
def test_what_comes_and_goes_leaves_what_merging_all_would_make(first, added, removed):
    kept = Merged(CROWD[n] for n in first)
    kept.update(added=[CROWD[n] for n in added])
    assert kept.strikes == merge(CROWD[n] for n in first | added)
    kept.update(removed=[CROWD[n].id for n in removed])
    assert kept.strikes == merge(CROWD[n] for n in (first | added) - removed)


def test_a_report_read_anew_replaces_what_was_read_before():
    before, after = told("one", "a", deaths=(None, 5, None)), told("one", "a", deaths=(None, 13, None))
    kept = Merged([before])
    kept.update(added=[after], removed=[before.id])
    assert kept.strikes == merge([after])


def test_only_the_neighbourhood_is_merged_again():
    elsewhere = [told(f"of {n}", "a", place(f"Town {n}", 30.0 + n, 50.0), **OPEN) for n in range(20)]
    kept = Merged([*CROWD, *elsewhere])
    one_more = told("one more", "a", place("Town 3", 33.0, 50.0), **OPEN)
    assert kept.update(added=[one_more]) == {one_more.id, elsewhere[3].id}
    assert kept.strikes == merge([*CROWD, *elsewhere, one_more])
    assert kept.update(added=[one_more]) == frozenset()
