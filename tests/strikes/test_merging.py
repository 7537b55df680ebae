from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.coordinates import Position
from geo.reports import Quote
from geo.strikes import as_of, merge
from geo.timespans import UNDATED, between, on_day, without_year
from geo.vocabulary import DateBasis, Kind, Outcome, Role, Status
from tests.builders import article, place, placed, unplaced

ONE, OTHER, THIRD = (article(name) for name in ("one", "other", "third"))
OWN_WORDS = {"quote": Quote(text="It was struck, locals said.", start=0, end=27)}


def day(number, basis=DateBasis.STATED):
    return on_day(date(2025, 5, number), basis)


def test_two_articles_on_one_strike_make_one():
    (strike,) = merge([placed("a", of=ONE), placed("b", of=OTHER)])
    assert len(strike.reports) == 2


@pytest.mark.parametrize(
    "different",
    [
        {"found": place("Lahore", 74.35, 31.55)},
        {"role": Role.LAUNCHED_FROM},
        {"kind": Kind.CONTEXT},
        {"attacker": "Pakistan"},
        {"operation": "Operation Bunyan ul Marsoos"},
        {"timespan": day(8)},
        {"timespan": UNDATED},
    ],
)
def test_a_different_place_role_kind_attacker_operation_or_day_is_another_strike(different):
    assert len(merge([placed("a", of=ONE), placed("b", of=OTHER, **OWN_WORDS, **different)])) == 2


def test_a_vague_date_joins_the_one_strike_it_covers_and_the_finest_date_speaks():
    vague = placed("a", of=ONE, timespan=between(date(2025, 5, 1), date(2025, 5, 9), DateBasis.STATED))
    exact = placed("b", of=OTHER)
    (strike,) = merge([vague, exact])
    assert strike.reports == (exact, vague)


def test_a_vague_date_that_covers_two_nights_joins_neither_and_is_flagged():
    vague = placed("a", of=ONE, timespan=between(date(2025, 5, 1), date(2025, 5, 9), DateBasis.STATED))
    strikes = merge([vague, placed("b", of=OTHER, timespan=day(7)), placed("c", of=OTHER, timespan=day(8))])
    assert len(strikes) == 3
    (alone,) = (s for s in strikes if s.reports == (vague,))
    assert set(alone.possibly_same_as) == {s.id for s in strikes} - {alone.id}


def test_marks_that_an_article_keeps_apart_stay_apart():
    city = placed("city", of=ONE, possibly_same_as=("base",))
    base = placed("base", of=ONE)
    first, second = merge([city, base])
    assert {first.id, second.id} == {*first.possibly_same_as, *second.possibly_same_as}


def test_an_unknown_attacker_joins_the_only_strike_of_that_place_and_day():
    (strike,) = merge([placed("a", of=ONE), placed("b", of=OTHER, attacker=None, **OWN_WORDS)])
    assert strike.joined[1] == ("date", "operation", "place")


def test_an_unknown_attacker_where_two_struck_joins_neither_and_is_flagged():
    strikes = merge(
        [
            placed("a", of=ONE, operation=None),
            placed("b", of=OTHER, operation=None, attacker="Pakistan"),
            placed("c", of=THIRD, operation=None, attacker=None, **OWN_WORDS),
        ]
    )
    (alone,) = (s for s in strikes if s.reports[0].report.attacker is None)
    assert set(alone.possibly_same_as) == {s.id for s in strikes} - {alone.id}


def test_another_attacker_is_not_even_flagged():
    first, second = merge([placed("a", of=ONE), placed("b", of=OTHER, attacker="Pakistan")])
    assert first.possibly_same_as == second.possibly_same_as == ()


def test_a_fallback_to_the_parent_town_is_not_the_town_but_may_be():
    town, base = placed("town", of=ONE), placed("base", of=OTHER)
    toponym = replace(base.report.toponym, text="Nur Khan Airbase")
    wide = Position(lon=73.0479, lat=33.6007, radius_m=20_000)
    base = replace(
        base,
        report=replace(base.report, toponym=toponym),
        resolution=replace(base.resolution, toponym=toponym, position=wide),
    )
    first, second = merge([town, base])
    assert first.possibly_same_as == (second.id,)


def test_undated_reports_merge_only_within_their_article():
    undated = {"timespan": without_year(5, 7)}
    assert len(merge([placed("a", of=ONE, **undated), placed("b", of=ONE, **undated)])) == 1
    first, second = merge([placed("a", of=ONE, **undated), placed("b", of=OTHER, **undated, **OWN_WORDS)])
    assert first.possibly_same_as == (second.id,)


