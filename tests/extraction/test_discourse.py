from __future__ import annotations

from geo.extraction.effects import NO_DEATHS
from geo.vocabulary import WeaponClass
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


def test_a_raid_told_after_air_strikes_is_one():
    found = strikes("Israeli jets bombed Tyre. A strike hit Sidon later.")
    assert found["Sidon"].weapon_class is WeaponClass.AIR_STRIKE


def test_what_befell_a_place_tells_no_weapon():
    found = strikes("Russian missiles struck Kherson. In Odesa dozens of explosions damaged a bridge.")
    assert found["Odesa"].weapon_class is WeaponClass.UNKNOWN


def test_several_that_struck_are_weapons_named_before():
    found = strikes("Russia fired dozens of missiles. Most were shot down but several struck Poltava.")
    assert found["Poltava"].weapon_class is WeaponClass.MISSILE


def test_debris_is_of_what_was_named_before():
    found = strikes("Twelve drones were shot down over Kyiv. Debris fell on houses in Bila Tserkva.")
    assert found["Bila Tserkva"].weapon_class is WeaponClass.DRONE


def test_what_a_strike_led_to_was_made_with_weapons_of_its_own():
    found = strikes("An Israeli strike hit Nabatieh, prompting Hezbollah to fire a barrage of rockets.")
    assert found["Nabatieh"].weapon_class is WeaponClass.UNKNOWN


def test_the_weapon_of_a_strike_elsewhere_is_not_that_of_the_one_before():
    found = strikes("Israel struck Nabatieh on Monday. Israeli tanks shelled Marjayoun.")
    assert found["Nabatieh"].weapon_class is WeaponClass.UNKNOWN


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


def test_weapons_named_in_one_breath_are_the_first_named():
    found = strikes("Troops attacked Nikopol and the Pokrovsk community with FPV drones and artillery.")
    assert found["Nikopol"].weapon_class is WeaponClass.DRONE
