from __future__ import annotations

import pytest

from tests.extraction.reading import strikes, told


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Atarib: heavy shelling since dawn", {"Atarib"}),
        ("Russian shelling: Kherson, Nikopol", {"Kherson", "Nikopol"}),
        ("In Kherson, missiles destroyed two houses.", {"Kherson"}),
        ("8 July | Pokrovsk | FPV drone | van hit", {"Pokrovsk"}),
        ("Two glide bombs on Kherson in the afternoon.", {"Kherson"}),
    ],
)
def test_headings_fronts_and_rows(text, places):
    assert {place for place, _ in told(text)} == places


def test_a_sentence_that_tells_what_strikes_did_tells_of_one():
    text = "Russian missiles struck Kherson overnight. In Odesa two houses burned."
    assert ("Odesa", "target") in told(text)


def test_other_violence_is_no_strike():
    text = "Russian missiles struck Kherson overnight. In Odesa a man was shot dead in his car."
    assert {place for place, _ in told(text)} == {"Kherson"}


def test_a_burned_flag_is_no_strike():
    text = "Russian missiles struck Kherson overnight. In Odesa a flag was burned."
    assert {place for place, _ in told(text)} == {"Kherson"}


def test_who_speaks_before_a_colon_is_not_struck():
    text = "Belgorod governor Petrov: a Ukrainian drone exploded in the village of Sumy"
    assert "Belgorod" not in strikes(text)
