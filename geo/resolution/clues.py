"""The clues that speak for and against one candidate: each a number with a reason in words."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from geo.coordinates import METRES_PER_DEGREE
from geo.gazetteer.names import facility, fold, kind, kind_of, normalise, words
from geo.gazetteer.place import NameHit, Place
from geo.resolution.company import TOGETHER
from geo.resolution.toponyms import Toponym

# What is known of a candidate by itself, by its article and by what the text says of its name.
ALONE = (
    "similarity", "exact", "preferred_name", "initials_missed", "population", "population_gap",
    "country", "admin1", "admin2", "area", "capital", "site", "region", "continent", "nature",
    "namesake_area", "kind", "kind_missed", "country_told", "country_untold", "parent", "parent_missed",
    "parent_elsewhere", "parent_elsewhere_missed", "admin1_named", "admin1_told", "admin2_named",
)  # fmt: skip
# What speaks for none of the candidates: the place that is meant is in no gazetteer.
NOWHERE = (
    "nowhere", "nowhere_inexact", "nowhere_single", "nowhere_double", "nowhere_small", "nowhere_untold",
    "nowhere_words", "nowhere_parent", "nowhere_lonely",
)  # fmt: skip
CLUES = (*ALONE, *NOWHERE, *TOGETHER)

# A place without a known population counts as one of this many people; sites are listed for their note.
_UNKNOWN_POPULATION = 300
_SITE_POPULATION = 20_000
# Names of parents are trusted this far beyond the parent's own radius (metres).
_PARENT_MARGIN_M = 15_000.0
# Two names this alike are one name, spelled by another convention at most (0–1).
_EXACT = 0.98
# A name in capitals of at most so many letters is an abbreviation.
_LONGEST_INITIALS = 4
# Towns of under 10,000 (10^4) people have namesakes that no gazetteer lists.
_SMALL = 4.0

# So near to a place of the article that is sure, or so sure and near, is worth saying (0–1).
_NEAR = 0.5

_NAMES_KEPT = 10_000
# Islands and hills that stand in the table of sites.
_RELIEF = ("ISL", "HLLS")
_CLASSES = {"area": ("A", "L"), "settlement": ("P",), "water": ("H",), "relief": ("T", "L")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What is known around one toponym when its candidates are weighed.

    Attributes
    ----------
    countries
        How strongly the rest of the article speaks of each country, 0–1.
    names
        Normalised names of the article's other places.
    parents
        For each parent named with the toponym, the places it may be.
    elsewhere
        The same for parents named with it at other spots of the article.
    admin1s
        How strongly the rest of the article speaks of each first-order area, by country and name, 0–1.
    others
        Where the article's other names were placed so far.
    """

    countries: Mapping[str, float]
    names: frozenset[str]
    parents: Sequence[Sequence[Place]]
    others: Sequence[Place]
    elsewhere: Sequence[Sequence[Place]] = ()
    admin1s: Mapping[tuple[str, str], float] = field(default_factory=dict)


def clues(
    toponym: Toponym,
    hit: NameHit,
    parents: Sequence[Sequence[Place]] = (),
    elsewhere: Sequence[Sequence[Place]] = (),
    *,
    largest: float = 0.0,
) -> dict[str, float]:
    """Return the clues of `ALONE` that apply to `hit` by itself and by what its name is told to lie in.

    `parents` and `elsewhere` are what `Surroundings` describes; `largest` is the population clue of the
    most populous place of the very name.
    """
    place = hit.place
    population = size(place)
    return {
        "similarity": hit.similarity - 1,
        "exact": float(hit.similarity >= _EXACT),
        "preferred_name": float(normalise(place.name) == normalise(hit.matched_name)),
        "initials_missed": float(_are_initials(toponym.text) and not hit.matched_name.isupper()),
        "population": population,
        "population_gap": min(0.0, population - largest) if largest else 0.0,
        **_feature(toponym, place),
        **_of_classes(_wanted(toponym.text, ()), place),
        **_parents("parent", place, parents),
        **_parents("parent_elsewhere", place, elsewhere),
    }


def clues_told(place: Place, around: Surroundings) -> dict[str, float]:
    """Return the clues of `ALONE` that the rest of the article gives for `place`."""
    told = around.countries.get(place.country, 0.0)
    untold = bool(around.countries) and not told and bool(place.country)
    return {
        "country_told": told,
        "country_untold": float(untold),
        "admin1_named": float(bool(place.admin1) and normalise(place.admin1) in around.names),
        "admin1_told": around.admin1s.get((place.country, place.admin1), 0.0) if place.admin1 else 0.0,
        "admin2_named": float(bool(place.admin2) and normalise(place.admin2) in around.names),
    }


def size(place: Place) -> float:
    """Return the logarithm of a place's population, or of what stands for an unknown one."""
    least = _SITE_POPULATION if place.feature_class == "S" else _UNKNOWN_POPULATION
    return math.log10(max(place.population, least))


def largest(hits: Sequence[NameHit]) -> float:
    """Return the `size` of the most populous of `hits` that bear the very name, zero if none does."""
    return max((size(hit.place) for hit in hits if hit.similarity >= _EXACT), default=0.0)


