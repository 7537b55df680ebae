from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.reports import Quote
from geo.strikes.agreement import Bond, compare
from geo.strikes.traits import traits
from geo.timespans import UNDATED, between, on_day
from geo.vocabulary import DateBasis, Kind, Outcome, Precision, Role, WeaponClass
from tests.builders import place, placed, unplaced

SITE = {"precision": Precision.SITE, "radius_m": 1_500.0}
HOSPITAL = place("Al-Ahli Hospital", 34.4618, 31.5049, **SITE)
SCHOOL = place("Al-Zeitoun School", 34.4560, 31.4930, **SITE)
GAZA = place("Gaza", 34.4668, 31.5017, radius_m=9_000.0)
BAKHMUT = place("Bakhmut", 38.0016, 48.5945, id="geonames:1", radius_m=6_000.0)
ARTYOMOVSK = place("Artyomovsk", 37.9999, 48.5950, id="wof:2", radius_m=6_000.0)
VILLAGE, NEXT_VILLAGE = (
    place(name, 38.1, lat, id=name, radius_m=3_000.0)
    for name, lat in (("Opytne", 48.545), ("Ivanhrad", 48.570))
)
BY_PUBLICATION = on_day(date(2025, 5, 8), DateBasis.PUBLICATION, approximate=True)
LATER_STILL = on_day(date(2025, 5, 9), DateBasis.PUBLICATION, approximate=True)


def told(found=GAZA, words="Told so.", **known):
    known = {"operation": None, "quote": Quote(text=words, start=0, end=len(words))} | known
    return traits(placed("r", found, **known))


def day(number):
    return {"timespan": on_day(date(2025, 5, number), DateBasis.STATED)}


@pytest.mark.parametrize(
    ("one", "other", "bond"),
    [
        (told(), told(words="Own words."), Bond.SAME),
        (told(outcome=Outcome.HIT), told(outcome=Outcome.INTERCEPTED, role=Role.INTERCEPTED_AT), Bond.SAME),
        (told(deaths=(None, 5, None)), told(deaths=(None, 13, None)), Bond.SAME),
        (told(weapon_count=3), told(weapon_count=300), Bond.SAME),
        (told(), told(role=Role.LAUNCHED_FROM), Bond.APART),
        (told(), told(kind=Kind.CONTEXT), Bond.APART),
        (told(**day(7)), told(**day(9)), Bond.APART),
        (told(attacker="India"), told(attacker="Pakistan"), Bond.APART),
        (told(attacker="India"), told(attacker=None), Bond.SAME),
        (told(attacker="India / Israel"), told(attacker="Israel"), Bond.SAME),
        (told(attacker="India"), told(attacker=None, side_hit="India"), Bond.APART),
        (told(operation="Sindoor"), told(operation="Bunyan"), Bond.APART),
    ],
)
def test_parties_contradict_each_other_in_outcome_and_toll_not_in_who_when_and_where(one, other, bond):
    assert compare(one, other).bond is bond


@pytest.mark.parametrize(
    ("one", "other", "bond"),
    [
        (
            told(BAKHMUT, target_type="residential"),
            told(ARTYOMOVSK, "b", target_type="residential"),
            Bond.SAME,
        ),
        (told(BAKHMUT), told(ARTYOMOVSK, "b"), Bond.PERHAPS),
        (
            told(VILLAGE, target_type="residential"),
            told(NEXT_VILLAGE, "b", target_type="residential"),
            Bond.APART,
        ),
        (told(HOSPITAL), told(SCHOOL, "b"), Bond.PERHAPS),
        (told(HOSPITAL, target_type="hospital"), told(SCHOOL, "b", target_type="school"), Bond.PERHAPS),
        (told(GAZA, target_type="hospital"), told(GAZA, "b", target_type="school"), Bond.PERHAPS),
        (told(GAZA), told(HOSPITAL, "b"), Bond.PERHAPS),
        (told(GAZA, target_type="hospital"), told(HOSPITAL, "b", target_type="hospital"), Bond.SAME),
        (told(GAZA, target_type="hospital"), told(HOSPITAL, target_type="hospital"), Bond.PERHAPS),
        (told(GAZA), told(BAKHMUT, "b"), Bond.APART),
        (told(GAZA, kind=Kind.AREA), told(GAZA, "b", kind=Kind.AREA), Bond.SAME),
        (told(GAZA, kind=Kind.AREA), told(HOSPITAL, "b", kind=Kind.AREA), Bond.APART),
    ],
)
def test_one_place_under_two_names_is_one_where_the_rest_agrees(one, other, bond):
    assert compare(one, other).bond is bond


