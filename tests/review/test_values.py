from datetime import UTC, datetime

import pytest

from geo.errors import ReviewError
from geo.review.values import VALUES, place_value, public_place
from geo.vocabulary import DateBasis, Kind, Outcome, Precision, Role
from tests.builders import place, placed, unplaced

BASE = place("Murid", 72.774312, 32.909712, radius_m=2_000.0, precision=Precision.SITE)


def put(name, placed_report, value):
    VALUES[name].check(value)
    return VALUES[name].put(placed_report, value, "Ann says so: seen on video")


def test_a_place_goes_in_whole_and_needs_no_gazetteer_to_come_back():
    given = put("place", unplaced(), place_value(BASE))
    assert given.resolution.place == BASE
    assert given.resolution.position == BASE.position
    assert given.resolution.why == "Ann says so: seen on video"
    assert given.resolution.confidence == 1.0


def test_a_place_is_shown_no_finer_than_it_is_known():
    assert public_place(place_value(BASE)) == {
        "name": "Murid",
        "lon": 72.774,
        "lat": 32.91,
        "radius_m": 2000.0,
        "precision": "site",
    }
    assert VALUES["place"].read(unplaced()) is None
    assert VALUES["place"].read(placed())["name"] == "Rawalpindi"


def test_a_place_that_is_wrong_can_be_taken_away():
    given = put("place", placed(), None)
    assert given.resolution.place is given.resolution.position is given.resolution.precision is None
    assert given.resolution.why == "Ann says so: seen on video"


def test_what_lies_somewhere_in_a_region_is_an_area_and_what_is_found_in_it_a_strike():
    region = place("Punjab", precision=Precision.REGION)
    area = put("place", placed(), place_value(region))
    assert area.report.kind is Kind.AREA
    assert put("place", area, place_value(BASE)).report.kind is Kind.STRIKE
    context = placed(kind=Kind.CONTEXT, role=None)
    assert put("place", context, place_value(region)).report.kind is Kind.CONTEXT


def test_a_date_is_a_day_where_the_place_is():
    given = put("date", placed(), "2025-05-08").report.timespan
    assert given.start_utc == datetime(2025, 5, 7, 19, tzinfo=UTC)
    assert (given.edtf, given.basis) == ("2025-05-08", DateBasis.STATED)
    moved = put("place", put("date", unplaced(), "2025-05-08"), place_value(BASE)).report.timespan
    assert moved == given
    assert not put("date", placed(), None).report.timespan.dated


@pytest.mark.parametrize("text", ["2025-05-07/2025-05-10", "2025-05~", "XXXX-05-07"])
def test_dates_are_given_in_edtf(text):
    assert VALUES["date"].read(put("date", placed(), text)) == text


def test_terms_and_names_are_put_and_read():
    assert put("role", placed(), "intended_target").report.role is Role.INTENDED_TARGET
    assert put("outcome", placed(), "failed").report.outcome is Outcome.FAILED
    assert put("outcome", placed(), None).report.outcome is None
    assert put("attacker", placed(), "Israel").report.attacker == "Israel"
    assert [VALUES[name].read(placed()) for name in ("role", "outcome", "attacker", "date")] == [
        "target",
        "hit",
        "India",
        "2025-05-07",
    ]


@pytest.mark.parametrize("value", [{}, "Murid", 3, place_value(BASE) | {"position": {"lon": 0, "lat": 0}}])
def test_what_is_no_place_is_refused(value):
    with pytest.raises(ReviewError, match="no place: search for one"):
        VALUES["place"].check(value)


def test_a_place_needs_a_radius():
    with pytest.raises(ReviewError, match="radius"):
        VALUES["place"].check(place_value(place(radius_m=0.0)))