def nowhere(
    toponym: Toponym, hits: Sequence[NameHit], parents: Sequence[Sequence[Place]] = ()
) -> dict[str, float]:
    """Return the clues that none of `hits` is meant, of which the rest of the article tells nothing."""
    exact = sum(hit.similarity >= _EXACT for hit in hits)
    held = not parents or any(lies_in(hit.place, parent) for hit in hits for parent in parents)
    return {
        "nowhere": 1.0,
        "nowhere_inexact": float(exact == 0),
        "nowhere_single": float(exact == 1),
        "nowhere_double": float(exact == 2),
        "nowhere_small": max(0.0, _SMALL - largest(hits)) if exact else 0.0,
        "nowhere_words": float(" " in toponym.text),
        "nowhere_parent": float(not held),
    }


def is_untold(hits: Sequence[NameHit], around: Surroundings) -> bool:
    """Return whether the article tells of countries, and `hits` lie in none of them."""
    return bool(around.countries) and not any(
        not hit.place.country or around.countries.get(hit.place.country) for hit in hits
    )


def _are_initials(text: str) -> bool:
    return len(text) <= _LONGEST_INITIALS and text.isupper()


def _feature(toponym: Toponym, place: Place) -> dict[str, float]:
    code, group = place.feature_code, place.feature_class
    key = normalise(toponym.text)
    return {
        "country": float(code == "PCLI"),
        "admin1": float(code == "ADM1"),
        "admin2": float(code == "ADM2"),
        "area": float(group == "A" and code not in ("PCLI", "ADM1", "ADM2")),
        "capital": float(code == "PPLC"),
        "site": float(group == "S"),
        "region": float(group == "L" and code != "CONT"),
        "continent": float(code == "CONT"),
        "nature": float(group in "HT"),
        "namesake_area": float(group == "P" and key in map(normalise, (place.admin1, place.admin2))),
    }


def _parents(name: str, place: Place, parents: Sequence[Sequence[Place]]) -> dict[str, float]:
    if not parents:
        return {}
    share = sum(lies_in(place, parent) for parent in parents) / len(parents)
    return {name: share, f"{name}_missed": float(share == 0)}


def of_kind(toponym: Toponym, place: Place) -> dict[str, float]:
    """Return whether the kind that the words give (air base, village, district) is the place's."""
    return _of_classes(_wanted(toponym.text, tuple(toponym.feature_words)), place)


def _of_classes(wanted: frozenset[str], place: Place) -> dict[str, float]:
    if not wanted:
        return {}
    match = place.feature_class in wanted or (place.feature_code in _RELIEF and "T" in wanted)
    return {"kind": float(match), "kind_missed": float(not match)}


@lru_cache(_NAMES_KEPT)
def _wanted(text: str, feature_words: tuple[str, ...]) -> frozenset[str]:
    """Return the feature classes that the words beside a name and in it ask for."""
    known = words()
    keys = [normalise(word) for word in feature_words]
    classes = {c for key in keys for c in _CLASSES.get(kind_of(key) or "", ())}
    generic = kind(normalise(text))
    if generic:
        classes.update(_CLASSES[generic[1]])
    if facility(normalise(text)) or any(key in known.facilities for key in keys):
        classes.add("S")
    return frozenset(classes)


def lies_in(place: Place, parents: Sequence[Place]) -> bool:
    """Return whether `place` lies in one of the places that a parent's name may mean."""
    return any(_inside(place, parent) and parent.id != place.id for parent in parents)


def _inside(place: Place, parent: Place) -> bool:
    code, group = parent.feature_code, parent.feature_class
    if code == "PCLI":
        return place.country == parent.country
    if group == "A" and place.country == parent.country:
        ours = place.admin1 if code == "ADM1" else place.admin2
        if ours:
            return ours == parent.name or fold(normalise(ours)) == fold(normalise(parent.name))
    reach_m = parent.position.radius_m + _PARENT_MARGIN_M
    north_m = abs(place.position.lat - parent.position.lat) * METRES_PER_DEGREE
    return north_m <= reach_m and flat_distance_m(place, parent) <= reach_m


def shares_province(place: Place, parents: Sequence[Place]) -> bool:
    """Return whether `place` is of the province of a town that a parent's name may mean."""
    towns = (parent for parent in parents if parent.feature_class == "P")
    return any(
        place.admin1 and (place.country, place.admin1) == (town.country, town.admin1) for town in towns
    )


def flat_distance_m(a: Place, b: Place) -> float:
    """Return the metres between two places on a locally flat Earth: for ordering only."""
    dx = abs(a.position.lon - b.position.lon)
    dx = min(dx, 360 - dx) * math.cos(math.radians((a.position.lat + b.position.lat) / 2))
    return math.hypot(dx, a.position.lat - b.position.lat) * METRES_PER_DEGREE


_REASONS = {
    "similarity": "the name is spelled differently",
    "parent": "it lies where the text puts it",
    "parent_elsewhere": "it lies where the article puts it",
    "parent_missed": "it does not lie where the text puts it",
    "kind": "it is the kind of place the words say",
    "kind_missed": "it is not the kind of place the words say",
    "country_told": "the article speaks of its country ({place.country})",
    "country_untold": "the article does not speak of its country ({place.country})",
    "admin1_named": "the article also names {place.admin1}",
    "capital": "it is a capital",
}
_SPEAKS = 0.02  # a clue of this value
REASONED = (*_REASONS, "nearest")


def reasons(place: Place, values: Mapping[str, float]) -> tuple[str, ...]:
    """Return in words what spoke for and against `place`, in a fixed order, by the clues `REASONED`."""
    said = [
        text.format(place=place) for name, text in _REASONS.items() if abs(values.get(name, 0)) >= _SPEAKS
    ]
    if values.get("nearest", 0) >= _NEAR:
        said.append("it is near the article's other places")
    if place.population:
        said.append(f"population {place.population:,}")
    return tuple(said)
