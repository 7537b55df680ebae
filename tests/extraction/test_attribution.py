from __future__ import annotations

import pytest

from tests.extraction.reading import strikes


@pytest.mark.parametrize(
    ("text", "place", "attacker"),
    [
        ("A drone exploded in Safed. Hezbollah took responsibility.", "Safed", "Hezbollah"),
        ("An air strike hit Tajoura.\n\nThe mayor accused the LNA.", "Tajoura", "Libyan National Army"),
        (
            "Shells hit Zakho, officials said. Turkey rejected the charge and blamed the PKK.",
            "Zakho",
            "Turkey / Kurdistan Workers' Party",
        ),
        ("The next day Iraq answered. Scud missiles came down in Haifa.", "Haifa", "Iraq"),
        ("A missile hit Damascus. Israel declined to comment.", "Damascus", "Israel"),
        (
            "The Houthi military spokesman said that five ballistic missiles had been fired at Dubai.",
            "Dubai",
            "Houthis",
        ),
        ("The Arakan Army said its own fighters had fired rockets at Kyaukphyu.", "Kyaukphyu", "Arakan Army"),
    ],
)
def test_the_text_around_tells_who_struck(text, place, attacker):
    assert strikes(text)[place].attacker == attacker


def test_what_is_said_of_one_strike_is_not_said_of_those_told_later():
    text = "A drone exploded in Safed. Hezbollah took responsibility.\n\nShells hit Omdurman on Friday."
    text += " The mayor accused the RSF."
    found = strikes(text)
    assert (found["Safed"].attacker, found["Omdurman"].attacker) == ("Hezbollah", "Rapid Support Forces")


def test_an_attack_laid_to_unnamed_people_is_given_to_nobody_else():
    text = "American jets bombed Hilla after a drone attack by militants. The attack was on Erbil."
    assert strikes(text)["Erbil"].attacker is None


def test_a_party_does_not_strike_its_own_embassy():
    text = "American jets bombed Hilla.\n\nMortars landed on the American embassy compound in Baghdad."
    assert strikes(text)["Baghdad"].attacker is None


def test_nobody_is_named_for_a_strike_that_is_said_to_be_unclear():
    text = "A drone hit Qamishli. It was unclear who had carried out the strike. Turkey fights on."
    assert strikes(text)["Qamishli"].attacker is None


def test_unnamed_rebels_are_no_state():
    text = "A rebel bombardment hit Aleppo in Syria. The United States spoke of talks."
    assert strikes(text)["Aleppo"].attacker is None


def test_its_raids_are_those_of_who_speaks():
    text = "The Saudi-led coalition met. The Houthis hit Jeddah. The coalition said its raids hit Sanaa."
    assert strikes(text)["Sanaa"].attacker == "Saudi-led coalition"


def test_where_launches_come_from_is_no_party():
    text = "Israel waits. A number of rockets were launched from Lebanon toward Haifa in Israel."
    assert strikes(text)["Haifa"].attacker is None


def test_unknown_hands_stay_unknown():
    text = "Turkish jets bombed Sinjar. Unidentified aircraft bombed Zakho."
    assert strikes(text)["Zakho"].attacker is None


def test_places_of_one_launch_have_one_attacker():
    text = "Russia launched drones from Kursk and from Chauda in occupied Crimea."
    assert {r.attacker for r in strikes(text).values()} == {"Russia"}


def test_what_is_hit_where_a_group_fires_from_was_not_hit_by_it():
    found = strikes(
        "Israel and Hezbollah traded fire. Hezbollah fired rockets at Safed. Later a drone hit a car in Tyre."
    )
    assert found["Safed"].attacker == "Hezbollah"
    assert found["Tyre"].attacker != "Hezbollah"


def test_an_army_that_tells_of_what_came_down_did_not_fire_it():
    found = strikes("The Israeli army said that a rocket had come down in Zvanivka Am.")
    assert found["Zvanivka Am"].attacker is None


def test_who_supplies_shells_does_not_fire_them():
    text = "Russian forces shelled Odesa using 155-mm shells supplied to Moscow by Iran."
    assert strikes(text)["Odesa"].attacker == "Russia"


def test_nobody_strikes_a_city_that_is_called_its_own():
    text = (
        "Armenia shelled Terter. Azerbaijani drones hit Martuni. A missile hit the Azerbaijani city of Ganja."
    )
    assert strikes(text)["Ganja"].attacker == "Armenia"
