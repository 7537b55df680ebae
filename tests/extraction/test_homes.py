"""Towns of hospitals, streets and quarters that are told without one."""

from __future__ import annotations

import pytest

from geo.extraction.homes import settled
from geo.extraction.name import Name
from tests.extraction.reading import reports


def homes(text):
    return {r.toponym.text: r.toponym.parents for r in reports(text)}


def test_a_hospital_is_in_the_town_last_spoken_of():
    text = "Russian drones hit Sumy overnight. A missile struck the Pokrovska church, the mayor said."
    assert homes(text)["Pokrovska church"] == ("Sumy",)


def test_what_another_sentence_states_goes_before_the_town_last_spoken_of():
    text = (
        "An air strike hit Zvanivka Hospital in Sumy on Monday. Shells fell in Kherson on Tuesday. "
        "A second missile hit Zvanivka Hospital on Wednesday, officials said."
    )
    assert homes(text)["Zvanivka Hospital"] == ("Sumy",)


@pytest.mark.parametrize("between", ["Kherson said", "\n\nNobody was hurt.\n\nThe day was cold.\n\nThen"])
def test_a_town_that_speaks_or_is_long_past_is_no_home(between):
    text = f"Russian drones hit the grain port near the border. {between} a missile struck Zvanivska Street."
    assert homes(text).get("Zvanivska Street", ()) == ()


def test_a_town_that_saw_its_mosque_hit_is_told_once():
    text = "Air strikes went on for a second day. Kherson also saw deaths when the Zvanivka Mosque was hit."
    assert list(homes(text)) == ["Zvanivka Mosque"]


def test_a_town_listed_beside_its_station_was_struck_too():
    text = "Drones struck Kherson and the Zvanivka Hospital, officials said."
    assert set(homes(text)) == {"Kherson", "Zvanivka Hospital"}


def test_names_without_a_kind_keep_no_home():
    plain = Name(text="Zvanivka", start=0, end=8, known=False, home="Sumy")
    assert settled([[plain]]) == [(plain,)]


def test_a_hospital_behind_a_quarter_is_in_the_town_of_both():
    text = "Shells rocked Kherson. Shells fell on the Qvarivka quarter and hit the Petrivka hospital."
    assert homes(text)["Qvarivka"] == homes(text)["Petrivka hospital"] == ("Kherson",)