@pytest.mark.parametrize(
    ("one", "other", "bond"),
    [
        (told(), told(words="b", timespan=BY_PUBLICATION), Bond.SAME),
        (told(attacker=None), told(words="b", timespan=BY_PUBLICATION), Bond.PERHAPS),
        (told(**day(5)), told(words="b", timespan=BY_PUBLICATION), Bond.APART),
        (told(**day(9)), told(words="b", timespan=BY_PUBLICATION), Bond.APART),
        (told(timespan=LATER_STILL, attacker=None), told(words="b", timespan=BY_PUBLICATION), Bond.PERHAPS),
        (told(), told(words="b", timespan=UNDATED), Bond.PERHAPS),
        (told(timespan=UNDATED), told(timespan=UNDATED), Bond.SAME),
        (told(), told(timespan=between(date(2025, 1, 1), date(2025, 5, 9), DateBasis.STATED)), Bond.APART),
    ],
)
def test_a_vague_date_is_settled_by_who_struck_or_left_open(one, other, bond):
    assert compare(one, other).bond is bond


@pytest.mark.parametrize(
    ("weapons", "bond"),
    [
        ((WeaponClass.AIR_STRIKE, WeaponClass.MISSILE), Bond.SAME),
        ((WeaponClass.UNKNOWN, WeaponClass.DRONE), Bond.SAME),
        ((WeaponClass.CHEMICAL, WeaponClass.ROCKET), Bond.SAME),
        ((WeaponClass.DRONE, WeaponClass.ARTILLERY), Bond.PERHAPS),
    ],
)
def test_weapons_that_reporters_confuse_are_alike(weapons, bond):
    one, other = (told(weapon_class=weapon) for weapon in weapons)
    assert compare(one, other).bond is bond


def test_at_one_site_each_party_may_name_another_attacker():
    ours, theirs = (told(HOSPITAL, who, attacker=who, target_type="hospital") for who in ("Israel", "Hamas"))
    assert compare(ours, theirs).bond is Bond.SAME
    verdict = compare(ours._replace(target=None), theirs)
    assert verdict == (Bond.PERHAPS, frozenset({"place", "date"}), ("each party names another attacker",))


def test_a_name_that_could_not_be_placed_may_be_two_places():
    nowhere = placed("r").report.quote
    one = traits(unplaced(quote=nowhere))
    other = traits(unplaced(quote=replace(nowhere, text="Own words.")))
    assert compare(one, one).bond is Bond.SAME
    assert compare(one, other).against == ("a name that could not be placed",)
    assert compare(one, traits(unplaced(name="Elsewhere"))).bond is Bond.APART
    assert compare(one, told()).bond is Bond.APART


SOME = [
    told(found, words, attacker=attacker, weapon_class=weapon, timespan=span)
    for found in (GAZA, HOSPITAL, SCHOOL, BAKHMUT)
    for words, attacker, weapon, span in (
        ("a", "Israel", WeaponClass.DRONE, BY_PUBLICATION),
        ("b", None, WeaponClass.ARTILLERY, UNDATED),
        ("c", "Hamas", WeaponClass.UNKNOWN, LATER_STILL),
    )
]


@given(st.sampled_from(SOME), st.sampled_from(SOME))
def test_who_is_asked_first_changes_nothing(one, other):
    assert compare(one, other) == compare(other, one)
    assert compare(one, one).bond is Bond.SAME
