from datetime import UTC, datetime, timedelta, timezone

import pytest

from geo.errors import FilterError
from geo.filters import StrikeFilter
from geo.filters.strike_filter import MAX_TERMS, MAX_TEXT

NOON = datetime(2025, 5, 7, 12, tzinfo=UTC)


def test_equal_filters_are_equal_however_they_were_chosen():
    one = StrikeFilter(outcomes=("intercepted", "hit", "hit"), text="  air   base ")
    other = StrikeFilter(outcomes=("hit", "intercepted"), text="air base")
    assert one == other
    assert hash(one) == hash(other)


def test_instants_are_kept_in_utc():
    chosen = StrikeFilter(start_utc=NOON.astimezone(timezone(timedelta(hours=5, minutes=30))))
    assert chosen.start_utc == NOON
    assert chosen.start_utc.tzinfo is UTC


@pytest.mark.parametrize(
    "wrong",
    [
        {"outcomes": ("boom",)},
        {"weapons": ("sword",)},
        {"roles": ("victim",)},
        {"precisions": ("street",)},
        {"kinds": ("bomb",)},
        {"operations": tuple(f"Operation {n}" for n in range(MAX_TERMS + 1))},
        {"attackers": ("x" * (MAX_TEXT + 1),)},
        {"text": "x" * (MAX_TEXT + 1)},
        {"text": "a\ud800b"},
        {"operations": ("a\x00b",)},
        {"start_utc": datetime(2025, 5, 7)},
        {"start_utc": NOON, "end_utc": NOON - timedelta(seconds=1)},
        {"end_utc": datetime(9999, 12, 31, 23, tzinfo=timezone(-timedelta(hours=5)))},
    ],
)
def test_what_no_strike_can_have_is_refused(wrong):
    with pytest.raises(FilterError):
        StrikeFilter(**wrong)


def test_every_field_may_ask_for_what_is_not_given():
    names = ("operations", "attackers", "outcomes", "weapons", "roles", "precisions", "kinds", "hidden")
    for name in names:
        assert getattr(StrikeFilter(**{name: ("none",)}), name) == ("none",)


def test_the_refusal_names_the_terms_there_are():
    with pytest.raises(FilterError, match="failed, hit, intercepted, unknown, none"):
        StrikeFilter(outcomes=("boom",))
