from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import FilterError
from geo.ogc.queries import DEFAULT_LIMIT, MOST, ItemsQuery, items_query
from tests.fabricated import SINDOOR, frame

AT_FIVE_PAST_ONE = datetime(2025, 5, 7, 1, 5, tzinfo=UTC)
LAST_SECOND = datetime(2025, 5, 7, 23, 59, 59, tzinfo=UTC)


def test_nothing_asked_is_everything_by_pages():
    asked = items_query([])
    assert asked == ItemsQuery()
    assert (asked.limit, asked.offset) == (DEFAULT_LIMIT, 0)
    assert len(asked.matching(frame())) == len(frame())


def test_the_filter_is_the_pages_own():
    asked = items_query([("operation", SINDOOR), ("operation", "none"), ("outcome", "hit"), ("q", "air")])
    assert asked.chosen.operations == (SINDOOR, "none")
    assert asked.chosen.outcomes == ("hit",)
    assert asked.chosen.text == "air"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2025-05-07", datetime(2025, 5, 7, tzinfo=UTC), LAST_SECOND),
        ("2025-05-07T01:05:00Z", AT_FIVE_PAST_ONE, AT_FIVE_PAST_ONE),
        ("2025-05-07/..", datetime(2025, 5, 7, tzinfo=UTC), None),
        ("/2025-05-07", None, LAST_SECOND),
        ("2025-05-07T00:00:00+05:00/2025-05-07", datetime(2025, 5, 6, 19, tzinfo=UTC), LAST_SECOND),
    ],
)  # fmt: skip
def test_a_time_is_an_instant_or_an_interval_and_leaves_out_the_undated(text, start, end):
    chosen = items_query([("datetime", text)]).chosen
    assert (chosen.start_utc, chosen.end_utc, chosen.undated) == (start, end, False)


def test_a_box_keeps_what_touches_it_and_not_what_has_no_place():
    kept = items_query([("bbox", "74,31,75,32")]).matching(frame())
    assert list(kept["place_name"][kept["kind"] == "strike"]) == ["Lahore"]
    assert kept.geometry.notna().all()
    across = items_query([("bbox", "170,-90,75,90")]).matching(frame())
    assert "New Delhi" not in set(across["place_name"])
    assert "Lahore" in set(across["place_name"])


def test_a_box_with_heights_is_a_box():
    assert items_query([("bbox", "74,31,0,75,32,9000")]).bbox == (74, 31, 75, 32)


def test_more_than_a_page_is_a_page():
    assert items_query([("limit", "999999")]).limit == MOST


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("bbox", ""), ("bbox", "1,2,3"), ("bbox", "a,b,c,d"), ("bbox", "nan,0,1,1"), ("bbox", "0,1,1,0"),
        ("bbox", "-181,0,1,1"), ("bbox", "0,0,inf,1"), ("datetime", ".."), ("datetime", "/"),
        ("datetime", "soon"), ("datetime", "2025-13-01"), ("datetime", "2025-05-08/2025-05-07"),
        ("limit", "0"), ("limit", "-1"),
        ("limit", "1.5"), ("limit", "٣"), ("offset", "x"), ("outcome", "burnt"),
        ("f", "html"), ("colour", "red"), ("q", "x" * 300),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused_with_its_value(key, value):
    with pytest.raises(FilterError):
        items_query([(key, value)])


def test_a_single_parameter_given_twice_is_refused():
    with pytest.raises(FilterError, match="once"):
        items_query([("limit", "1"), ("limit", "2")])


@given(
    st.lists(
        st.tuples(st.sampled_from(["bbox", "datetime", "limit", "offset", "q", "kind"]), st.text(max_size=30))
    )
)
def test_any_query_is_answered_or_refused(pairs):
    try:
        asked = items_query(pairs)
    except FilterError:
        return
    assert 1 <= asked.limit <= MOST


@pytest.mark.parametrize("key", ["from", "to", "undated"])
def test_a_time_is_asked_in_one_way(key):
    with pytest.raises(FilterError, match=f"datetime and {key}"):
        items_query([("datetime", "2025-05-07"), (key, "1")])
