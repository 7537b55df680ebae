from __future__ import annotations

import pytest

from geo.extraction.weapons import as_number, classes_in
from geo.vocabulary import WeaponClass
from tests.extraction.reading import strikes


@pytest.mark.parametrize(
    ("text", "place", "weapon_class", "count"),
    [
        ("Russia fired six ballistic missiles at Odesa.", "Odesa", WeaponClass.MISSILE, 6),
        ("Two Shahed drones hit Odesa.", "Odesa", WeaponClass.DRONE, 2),
        ("Russian troops shelled Kherson.", "Kherson", WeaponClass.ARTILLERY, None),
        ("An air strike hit Tyre.", "Tyre", WeaponClass.AIR_STRIKE, 1),
        ("Israeli warplanes bombed Tyre.", "Tyre", WeaponClass.AIR_STRIKE, None),
        ("Hezbollah fired rockets at Haifa.", "Haifa", WeaponClass.ROCKET, None),
        ("Russia attacked Odesa with drones and missiles.", "Odesa", WeaponClass.DRONE, None),
        ("Russian missile and drone attacks hit Odesa.", "Odesa", WeaponClass.MISSILE, None),
        ("A bomb filled with sarin was dropped on Saraqib.", "Saraqib", WeaponClass.CHEMICAL, 1),
        ("A drone attack on Odesa killed two.", "Odesa", WeaponClass.DRONE, None),
    ],
)
def test_weapon_class_and_count(text, place, weapon_class, count):
    report = strikes(text)[place]
    assert (report.weapon_class, report.weapon_count) == (weapon_class, count)


def test_the_weapon_is_given_as_written():
    assert strikes("Russia fired six ballistic missiles at Odesa.")["Odesa"].weapon == "ballistic missiles"


def test_of_several_weapons_the_first_gives_the_class_and_all_are_written():
    report = strikes("Russia fired air-to-surface missiles and drones at Odesa.")["Odesa"]
    assert (report.weapon, report.weapon_class) == ("air-to-surface missiles and drones", WeaponClass.MISSILE)


def test_counts_stand_at_their_places():
    found = strikes("Air defences shot down 11 drones over Sevastopol and 3 over Taganrog.")
    assert found["Taganrog"].weapon_count == 3


@pytest.mark.parametrize(
    ("word", "value"), [("six", 6), ("twenty-one", 21), ("1,200", 1200), ("many", None), ("9" * 30, None)]
)
def test_numbers(word, value):
    assert as_number(word) == value


def test_each_class_once_in_order():
    assert classes_in("missiles, drones and more missiles") == (WeaponClass.MISSILE, WeaponClass.DRONE)


def test_bombs_dropped_by_jets_are_air_strikes():
    assert strikes("Israeli jets dropped bombs on Tyre.")["Tyre"].weapon_class is WeaponClass.AIR_STRIKE


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("The nine drones and two missiles that Russia launched at Odesa were shot down.", WeaponClass.DRONE),
        ("Ukrainian forces shelled Odesa from multiple launch rocket systems.", WeaponClass.ROCKET),
        ("The jets dropped their payloads near Odesa.", WeaponClass.AIR_STRIKE),
    ],
)
def test_the_first_weapon_named_and_what_fires_it(text, weapon):
    assert strikes(text)["Odesa"].weapon_class is weapon


def test_the_dead_of_a_place_are_no_weapons():
    text = "Israeli strikes killed seven people in Tyre and five in Sidon."
    assert strikes(text)["Sidon"].weapon_count is None
