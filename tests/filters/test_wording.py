import re
from datetime import UTC, datetime

from hypothesis import given

from geo.filters import StrikeFilter, describe, slug
from tests.filters.test_query import filters

MAY = StrikeFilter(
    operations=("Operation Sindoor",),
    start_utc=datetime(2025, 5, 7, tzinfo=UTC),
    end_utc=datetime(2025, 5, 10, 23, 59, 59, tzinfo=UTC),
)


def test_the_file_name_says_operation_and_days():
    assert slug(MAY) == "strikemap_operation-sindoor_2025-05-07_2025-05-10"
    assert slug(StrikeFilter()) == "strikemap"


@given(filters)
def test_a_file_name_is_safe_on_every_system(chosen):
    assert re.fullmatch(r"strikemap[a-z0-9_-]{0,110}", slug(chosen))


def test_names_without_ascii_letters_stay_apart():
    assert slug(StrikeFilter(operations=("Операция",))) != slug(StrikeFilter(operations=("عملية",)))


def test_the_field_keeps_equal_terms_apart():
    assert slug(StrikeFilter(outcomes=("unknown",))) != slug(StrikeFilter(weapons=("unknown",)))


def test_a_sentence_tells_every_condition():
    chosen = StrikeFilter(
        operations=("Operation Sindoor", "none"),
        outcomes=("hit",),
        hidden=("area",),
        text="air base",
        undated=False,
        start_utc=MAY.start_utc,
        end_utc=MAY.end_utc,
    )
    assert describe(chosen) == (
        "Strikes with operation Operation Sindoor or not given; outcome hit; layers hidden area; "
        "text contains 'air base'; from 2025-05-07 UTC; to 2025-05-10 UTC; without undated strikes."
    )
    assert describe(StrikeFilter()) == "All strikes."


def test_the_moment_of_what_was_known_is_told():
    then = StrikeFilter(as_of=datetime(2025, 5, 10, 18, tzinfo=UTC))
    assert describe(then) == "All strikes, as known at 2025-05-10T18:00:00Z UTC."
    assert slug(then) == "strikemap_as-of-2025-05-10t18-00-00z"
