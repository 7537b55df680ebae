from __future__ import annotations

from geo.vocabulary import WeaponClass
from tests.extraction.reading import strikes


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


def test_weapons_named_in_one_breath_are_the_first_named():
    found = strikes("Troops attacked Nikopol and the Pokrovsk community with FPV drones and artillery.")
    assert found["Nikopol"].weapon_class is WeaponClass.DRONE


def test_a_strike_told_of_after_another_was_made_with_weapons_of_its_own():
    found = strikes("Hezbollah fired rockets at Haifa after a deadly strike on Nabatieh.")
    assert found["Nabatieh"].weapon_class is WeaponClass.UNKNOWN
    assert found["Haifa"].weapon_class is WeaponClass.ROCKET
