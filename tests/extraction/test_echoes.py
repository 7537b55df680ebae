from __future__ import annotations

import pytest

from tests.extraction.reading import strikes


@pytest.mark.parametrize(
    ("text", "place", "parent"),
    [
        ("In Damascus, an air strike hit a house in the Kafr Sousa quarter.", "Kafr Sousa", "Damascus"),
        (
            "In Punjab's Muridke, a missile attack on the Zvanivka Mosque killed three.",
            "Zvanivka Mosque",
            "Muridke",
        ),
        ("Tyre: a drone fired on a car at the Maachouq junction, two wounded.", "Maachouq junction", "Tyre"),
    ],
)
def test_a_place_that_opens_the_sentence_tells_where_the_finer_one_lies(text, place, parent):
    found = strikes(text)
    assert set(found) == {place}
    assert parent in found[place].toponym.parents


def test_what_a_list_sums_up_is_no_strike_of_its_own():
    text = (
        "Warplanes struck parts of southern Idlib, the agency said, including the towns of Saraqib and Ariha."
    )
    assert set(strikes(text)) == {"Saraqib", "Ariha"}


def test_two_towns_of_one_sentence_are_two():
    assert set(strikes("In Kherson a drone hit a bus and in Odesa missiles struck the port.")) == {
        "Kherson",
        "Odesa",
    }


def test_the_district_of_another_town_is_not_in_the_one_that_opens_the_sentence():
    text = "In Jammu, a civilian was killed in shelling in forward areas of Poonch and Rajouri districts."
    assert strikes(text)["Poonch"].toponym.parents == ()
