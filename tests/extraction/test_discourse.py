from __future__ import annotations

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
