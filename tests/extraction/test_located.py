from __future__ import annotations

import pytest

from geo.vocabulary import Outcome
from tests.extraction.reading import strikes, told


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("In Misrata, air strikes destroyed stores at the works.", {"Misrata"}),
        ("A truck had stopped near Kherson when it was hit by a drone.", {"Kherson"}),
        ("Residents in Kherson say a missile hit a tower.", {"Kherson"}),
        (
            "Israeli jets bombed Tyre. Four were killed in Sidon and two in Baalbek.",
            {"Tyre", "Sidon", "Baalbek"},
        ),
    ],
)
def test_a_place_that_says_where_is_where_it_happened(text, places):
    assert set(strikes(text)) == places


@pytest.mark.parametrize(
    "text",
    [
        "The minister in Kherson said that a missile hit a tower.",
        "Israeli jets bombed Tyre. Four were killed in clashes in Sidon.",
    ],
)
def test_a_place_of_speakers_and_of_other_violence_is_not(text):
    assert not set(strikes(text)) - {"Tyre"}


def test_where_people_condemn_a_strike_is_not_where_it_was():
    text = "Russian drones hit Kherson on Tuesday. In Brussels, the foreign ministers condemned the attack."
    assert set(strikes(text)) == {"Kherson"}


def test_a_fire_beside_drones_that_were_downed_is_a_hit():
    text = "Though nearly all drones launched by Ukraine were downed, a fire broke out at a plant in Engels."
    assert told(text) == {("Engels", "target")}
    assert strikes(text)["Engels"].outcome is Outcome.HIT


def test_where_something_else_was_weeks_before_is_not_where_it_is():
    text = "The drone strike on their camp came three weeks after an attack in Kirkuk."
    assert "Kirkuk" not in strikes(text)
