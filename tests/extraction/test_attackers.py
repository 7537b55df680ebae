from __future__ import annotations

import pytest

from tests.extraction.reading import strikes


@pytest.mark.parametrize(
    ("text", "place", "attacker"),
    [
        ("Russia shelled Kherson.", "Kherson", "Russia"),
        ("Russian forces shelled Kherson.", "Kherson", "Russia"),
        ("Indian missiles hit Kotli.", "Kotli", "India"),
        ("Kyiv's drones struck Taganrog.", "Taganrog", "Ukraine"),
        ("Kherson was shelled by Russian troops.", "Kherson", "Russia"),
        ("Air strikes by the Saudi-led coalition hit Hodeidah.", "Hodeidah", "Saudi-led coalition"),
        ("US and British jets bombed Hodeidah.", "Hodeidah", "United States / United Kingdom"),
        ("The IDF struck Tyre.", "Tyre", "Israel"),
        ("Houthi rebels fired a missile at Eilat.", "Eilat", "Houthis"),
        ("Two Ukrainian drones were shot down over Sevastopol.", "Sevastopol", "Ukraine"),
        ("India responded with strikes on Kotli.", "Kotli", "India"),
        ("Hezbollah said it had fired rockets at Haifa.", "Haifa", "Hezbollah"),
        ("Iran-backed Houthi fighters launched drones at Eilat.", "Eilat", "Houthis"),
        (
            "A drone strike by Sudan's paramilitary Rapid Support Forces hit Kosti.",
            "Kosti",
            "Rapid Support Forces",
        ),
        ("Lebanon's Iran-backed Hezbollah fired rockets at Haifa.", "Haifa", "Hezbollah"),
        ("Russia launched a series of missile strikes on Odesa.", "Odesa", "Russia"),
        ("A missile from Yemen fell in Eilat.", "Eilat", None),
        ("On Tuesday Turkey bombed Sinjar.", "Sinjar", "Turkey"),
        ("Two U.S.-British raids hit Hodeidah.", "Hodeidah", "United States / United Kingdom"),
        ("The Saudi-led coalition bombed Hodeidah on Friday.", "Hodeidah", "Saudi-led coalition"),
        ("Jets believed to be Russian bombed Idlib.", "Idlib", "Russia"),
        ("A jet bombed a depot used by Hezbollah in Tyre.", "Tyre", None),
        ("An air strike hit Manbij; 40 ISIS fighters were killed.", "Manbij", None),
        ("An Israeli strike carried out on Monday killed two in Tyre.", "Tyre", "Israel"),
    ],
)
def test_who_struck(text, place, attacker):
    assert strikes(text)[place].attacker == attacker


def test_who_only_reports_or_condemns_did_not_strike():
    assert strikes("Hungary condemned the strike on Odesa.")["Odesa"].attacker != "Hungary"


def test_an_army_nobody_names_elsewhere_is_that_of_the_country():
    text = "Sudan is at war with itself.\n\nThe army shelled Omdurman on Friday."
    assert strikes(text)["Omdurman"].attacker == "Sudan"


@pytest.mark.parametrize(
    ("text", "attacker"),
    [
        ("A drone belonging to the RSF exploded in Khartoum.", "Rapid Support Forces"),
        ("The strike on Khartoum was carried out by Sudanese paramilitary forces.", None),
    ],
)
def test_owners_of_weapons_and_forces_that_are_no_states(text, attacker):
    assert strikes(text)["Khartoum"].attacker == attacker


def test_what_a_strike_answered_was_not_made_by_who_answered():
    found = strikes("Israel struck Tyre in Lebanon after a rocket attack on Haifa killed two.")
    assert found["Tyre"].attacker == "Israel"
    assert found["Haifa"].attacker != "Israel"
