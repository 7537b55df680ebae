from __future__ import annotations

from geo.extraction.effects import NO_DEATHS
from tests.extraction.reading import strikes


def test_an_attacker_not_named_is_the_one_told_before():
    found = strikes("Russian drones hit Kherson. A missile also struck Odesa.")
    assert found["Odesa"].attacker == "Russia"
    assert {e.field for e in found["Odesa"].evidence} >= {"attacker"}


def test_nobody_strikes_their_own_side():
    found = strikes(
        "Pakistan struck Pathankot with missiles. In India and Pakistan people wait. A drone hit Lahore."
    )
    assert found["Lahore"].attacker != "Pakistan"


def test_unknown_hands_stay_unknown():
    found = strikes("Israel struck Tyre. Unidentified aircraft bombed Albukamal.")
    assert found["Albukamal"].attacker is None


def test_a_date_is_that_of_the_sentence_before():
    found = strikes("On 7 May Israel struck Tyre. It bombed Sidon too.")
    assert found["Sidon"].timespan.edtf == "2025-05-07"


def test_the_dead_told_in_the_next_sentence_are_the_strikes():
    found = strikes("An Israeli air strike hit Tyre. At least five people were killed.")
    assert found["Tyre"].deaths == (5, 5, None)


def test_the_day_of_the_sentence_before_is_that_of_a_strike_told_without_one():
    found = strikes("Sirens went off at 8.40 pm on Thursday. Eight missiles hit Sumy.")
    assert found["Sumy"].timespan.edtf == "2025-05-08"
    assert {e.field for e in found["Sumy"].evidence} >= {"date"}


def test_of_two_days_in_the_sentence_before_neither_counts():
    found = strikes("Talks were held on Monday and on Thursday. Eight missiles hit Sumy.")
    assert found["Sumy"].timespan.edtf == "2025-05-10~"


def test_the_date_of_a_lead_below_bylines_holds_for_what_follows():
    text = "Missiles hit Sumy\n\nBy our staff\n\nSUMY, Ukraine\n\n"
    text += "Russian missiles hit Sumy on Thursday.\n\nDrones hit Romny."
    assert strikes(text)["Romny"].timespan.edtf == "2025-05-08"


def test_the_toll_of_a_war_is_not_that_of_the_last_strike():
    text = "Russian missiles hit Sumy. More than 9,000 people have been killed since the war began."
    assert strikes(text)["Sumy"].deaths == NO_DEATHS
