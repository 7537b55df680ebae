from __future__ import annotations

import pytest

from geo.extraction.epithets import Epithets
from tests.extraction.reading import strikes

TEXT = "The Sudanese army fights the RSF. The Saudi-led coalition and the Arakan Army are elsewhere."


@pytest.mark.parametrize(
    ("epithet", "party"),
    [
        ("army", "Sudan"),
        ("army aircraft", "Sudan"),
        ("group", "Rapid Support Forces"),
        ("the coalition", "Saudi-led coalition"),
        ("slow drones", None),
        ("the mayor", None),
    ],
)
def test_an_epithet_means_a_party_that_is_said_to_be_one(epithet, party):
    assert Epithets(TEXT).meant(epithet, 33) == party


def test_the_one_named_last_before_is_meant():
    text = "The Indian army fired. The Pakistani army fired."
    assert Epithets(text).meant("army", text.index("Pakistani")) == "Pakistan"
    assert Epithets(text).meant("army", 10) == "India"


@pytest.mark.parametrize(
    ("text", "place", "attacker"),
    [
        ("The Sudanese army and the RSF fight. An army plane bombed Nyala.", "Nyala", "Sudan"),
        ("Pakistani state television said the armed forces had fired missiles at Beas.", "Beas", "Pakistan"),
        ("The GNA said its drones had bombed Tarhuna.", "Tarhuna", "Libya"),
    ],
)
def test_whoever_is_meant_is_the_attacker(text, place, attacker):
    assert strikes(text)[place].attacker == attacker


def test_an_abbreviation_of_two_air_forces_means_the_one_the_article_is_about():
    assert Epithets("IAF jets struck a base, the Israeli army said.").meant("IAF jets", 0) == "Israel"
    assert Epithets("IAF jets struck a base, the Indian army said.").meant("IAF jets", 0) == "India"
