from datetime import date

from geo.reports import Quote
from geo.strikes.agreement import Bond
from geo.strikes.clusters import MOST_DOUBTS, MOST_WITNESSES, Cluster, Told, compare_told, gathered
from geo.strikes.traits import traits
from geo.timespans import UNDATED, on_day
from geo.vocabulary import DateBasis, Role, WeaponClass
from tests.builders import article, placed

ONE, OTHER = article("one"), article("other")


def told(key, **known):
    report = placed(key, **known)
    return Told(report, traits(report))


def words(text):
    return Quote(text=text, start=0, end=len(text))


def test_one_article_tells_twice_only_what_it_tells_in_the_same_terms():
    first = told("a", of=ONE)
    assert compare_told(first, told("b", of=ONE)).bond is Bond.SAME
    assert compare_told(first, told("b", of=ONE, attacker=None)).bond is Bond.PERHAPS
    assert compare_told(first, told("b", of=ONE, possibly_same_as=("a",))).bond is Bond.PERHAPS
    assert compare_told(first, told("b", of=ONE, role=Role.INTENDED_TARGET)).bond is Bond.APART
    assert compare_told(first, told("b", of=OTHER, role=Role.INTENDED_TARGET)).bond is Bond.SAME


def test_a_report_in_conflict_with_one_of_a_strike_is_kept_out_of_it():
    strike = Cluster(told("a", attacker=None, operation=None))
    strike.add(told("b", of=OTHER, operation=None), {"place"})
    assert strike.verdict(told("c", of=article("c"), attacker="Pakistan", operation=None)).bond is Bond.APART


def test_a_report_joins_the_strike_it_agrees_with_most():
    drone = placed("a", of=ONE, operation="One", attacker=None, weapon_class=WeaponClass.DRONE)
    shells = placed("b", of=OTHER, operation="Two", attacker=None, weapon_class=WeaponClass.ARTILLERY)
    known = {"operation": None, "attacker": None, "weapon_class": WeaponClass.DRONE}
    vague = placed("c", of=article("c"), quote=words("A drone, locals said."), **known)
    found = gathered([vague, shells, drone])
    assert sorted(len(cluster.told) for cluster in found) == [1, 2]
    (pair,) = (cluster for cluster in found if len(cluster.told) == 2)
    assert {one.placed.id for one in pair.told} == {drone.id, vague.id}


def test_what_may_be_any_of_many_points_to_none():
    def sides(count):
        return [
            placed("a", of=article(f"side {n}"), attacker=f"Side {n}", operation=None, quote=words(f"{n}"))
            for n in range(count)
        ]

    vague = placed("z", of=ONE, attacker=None, operation=None, timespan=UNDATED, quote=words("z"))
    assert len(gathered([vague, *sides(MOST_DOUBTS)])[-1].perhaps) == MOST_DOUBTS
    assert gathered([vague, *sides(MOST_DOUBTS + 1)])[-1].perhaps == []


def test_a_strike_of_very_many_reports_stays_one():
    many = [placed("a", of=article(f"{n}"), quote=words(f"Words {n}")) for n in range(3 * MOST_WITNESSES)]
    (cluster,) = gathered(many)
    assert len(cluster.told) == len(many)


def test_an_undated_copy_finds_its_strike_also_where_many_are_known():
    days = [
        placed(
            "a",
            of=article(f"day {n}"),
            quote=words(f"{n}"),
            timespan=on_day(date(2025, 4, n), DateBasis.STATED),
        )
        for n in range(1, 2 * MOST_DOUBTS)
    ]
    copy = placed("a", of=ONE, quote=words("3"), timespan=UNDATED)
    (pair,) = (cluster for cluster in gathered([copy, *days]) if len(cluster.told) == 2)
    assert {one.placed.id for one in pair.told} == {days[2].id, copy.id}
