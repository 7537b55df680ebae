from __future__ import annotations

import pytest

from tests.extraction.reading import told
from tests.extraction.test_triggers import kinds


@pytest.mark.parametrize(
    "text",
    [
        "The air strike on Odesa went on.",
        "The missile strikes, part of a plan, went on.",
        "A drone attack on Odesa went on.",
        "The shelling of Odesa went on.",
        "Two bombs on Odesa.",
    ],
)
def test_nouns_of_striking(text):
    assert list(kinds(text).values()) == ["strike"]


@pytest.mark.parametrize(
    "text", ["The strike capability of the army grew.", "An attack on the minister's record."]
)
def test_nouns_that_are_none(text):
    assert kinds(text) == {}


def test_an_interception_told_by_a_noun():
    assert kinds("After an interception over Odesa debris fell.")["interception"] == "interception"


def test_counted_raids_in_a_note_are_strikes():
    assert ("Atarib", "target") in told("Russian warplanes: 4 raids outskirts of Atarib, 2 raids Kafr Amma")


def test_the_attack_that_a_strike_came_weeks_after_is_another_event():
    text = "Turkey carried out drone strikes on Kobani, three months after an attack in Ankara."
    assert {place for place, _ in told(text)} == {"Kobani"}


def test_a_strike_that_kills_nurses_is_none_of_labour():
    text = "Seven people, a nurse among them, were killed in Israeli strikes on the village of Tyre."
    assert ("Tyre", "target") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The army claimed another hit by drones on the refinery in Odesa.",
        "Artillery is near. Fire from across the river killed nine people in Odesa.",
    ],
)
def test_hits_on_a_place_and_fire_that_kills_are_strikes(text):
    assert ("Odesa", "target") in told(text)
