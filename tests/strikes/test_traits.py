from dataclasses import replace

from geo.coordinates import Position
from geo.reports import Quote
from geo.strikes.traits import traits
from geo.timespans import UNDATED
from geo.vocabulary import Precision, WeaponClass
from tests.builders import placed, unplaced


def test_attackers_who_strike_together_are_each_one():
    assert traits(placed(attacker="Israel / United States")).attackers == {"Israel", "United States"}
    assert traits(placed(attacker=None)).attackers == frozenset()


def test_an_unknown_weapon_is_none():
    assert traits(placed(weapon_class=WeaponClass.UNKNOWN)).weapon is None
    assert traits(placed(weapon_class=WeaponClass.DRONE)).weapon is WeaponClass.DRONE


def test_spellings_of_a_name_and_of_a_sentence_are_alike():
    one = placed(quote=Quote(text="India  struck it.", start=0, end=17))
    other = placed(quote=Quote(text="india struck it.", start=4, end=20))
    assert traits(one).words == traits(other).words
    assert traits(unplaced(name="Rafiqui")).name == traits(unplaced(name="Rafiqi")).name


def test_an_undated_span_has_no_end():
    assert traits(placed(timespan=UNDATED)).length_s == float("inf")


def test_a_position_beside_the_places_own_is_not_exact():
    report = placed()
    wide = Position(lon=73.2, lat=33.6, radius_m=9_000)
    moved = replace(report, resolution=replace(report.resolution, position=wide))
    assert traits(report).exact
    assert not traits(moved).exact
    in_its_stead = replace(report, resolution=replace(report.resolution, precision=Precision.TOWN))
    assert not traits(in_its_stead).exact