def test_unplaced_and_undated_reports_are_kept_and_come_last():
    strikes = merge([unplaced("a", timespan=UNDATED), unplaced("b", "Elsewhere"), placed("c")])
    assert len(strikes) == 3
    assert strikes[-1].reports[0].report.key == "a"


def test_reports_of_one_event_share_its_id_also_across_articles():
    delhi = place("New Delhi", 77.21, 28.61)
    sirsa = place("Sirsa", 75.02, 29.53)
    strikes = merge(
        [
            placed("a", sirsa, of=ONE, event_key="missile", role=Role.INTERCEPTED_AT, linked_to=("b",)),
            placed("b", delhi, of=ONE, event_key="missile", role=Role.INTENDED_TARGET),
            placed("a", sirsa, of=OTHER, event_key="x", role=Role.INTERCEPTED_AT),
            placed("c", of=OTHER, event_key="missile"),
        ]
    )
    by_place = {s.reports[0].report.toponym.text: s for s in strikes}
    assert by_place["Sirsa"].event_id == by_place["New Delhi"].event_id
    assert by_place["Rawalpindi"].event_id != by_place["Sirsa"].event_id
    assert by_place["Sirsa"].linked_to == (by_place["New Delhi"].id,)


def test_links_to_reports_that_do_not_exist_lead_nowhere():
    (strike,) = merge([placed("a", linked_to=("ghost", "a"))])
    assert strike.linked_to == ()


CROWD = [
    placed("a", of=ONE),
    placed("b", of=ONE, timespan=day(8), linked_to=("a",), event_key="e"),
    placed("a", of=OTHER, event_key="e", attacker=None),
    placed("b", of=OTHER, timespan=between(date(2025, 5, 1), date(2025, 5, 9), DateBasis.RELATIVE)),
    placed("c", of=OTHER, kind=Kind.AREA, event_key="e"),
    placed("a", of=THIRD, timespan=UNDATED, outcome=Outcome.UNKNOWN),
    placed("b", of=THIRD, timespan=UNDATED),
    unplaced("x"),
]


@given(st.permutations(CROWD))
def test_the_order_of_reading_changes_nothing(reports):
    assert merge(reports) == merge(CROWD)


@given(st.lists(st.sampled_from(CROWD)))
def test_no_report_is_lost_or_told_twice(reports):
    told = [placed.id for strike in merge(reports) for placed in strike.reports]
    assert sorted(told) == sorted({placed.id for placed in reports})


@given(st.sets(st.sampled_from(range(len(CROWD)))))
def test_ids_are_unique_and_links_lead_to_strikes(chosen):
    strikes = merge([CROWD[n] for n in chosen])
    ids = {strike.id for strike in strikes}
    assert len(ids) == len(strikes)
    for strike in strikes:
        assert {*strike.linked_to, *strike.possibly_same_as} <= ids - {strike.id}


def test_an_unrelated_article_leaves_all_ids_as_they_were():
    elsewhere = placed("z", place("Kharkiv", 36.23, 49.99), of=article("fourth"), attacker="Russia")
    before = {strike.id: strike for strike in merge(CROWD)}
    after = {strike.id: strike for strike in merge([elsewhere, *CROWD])}
    assert {name: after[name] for name in before} == before
    assert len(after) == len(before) + 1


def published(day, **known):
    words = {"quote": Quote(text=f"Told on {day}.", start=0, end=12)}
    return placed("a", of=article(f"on {day}", published=date(2025, 5, day)), **words, **known)


def test_a_strike_keeps_its_id_when_a_finer_report_comes_later():
    early = published(8, timespan=between(date(2025, 5, 6), date(2025, 5, 8), DateBasis.STATED))
    late = published(9)
    (before,) = merge([early])
    (after,) = merge([late, early])
    assert after.reports == (late, early)
    assert after.id == before.id


def test_as_of_a_moment_only_what_was_published_is_known():
    early, late = published(8, deaths=(None, 5, None)), published(10, deaths=(None, 13, None))
    undated = placed("a", of=article("when?"))
    known = as_of([early, late, undated], datetime(2025, 5, 9, 18, tzinfo=UTC))
    assert known == merge([early])
    assert as_of([early], datetime(2025, 5, 7, tzinfo=UTC)) == ()
    assert as_of([early, late], datetime(2025, 5, 10, tzinfo=UTC)) == merge([early, late])


def test_copies_in_many_outlets_are_one_claim():
    (strike,) = merge(placed("a", of=article(f"copy {n}", publisher=f"Outlet {n}")) for n in range(40))
    assert len(strike.reports) == 40
    assert strike.status is Status.CLAIMED
    own = placed("a", of=article("own", publisher="Outlet of its own"), **OWN_WORDS)
    (strike,) = merge([*strike.reports, own])
    assert strike.status is Status.CORROBORATED
