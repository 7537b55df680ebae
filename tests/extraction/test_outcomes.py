from __future__ import annotations

import pytest

from geo.vocabulary import Outcome, Role
from tests.extraction.reading import strikes


@pytest.mark.parametrize(
    ("text", "place", "outcome"),
    [
        ("Russian missiles struck Odesa.", "Odesa", Outcome.HIT),
        ("Iran launched missiles at Haifa.", "Haifa", Outcome.UNKNOWN),
        ("Iran fired a missile at Haifa, killing two people.", "Haifa", Outcome.HIT),
        ("A missile aimed at Riyadh was intercepted.", "Riyadh", Outcome.INTERCEPTED),
        ("A missile fired at Haifa fell short.", "Haifa", Outcome.FAILED),
        (
            "Iran launched a missile at Haifa. All incoming missiles were intercepted, officials said.",
            "Haifa",
            Outcome.INTERCEPTED,
        ),
    ],
)
def test_what_became_of_a_strike(text, place, outcome):
    assert strikes(text)[place].outcome is outcome


def test_aimed_at_with_no_result_told_is_a_target():
    report = strikes("A missile aimed at Riyadh crossed the desert.")["Riyadh"]
    assert (report.role, report.outcome) == (Role.TARGET, Outcome.UNKNOWN)


def test_aimed_at_and_stopped_over_are_one_event():
    found = strikes(
        "Iran launched two missiles, including one aimed at Haifa, which was intercepted over Irbid."
    )
    assert found["Haifa"].event_key == found["Irbid"].event_key
    assert found["Irbid"].linked_to == (found["Haifa"].key,)


def test_fire_at_a_place_that_killed_hit_it():
    found = strikes("Nine people were killed by artillery fire and air strikes at Jarabulus.")
    assert found["Jarabulus"].outcome is Outcome.HIT
