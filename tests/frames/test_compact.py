import pandas as pd

from geo.filters import StrikeFilter, apply, choices
from geo.frames import counts, rows
from geo.frames.compact import compact, expanded
from tests.fabricated import BUNYAN, frame


def test_says_the_same_of_every_strike() -> None:
    assert list(rows(compact(frame()))) == list(rows(frame()))


def test_is_expanded_to_what_it_was() -> None:
    pd.testing.assert_frame_equal(expanded(compact(frame())), frame())


def test_texts_that_many_share_are_held_once() -> None:
    many = pd.concat([frame()] * 40)
    held, before = (found.memory_usage(deep=True).sum() for found in (compact(many), many))
    assert held < before / 2


def test_strikes_at_one_place_share_their_point() -> None:
    many = pd.concat([frame(), frame()])
    (lahore, again) = compact(many).geometry["lahore"]
    assert lahore is again
    assert len({id(point) for point in many.geometry["lahore"]}) == 2


def test_is_filtered_and_counted_as_before() -> None:
    for chosen in (
        StrikeFilter(operations=(BUNYAN, "none")),
        StrikeFilter(attackers=("none",), hidden=("context",)),
        StrikeFilter(text="airbase"),
        StrikeFilter(origins=("ours",)),
    ):
        found = apply(chosen, compact(frame()))
        assert list(found.index) == list(apply(chosen, frame()).index)
        assert counts(found) == counts(apply(chosen, frame()))
    assert choices(compact(frame())) == choices(frame())


def test_lists_stay_lists_even_where_no_strike_has_any() -> None:
    without = frame().assign(linked_to=None)
    assert compact(without)["linked_to"].tolist() == [None] * len(without)
