from __future__ import annotations

import pytest

from geo.vocabulary import Kind
from tests.extraction.reading import reports, strikes


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("People fled Kherson. Missiles struck the city on Friday.", "Kherson"),
        ("Murid Airbase was quiet on Thursday. On Friday Indian jets bombed the same base.", "Murid Airbase"),
        ("People had fled to Kherson. Shells fell there on Friday.", "Kherson"),
        ("Crowds met in Kyiv. Drones hit the capital at night.", "Kyiv"),
    ],
)
def test_words_that_stand_for_a_place_tell_of_it(text, place):
    assert set(strikes(text)) == {place}


def test_the_place_meant_keeps_its_own_offsets_and_the_strike_its_sentence():
    text = "People fled Kherson. Missiles struck the city on Friday."
    report = strikes(text)["Kherson"]
    assert text[report.toponym.start : report.toponym.end] == "Kherson"
    assert report.quote.text == "Missiles struck the city on Friday."


@pytest.mark.parametrize(
    "text",
    [
        "Missiles struck the city on Friday.",
        "People fled Ukraine. Missiles struck the village on Friday.",
        "People fled Kharkiv. Missiles struck the village on Friday.",
    ],
)
def test_without_a_place_that_fits_they_stand_for_none(text):
    assert not strikes(text)


def test_one_place_on_two_days_is_two_strikes_with_keys_of_their_own():
    found = reports("Missiles struck Kherson on Thursday. On Friday drones hit the city.")
    assert [r.toponym.text for r in found] == ["Kherson", "Kherson"]
    assert len({r.key for r in found}) == 2


def test_the_city_that_holds_quarters_is_none_of_them():
    text = "Drones hit Kharkiv. Four drones struck the Zvanivskyi and Slobidskyi districts of the city."
    parents = {r.toponym.text: r.toponym.parents for r in reports(text)}
    assert parents["Slobidskyi"] == parents["Zvanivskyi"] == ("Kharkiv",)


def test_the_city_is_the_one_a_region_is_called_after():
    text = "Two people died in the region of Kharkiv after missiles hit the city."
    assert strikes(text)["Kharkiv"].kind is Kind.STRIKE


def test_the_town_is_not_what_it_is_said_to_lie_near():
    text = "A Russian strike hit Balakliia, a town 90 km east of Kharkiv. A missile hit the town."
    assert set(strikes(text)) == {"Balakliia"}
