from datetime import UTC, date, datetime

import pytest
from shapely import box

from geo.coordinates import CRS
from geo.errors import FrameError
from geo.frames import REPORT_COLUMNS, STRIKE_COLUMNS, reports_frame, rows, strike_rows, strikes_frame
from geo.reports import Claim, Evidence, Quote
from geo.strikes import merge
from geo.timespans import without_year
from geo.vocabulary import Kind, Stance
from tests.builders import TEXT, article, place, placed, strike, unplaced


def only_row(*reports, **known):
    return next(rows(strikes_frame([strike(*reports, **known)])))


def test_a_strike_is_one_row_with_the_contract_columns_in_order():
    frame = strikes_frame([strike()])
    assert list(frame.columns) == [*STRIKE_COLUMNS, "geometry"]
    assert list(frame.index) == ["s1"]
    assert frame.index.name == "id"
    assert frame.crs == CRS


def test_longitude_is_the_x_of_the_point():
    geometry = only_row(placed(found=place(lon=73.1, lat=33.6)))["geometry"]
    assert (geometry.x, geometry.y) == (73.1, 33.6)


def test_an_empty_frame_keeps_columns_and_types():
    empty, full = strikes_frame([]), strikes_frame([strike()])
    assert len(empty) == 0
    assert list(empty.dtypes) == list(full.dtypes)
    assert list(rows(empty)) == []


def test_rows_speak_plain_python():
    row = only_row(placed(weapon_count=6))
    assert row["weapon_count"] == 6
    assert type(row["weapon_count"]) is int
    assert row["deaths_low"] is None
    assert row["start_utc"] == datetime(2025, 5, 7, tzinfo=UTC)
    assert type(row["start_utc"]) is datetime
    assert next(iter(row)) == "id"


def test_unknown_parents_are_missing_not_empty():
    row = only_row(placed(found=place(country="", admin1="")))
    assert row["country"] is None
    assert row["admin1"] is None


def test_an_unplaced_strike_keeps_its_row_and_says_why():
    row = only_row(unplaced(name="Nowhere"))
    assert row["geometry"] is None
    assert row["place"] == "Nowhere"
    assert "Nowhere" in row["unplaced_reason"]
    assert row["radius_m"] is None
    assert row["confidence"] is None


def test_an_undated_strike_keeps_the_stated_day():
    row = only_row(placed(timespan=without_year(5, 7)))
    assert (row["start_utc"], row["end_utc"], row["edtf"]) == (None, None, "XXXX-05-07")


def test_an_area_is_never_a_point():
    area = strike(placed(kind=Kind.AREA))
    assert next(rows(strikes_frame([area])))["geometry"] is None
    outlined = strikes_frame([area], outlines=lambda _: box(70, 30, 75, 35))
    assert next(rows(outlined))["geometry"].geom_type == "Polygon"


def test_outlines_leave_points_alone():
    frame = strikes_frame([strike()], outlines=lambda _: box(70, 30, 75, 35))
    assert frame.geometry.iloc[0].geom_type == "Point"


def test_sources_claims_and_first_knowledge_come_from_all_reports():
    first = placed("r1", of=article("one", publisher="A", published=date(2025, 5, 9)))
    words = Quote(text="Rawalpindi was struck, locals said.", start=0, end=35)
    known = {"publisher": "B", "published": datetime(2025, 5, 8, 6, tzinfo=UTC)}
    second = placed("r2", of=article("two", **known), quote=words)
    again = placed("r3", of=article("one", publisher="A", published=date(2025, 5, 9)))
    row = only_row(first, second, again)
    assert [source["publisher"] for source in row["sources"]] == ["A", "B"]
    assert len(row["claims"]) == 3
    assert row["n_reports"] == 3
    assert row["n_publishers"] == 2
    assert row["known_since_utc"] == datetime(2025, 5, 8, 6, tzinfo=UTC)


def test_a_later_toll_supersedes_the_earlier_which_stays():
    later = placed("r1", of=article("one", published=date(2025, 5, 9)), deaths=(None, 13, None))
    first = placed("r2", of=article("two", published=date(2025, 5, 8)), deaths=(None, 5, None))
    row = only_row(later, first)
    assert (row["deaths_low"], row["deaths_best"], row["deaths_high"]) == (5, 13, 13)
    assert [toll["deaths_best"] for toll in row["tolls"]] == [5, 13]
    assert row["tolls"][0]["known_since_utc"] == "2025-05-08T00:00:00Z"


def test_a_strike_says_how_far_it_can_be_relied_on_and_by_which_rule():
    row = next(rows(strikes_frame(merge([placed()]))))
    assert row["status_why"] == "one side or one publisher tells of it"
    assert row["strike_confidence"] == 0.45


def test_a_report_says_what_made_it_part_of_its_strike():
    frame = reports_frame(merge([placed("r1", of=article("one")), placed("r2", of=article("two"))]))
    assert sorted(frame["joined_by"].fillna("")) == ["", "attacker, date, operation, place, words"]


def test_the_first_claim_is_the_reports_own():
    quote = Quote(text=TEXT, start=0, end=len(TEXT))
    claims = (
        Claim(claimant="officials", stance=Stance.CLAIMS, quote=quote, hedge="reportedly"),
        Claim(claimant="ministry", stance=Stance.DENIES, quote=quote),
    )
    row = only_row(placed(claims=claims))
    assert (row["claimant"], row["stance"]) == ("officials", "claims")
    assert [claim["stance"] for claim in row["claims"]] == ["claims", "denies"]
    assert [claim["hedge"] for claim in row["claims"]] == ["reportedly", None]


def test_evidence_is_told_with_its_words():
    evidence = (Evidence(field="weapon", quote=Quote(text=TEXT[:5], start=0, end=5)),)
    assert only_row(placed(evidence=evidence))["evidence"] == [
        {"field": "weapon", "quote": TEXT[:5], "start": 0, "end": 5}
    ]


def test_two_strikes_of_one_id_break_the_contract():
    with pytest.raises(FrameError):
        strikes_frame([strike(), strike()])


def test_reports_have_a_table_of_their_own():
    strikes = merge([placed("r1"), placed("r2"), unplaced("r3")])
    frame = reports_frame(strikes)
    assert list(frame.columns) == [*REPORT_COLUMNS, "geometry"]
    assert len(frame) == 3
    assert set(frame["strike_id"]) == {s.id for s in strikes}
    assert len(reports_frame([])) == 0


def test_rows_are_the_same_with_and_without_a_table():
    strikes = merge([placed("r1", weapon_count=6), unplaced("r2"), placed("r3", kind=Kind.AREA)])
    assert list(strike_rows(strikes)) == list(rows(strikes_frame(strikes)))
