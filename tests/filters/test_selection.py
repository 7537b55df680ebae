from datetime import UTC, date, datetime

import pytest

from geo.filters import StrikeFilter, apply, choices, layers
from geo.frames import strikes_frame
from geo.strikes import compared, merge
from geo.timespans import UNDATED, between, on_day
from geo.vocabulary import DateBasis, Kind, Outcome, Precision, Role, WeaponClass
from tests.builders import place, placed, record, strike, unplaced

EARLY = on_day(date(2025, 5, 7), DateBasis.STATED)
LONG = between(date(2025, 4, 22), date(2025, 5, 10), DateBasis.STATED)
SIRSA = place("Sirsa", 75.02, 29.53, country="IN", admin1="Haryana", precision=Precision.TOWN)


@pytest.fixture(scope="module")
def frame():
    intercepted = {
        "role": Role.INTERCEPTED_AT,
        "outcome": Outcome.INTERCEPTED,
        "attacker": "Pakistan",
        "operation": "Operation Bunyan ul Marsoos",
        "weapon": "ballistic missile",
        "weapon_class": WeaponClass.MISSILE,
    }
    return strikes_frame(
        [
            strike(placed(timespan=EARLY), id="pindi"),
            strike(placed(found=SIRSA, timespan=LONG, **intercepted), id="sirsa"),
            strike(unplaced(operation=None, attacker=None, timespan=UNDATED), id="lost"),
            strike(placed(kind=Kind.AREA, attacker="India / Israel"), id="area"),
            strike(placed(kind=Kind.CONTEXT, role=None, outcome=None, attacker=None), id="context"),
        ]
    )


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [
        ({}, "pindi sirsa lost area context"),
        ({"operations": ("Operation Bunyan ul Marsoos",)}, "sirsa"),
        ({"operations": ("none",)}, "lost"),
        ({"operations": ("Operation Bunyan ul Marsoos", "none")}, "sirsa lost"),
        ({"attackers": ("Israel",)}, "area"),
        ({"attackers": ("India",)}, "pindi area"),
        ({"attackers": ("none",)}, "lost context"),
        ({"outcomes": ("intercepted",)}, "sirsa"),
        ({"outcomes": ("none",)}, "context"),
        ({"weapons": ("missile",)}, "sirsa"),
        ({"roles": ("target",)}, "pindi lost area"),
        ({"precisions": ("town",)}, "sirsa"),
        ({"precisions": ("none",)}, "lost"),
        ({"kinds": ("area",)}, "area"),
        ({"hidden": ("Operation Sindoor",)}, "sirsa lost area context"),
        ({"hidden": ("area", "context", "none")}, "pindi sirsa"),
        ({"undated": False}, "pindi sirsa area context"),
        ({"text": "sirsa"}, "sirsa"),
        ({"text": "BALLISTIC haryana"}, "sirsa"),
        ({"text": "ballistic rawalpindi nowhere"}, ""),
        ({"attackers": ("India",), "kinds": ("strike",)}, "pindi"),
    ],
)
def test_conditions_hold_together_and_terms_of_one_field_are_alternatives(frame, chosen, kept):
    assert list(apply(StrikeFilter(**chosen), frame).index) == kept.split()


def at(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "end", "kept"),
    [
        (at(2025, 5, 7, 23, 59, 59), None, {"pindi", "sirsa", "area", "context"}),
        (at(2025, 5, 8), None, {"sirsa"}),
        (None, at(2025, 5, 6, 23, 59, 59), {"sirsa"}),
        (None, at(2025, 5, 7), {"pindi", "sirsa", "area", "context"}),
        (None, at(2025, 4, 21, 23, 59, 59), set()),
        (at(2025, 5, 11), None, set()),
    ],
)
def test_spans_that_overlap_are_kept_with_both_ends_inclusive(frame, start, end, kept):
    chosen = StrikeFilter(start_utc=start, end_utc=end, undated=False)
    assert set(apply(chosen, frame).index) == kept
    with_undated = StrikeFilter(start_utc=start, end_utc=end)
    assert set(apply(with_undated, frame).index) == kept | {"lost"}


def test_search_ignores_accents_and_case():
    frame = strikes_frame([strike(placed(found=place("Kýiv")))])
    assert len(apply(StrikeFilter(text="kyiv"), frame)) == 1
    assert len(apply(StrikeFilter(text="KÝIV"), frame)) == 1


def test_search_takes_no_patterns(frame):
    assert len(apply(StrikeFilter(text="."), frame)) == len(frame)
    assert len(apply(StrikeFilter(text=".*"), frame)) == 0
    assert len(apply(StrikeFilter(text="["), frame)) == 0


def test_every_filter_works_on_an_empty_frame():
    chosen = StrikeFilter(
        operations=("x",),
        hidden=("area",),
        text="x",
        undated=False,
        start_utc=datetime(2025, 1, 1, tzinfo=UTC),
    )
    assert len(apply(chosen, strikes_frame([]))) == 0


def test_each_row_lies_in_one_layer(frame):
    assert dict(layers(frame)) == {
        "pindi": "Operation Sindoor",
        "sirsa": "Operation Bunyan ul Marsoos",
        "lost": "none",
        "area": "area",
        "context": "context",
    }


def test_choices_are_what_the_frame_holds(frame):
    found = choices(frame)
    assert found["attackers"] == ("India", "Israel", "Pakistan", "none")
    assert found["outcomes"] == ("hit", "intercepted", "none")
    assert found["hidden"][-1] == "none"
    assert choices(strikes_frame([]))["attackers"] == ()


def test_by_the_clock_of_reports_it_is_the_first_report_that_counts(frame):
    known = frame.assign(
        known_since_utc=[datetime(2025, 5, day, tzinfo=UTC) for day in (7, 8, 9, 10)] + [None]
    )
    first, last = datetime(2025, 5, 8, tzinfo=UTC), datetime(2025, 5, 9, 23, 59, 59, tzinfo=UTC)
    chosen = StrikeFilter(start_utc=first, end_utc=last, undated=False, clock="reported")
    assert list(apply(chosen, known).index) == ["sirsa", "lost"]
    assert list(apply(StrikeFilter(undated=False, clock="reported"), known).index) == list(frame.index[:4])


def test_strikes_of_articles_and_of_data_sets_are_told_apart():
    strikes = compared(merge([placed("a"), placed("b", place("Lahore", lon=74.3, lat=31.5))]), [record(1)])
    both = strikes_frame(strikes, outlines=lambda _: None)
    assert sorted(apply(StrikeFilter(origins=("both",)), both)["place_name"]) == ["Rawalpindi", "Rawalpindi"]
    assert list(apply(StrikeFilter(origins=("ours",)), both)["place_name"]) == ["Lahore"]
    assert list(apply(StrikeFilter(datasets=("A data set",)), both)["dataset"]) == ["A data set"]
    assert len(apply(StrikeFilter(datasets=("none",)), both)) == 2
    assert list(apply(StrikeFilter(hidden=("imported",)), both)["dataset"].isna()) == [True, True]
