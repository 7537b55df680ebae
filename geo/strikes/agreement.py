"""Whether two reports tell of one strike, and why.

The rules, in the order they are asked:

1. A *conflict* keeps two reports apart: another kind, attackers or operations that differ, one who is
   said to strike and to be struck, dates or places that cannot meet. What became of the strike, its
   toll and its weapons' number are no conflict: parties contradict each other in these, and at one site
   also in who struck it.
2. What could be one strike but need not be raises a *doubt*. Each doubt is settled only by
   agreement in something that tells strikes apart (`_SETTLES`): a toll, a count, a target.
3. Without conflict and open doubt the two are one strike.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from geo.coordinates import METRES_PER_DEGREE
from geo.strikes.traits import Traits
from geo.vocabulary import Kind, Precision, Role, WeaponClass

DAY_S = 86_400
# News tells undated strikes within days; what an article tells "by" its day is looked for so far back.
REPORTED_WITHIN_S = 2 * DAY_S
# A longer span is a summary of many strikes, not the date of one.
LONGEST_DATE_S = 45 * DAY_S
# Two records of one spot in different gazetteers differ by their rounding to minutes of arc (1.9 km).
SAME_SPOT_M = 2_000.0
# Villages differ by less in their radius: neither is a part of the other.
NESTED_RATIO = 1.5
_SITE = list(Precision).index(Precision.SITE)


class Bond(Enum):
    """What two reports are to each other."""

    SAME = "one strike"
    PERHAPS = "perhaps one strike"
    APART = "two strikes"


class Doubt(Enum):
    """What leaves open whether two reports are of one strike."""

    INSIDE = "one place lies within the other"
    NEXT_TO = "two names of places side by side"
    LISTED = "one sentence lists both places"
    UNPLACED = "a name that could not be placed"
    PUBLICATION = "dated only by the day of publication"
    UNDATED = "not dated"
    WEAPON = "different weapons"
    TARGET = "different targets"
    BLAME = "each party names another attacker"


class Verdict(NamedTuple):
    """How two reports compare: the bond, what they agree in, and what speaks against."""

    bond: Bond
    agreed: frozenset[str] = frozenset()
    against: tuple[str, ...] = ()


_SETTLES: Mapping[Doubt, frozenset[str]] = {
    Doubt.INSIDE: frozenset({"target", "toll"}),
    Doubt.NEXT_TO: frozenset({"target", "toll", "weapon count"}),
    Doubt.LISTED: frozenset(),
    Doubt.UNPLACED: frozenset({"toll", "weapon count", "words"}),
    Doubt.PUBLICATION: frozenset({"attacker", "operation", "target", "toll", "words"}),
    Doubt.UNDATED: frozenset({"words"}),
    Doubt.WEAPON: frozenset({"toll", "target"}),
    Doubt.TARGET: frozenset({"toll"}),
    Doubt.BLAME: frozenset({"target", "toll"}),
}
# Words that reporters use for one another: a jet's missile is an "air strike", shelling may be rockets.
_ALIKE = {
    frozenset(pair)
    for pair in (
        (WeaponClass.AIR_STRIKE, WeaponClass.MISSILE),
        (WeaponClass.AIR_STRIKE, WeaponClass.ROCKET),
        (WeaponClass.AIR_STRIKE, WeaponClass.DRONE),
        (WeaponClass.MISSILE, WeaponClass.ROCKET),
        (WeaponClass.ROCKET, WeaponClass.ARTILLERY),
    )
}


def compare(one: Traits, other: Traits) -> Verdict:
    """Return whether two reports of different articles tell of one strike, and why."""
    conflict = _conflict(one, other)
    if conflict:
        return Verdict(Bond.APART, frozenset(), (conflict,))
    doubts = tuple(_doubts(one, other))
    agreed = frozenset(_agreed(one, other))
    against = tuple(doubt.value for doubt in doubts if not agreed & _SETTLES[doubt])
    return Verdict(Bond.PERHAPS if against else Bond.SAME, agreed, against)


def _conflict(one: Traits, other: Traits) -> str | None:
    if one.kind is not other.kind:
        return "different kinds of report"
    if (one.role is Role.LAUNCHED_FROM) is not (other.role is Role.LAUNCHED_FROM):
        return "one place was struck, the other launched from"
    if _blame_differs(one, other) and not _one_site(one, other):
        return "different attackers"
    if one.operation and other.operation and one.operation != other.operation:
        return "different operations"
    if not _times_meet(one, other):
        return "different days"
    if not _places_meet(one, other):
        return "different places"
    return None


def _blame_differs(one: Traits, other: Traits) -> bool:
    """Tell whether the attackers differ, or one who strikes here is struck there."""
    different = one.attackers and other.attackers and not one.attackers & other.attackers
    return bool(different) or one.side_hit in other.attackers or other.side_hit in one.attackers


def _one_site(one: Traits, other: Traits) -> bool:
    """Tell whether both name one building or base; in a city two sides may strike on one day."""
    return one.fineness == other.fineness == _SITE and _same_place(one, other)


def _times_meet(one: Traits, other: Traits) -> bool:
    if one.start_s is None or one.end_s is None or other.start_s is None or other.end_s is None:
        return True  # undated: in doubt
    if max(one.length_s, other.length_s) > LONGEST_DATE_S:
        return one.edtf == other.edtf
    starts = _earliest(one), _earliest(other)
    return starts[0] <= other.end_s and starts[1] <= one.end_s


def _earliest(one: Traits) -> int:
    return (one.start_s or 0) - (REPORTED_WITHIN_S if one.by_publication else 0)


def _places_meet(one: Traits, other: Traits) -> bool:
    if one.place_id is None or other.place_id is None:
        return one.place_id is other.place_id and one.name == other.name
    if one.kind is Kind.AREA:
        return one.place_id == other.place_id and one.name == other.name
    if one.place_id == other.place_id and one.exact and other.exact:
        return True
    apart_m = distance_m(one, other)
    if one.name == other.name:
        return apart_m <= one.radius_m + other.radius_m
    if apart_m <= SAME_SPOT_M:
        return True
    if not _nested(one, other):
        return False
    # A site at the edge of a city is told as in the city.
    same_target = one.target is not None and one.target == other.target
    return apart_m <= max(one.radius_m, other.radius_m) + same_target * min(one.radius_m, other.radius_m)


def _nested(one: Traits, other: Traits) -> bool:
    """Tell whether one of two places can lie within the other, or is a site known by its town only."""
    small_m, large_m = sorted((one.radius_m, other.radius_m))
    return large_m >= NESTED_RATIO * small_m or one.place_id == other.place_id


def distance_m(one: Traits, other: Traits) -> float:
    """Return the distance in metres on a sphere flattened around the two: below 1 % off within 100 km."""
    east = math.remainder(one.lon - other.lon, 360) * math.cos(math.radians((one.lat + other.lat) / 2))
    return math.hypot(east, one.lat - other.lat) * METRES_PER_DEGREE


def _doubts(one: Traits, other: Traits) -> Iterator[Doubt]:
    if one.place_id is None:
        yield Doubt.UNPLACED
    elif not _same_place(one, other):
        yield Doubt.INSIDE if _nested(one, other) else Doubt.NEXT_TO
        if one.words == other.words:
            yield Doubt.LISTED
    if one.start_s is None or other.start_s is None:
        yield Doubt.UNDATED
    elif not _overlap(one, other) or (one.by_publication and other.by_publication and one.edtf != other.edtf):
        yield Doubt.PUBLICATION
    if one.weapon and other.weapon and not _weapons_alike(one.weapon, other.weapon):
        yield Doubt.WEAPON
    if one.target and other.target and one.target != other.target and not _one_site(one, other):
        yield Doubt.TARGET
    if _blame_differs(one, other):
        yield Doubt.BLAME


def _same_place(one: Traits, other: Traits) -> bool:
    if one.place_id == other.place_id and one.exact and other.exact:
        return True
    return one.name == other.name


def _overlap(one: Traits, other: Traits) -> bool:
    return (one.start_s or 0) <= (other.end_s or 0) and (other.start_s or 0) <= (one.end_s or 0)


def _weapons_alike(one: WeaponClass, other: WeaponClass) -> bool:
    return one is other or WeaponClass.CHEMICAL in (one, other) or frozenset((one, other)) in _ALIKE


def _agreed(one: Traits, other: Traits) -> Iterator[str]:
    """Yield what both reports say alike; what either leaves open is no agreement."""
    if one.place_id is not None and _same_place(one, other):
        yield "place"
    if one.start_s is not None and other.start_s is not None and _overlap(one, other):
        yield "date"
    if one.attackers & other.attackers:
        yield "attacker"
    if one.operation and one.operation == other.operation:
        yield "operation"
    if one.weapon and one.weapon is other.weapon:
        yield "weapon"
    if one.weapon_count and one.weapon_count == other.weapon_count:
        yield "weapon count"
    if one.target and one.target == other.target:
        yield "target"
    if one.deaths and one.deaths == other.deaths:
        yield "toll"
    if one.words == other.words:
        yield "words"
