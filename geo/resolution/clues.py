"""The clues that speak for and against one candidate: each a number with a reason in words."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo.coordinates import METRES_PER_DEGREE
from geo.gazetteer.names import facility, fold, kind, normalise, words
from geo.gazetteer.place import NameHit, Place
from geo.resolution.toponyms import Toponym

# A place without a known population counts as one of this many people; sites are listed for their note.
_UNKNOWN_POPULATION = 300
_SITE_POPULATION = 20_000
# Names of parents are trusted this far beyond the parent's own radius (metres).
_PARENT_MARGIN_M = 15_000.0
# Distance at which nearness to the article's other places has lost most of its force.
_NEAR_M = 150_000.0

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
        For each parent named, the places it may be.
    others
        Where the article's other names were placed so far.
    """

    countries: Mapping[str, float]
    names: frozenset[str]
    parents: Sequence[Sequence[Place]]
    others: Sequence[Place]


def clues(toponym: Toponym, hit: NameHit, around: Surroundings) -> dict[str, float]:
    """Return the value of every clue that applies to `hit`, by the names in ``data/resolution.toml``."""
    place = hit.place
    values = {
        "similarity": hit.similarity - 1,
        "preferred_name": float(normalise(place.name) == normalise(hit.matched_name)),
        "population": math.log10(max(place.population, _least_population(place))),
        **_feature(place),
        **_country(place, around),
        "admin1_named": float(bool(place.admin1) and normalise(place.admin1) in around.names),
        **_kind(toponym, place),
        "proximity": proximity(place, around.others),
    }
    if around.parents:
        share = sum(lies_in(place, parent) for parent in around.parents) / len(around.parents)
        values["parent"], values["parent_missed"] = share, float(share == 0)
    return values


def _least_population(place: Place) -> int:
    return _SITE_POPULATION if place.feature_class == "S" else _UNKNOWN_POPULATION


def _feature(place: Place) -> dict[str, float]:
    code = place.feature_code
    return {
        "country": float(code == "PCLI"),
        "region": float(place.feature_class in "LHT"),
        "admin1": float(code == "ADM1"),
        "admin2": float(code == "ADM2"),
        "site": float(place.feature_class == "S"),
        "capital": float(code == "PPLC"),
    }


def _country(place: Place, around: Surroundings) -> dict[str, float]:
    weight = around.countries.get(place.country, 0.0)
    absent = bool(around.countries) and not weight and bool(place.country)
    areas = [(other.country, other.admin1) for other in around.others]
    total = max(1, len(areas))
    return {
        "country_weight": weight,
        "country_absent": float(absent),
        "same_country": sum(place.country == country for country, _ in areas) / total,
        "same_admin1": sum((place.country, place.admin1) == area for area in areas) / total,
    }


def _kind(toponym: Toponym, place: Place) -> dict[str, float]:
    """Return whether the kind that the words give (air base, village, district) is the place's."""
    wanted: set[str] = set()
    known = words()
    for word in toponym.feature_words:
        key = normalise(word)
        if key in known.facilities:
            wanted.add("S")
        wanted.update(_CLASSES.get(known.kinds.get(key, ""), ()))
    key = normalise(toponym.text)
    if facility(key):
        wanted.add("S")
    generic = kind(key)
    if generic:
        wanted.update(_CLASSES[generic[1]])
    if not wanted:
        return {}
    match = place.feature_class in wanted
    return {"kind": float(match), "kind_missed": float(not match)}


def lies_in(place: Place, parents: Sequence[Place]) -> bool:
    """Return whether `place` lies in one of the places that a parent's name may mean."""
    return any(_inside(place, parent) for parent in parents if parent.id != place.id)


def _inside(place: Place, parent: Place) -> bool:
    if parent.feature_code == "PCLI":
        return place.country == parent.country
    if parent.feature_class == "A" and place.country == parent.country:
        ours = place.admin1 if parent.feature_code == "ADM1" else place.admin2
        if ours:
            return fold(normalise(ours)) == fold(normalise(parent.name))
    return flat_distance_m(place, parent) <= parent.position.radius_m + _PARENT_MARGIN_M


def proximity(place: Place, others: Sequence[Place]) -> float:
    """Return 0–1: how near the article's other places lie (the mean of the three nearest)."""
    nearest = sorted(flat_distance_m(place, other) for other in others if other.id != place.id)[:3]
    if not nearest:
        return 0.0
    return sum(1 / (1 + (distance / _NEAR_M) ** 2) for distance in nearest) / len(nearest)


def flat_distance_m(a: Place, b: Place) -> float:
    """Return the metres between two places on a locally flat Earth: for ordering only."""
    dx = abs(a.position.lon - b.position.lon)
    dx = min(dx, 360 - dx) * math.cos(math.radians((a.position.lat + b.position.lat) / 2))
    return math.hypot(dx, a.position.lat - b.position.lat) * METRES_PER_DEGREE


def log_odds(values: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the weighted sum of the clues."""
    return sum(weights[name] * value for name, value in values.items())


def reasons(place: Place, values: Mapping[str, float]) -> tuple[str, ...]:
    """Return in words what spoke for and against `place`, in a fixed order."""
    texts = {
        "similarity": "the name is spelled differently",
        "parent": "it lies where the text puts it",
        "parent_missed": "it does not lie where the text puts it",
        "kind": "it is the kind of place the words say",
        "kind_missed": "it is not the kind of place the words say",
        "country_weight": f"the article speaks of its country ({place.country})",
        "country_absent": f"the article does not speak of its country ({place.country})",
        "admin1_named": f"the article also names {place.admin1}",
        "capital": "it is a capital",
    }
    said = [text for name, text in texts.items() if abs(values.get(name, 0)) >= 0.02]
    if values.get("proximity", 0) >= 0.5:
        said.append("it is near the article's other places")
    if place.population:
        said.append(f"population {place.population:,}")
    return tuple(said)
