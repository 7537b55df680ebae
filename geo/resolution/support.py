"""Which candidates an article supports: a small or misspelled namesake far from all it tells is none."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from geo.gazetteer.names import kind, kind_of, normalise
from geo.gazetteer.place import Place
from geo.lexicon import words as lexicon
from geo.resolution.clues import Surroundings, flat_distance_m, lies_in
from geo.resolution.company import distances_km, unit_vectors
from geo.resolution.toponyms import Candidate, Toponym

# Below this two names are alike, not the same in another transliteration (0–1).
_SAME_NAME = 0.97
_NEARLY_SAME_NAME = 0.94
# A misspelled name needs company this near; a small place that bears the very name, company this near.
_NEAR_M = 300_000.0
_FAR_M = 700_000.0
# A misspelled name needs its country told of at least this often beside the country told of most (0–1).
_TOLD = 1 / 3
# A small place outside of the provinces told of needs a town told of this near.
_AROUND_M = 200_000.0
# From this size on a place is known far from home, and may be named in news of any country.
_FAMOUS_POPULATION = 100_000
# Places of one name so near one another are one spot.
_SPOT_KM = 50.0
# A seat of government is meant by its name where it has at least this share of its area's odds; of a large
# area (a state, not a district: metres) the second, since people speak of such areas themselves.
_SEAT_SHARE, _SEAT_SHARE_OF_LARGE = 0.15, 0.6
_LARGE_M = 200_000.0
_CITY_WORDS = {"city", "capital"}
_CITY, _VILLAGE = 50_000, 10_000  # inhabitants
_AREAS = ("ADM1", "ADM2")


def supported(ranked: Sequence[Candidate], around: Surroundings) -> list[Candidate]:
    """Return those of `ranked`, a name's candidates, that the article gives reason to think of, in order.

    `around` is what else the article tells.
    """
    only = len(ranked) == 1
    return [row for row in ranked if _is_supported(row.place, row.similarity, around, only=only)]


def _is_supported(place: Place, similarity: float, around: Surroundings, *, only: bool) -> bool:
    if any(lies_in(place, parent) for parent in around.parents):
        return True
    told = around.countries.get(place.country, 0.0)
    if not around.countries and not any(other.id != place.id for other in around.others):
        return similarity >= _NEARLY_SAME_NAME
    if not around.countries and only and similarity >= _SAME_NAME:
        return True  # nothing tells of another country
    if similarity < _NEARLY_SAME_NAME:
        return (told >= _TOLD or not around.countries) and _has_company(place, around, _NEAR_M)
    if similarity < _SAME_NAME:
        known = told >= _TOLD or (told > 0 and _is_famous(place))
        return known or _has_company(place, around, _NEAR_M)
    others = [other for other in around.others if other.id != place.id]
    if not _is_famous(place) and _is_outside(place, others):
        return False
    return told > 0 or _is_famous(place) or _has_company(place, around, _FAR_M)


def _has_company(place: Place, around: Surroundings, reach_m: float) -> bool:
    return any(other.id != place.id and flat_distance_m(place, other) <= reach_m for other in around.others)


def _is_outside(place: Place, others: Sequence[Place]) -> bool:
    """Whether a small place lies outside of the one province of its country that the article names.

    Villages share their names: one in another province is another one. Capitals speak of places far off.
    """
    own = [other for other in others if other.country == place.country]
    provinces = [other for other in own if other.feature_code == "ADM1"]
    if len({province.id for province in provinces}) != 1 or lies_in(place, provinces):
        return False
    spots = [other for other in own if other.feature_class in "PS" and other.feature_code != "PPLC"]
    return all(flat_distance_m(place, spot) > _AROUND_M for spot in spots)


def _is_famous(place: Place) -> bool:
    return place.population >= _FAMOUS_POPULATION or place.feature_class in "LHS"


def likeliest(places: Sequence[Place], shares: npt.NDArray[np.float64]) -> int:
    """Return which of `places` is likeliest, -1 of none.

    A city and the district of its name stand for one another: the spot with the most of the odds
    about it wins, and there the place with the most.
    """
    if len(places) < 2:
        return len(places) - 1
    first = int(np.argmax(shares[: len(places)]))
    if 2 * shares[first] > shares[: len(places)].sum():
        return first  # no spot without it has as much
    vectors = unit_vectors(places)
    share = shares[: len(places)]
    about = distances_km(vectors, vectors) <= _SPOT_KM
    spot = int(np.argmax(about @ share))
    return int(np.argmax(np.where(about[spot], share, -1.0)))


def fitting(toponym: Toponym, ranked: Sequence[Candidate]) -> list[Candidate]:
    """Return `ranked` without the villages, where the words say city and a city bears the name."""
    said = {normalise(word) for word in toponym.feature_words}
    if not said & _CITY_WORDS or not any(row.place.population >= _CITY for row in ranked):
        return list(ranked)
    return [row for row in ranked if row.place.feature_class != "P" or row.place.population >= _VILLAGE]


def seat_first(toponym: Toponym, ranked: Sequence[Candidate]) -> list[Candidate]:
    """Return `ranked` with the town before the area it gives its name to, unless the words say area.

    "Haifa was struck" tells of the city, "Haifa district" of its district.
    """
    if not ranked or ranked[0].place.feature_code not in _AREAS or _says_area(toponym):
        return list(ranked)
    area = ranked[0]
    least = _SEAT_SHARE if area.place.position.radius_m < _LARGE_M else _SEAT_SHARE_OF_LARGE
    says_town = _says_town(toponym)
    for row in ranked[1:]:
        town = row.place.feature_class == "P" and (says_town or row.score >= least * area.score)
        if town and lies_in(row.place, [area.place]):
            others = (other for other in ranked if other is not row)
            return [row, *(o for o in others if not (says_town and o.place.feature_code in _AREAS))]
    return list(ranked)


def says_wide(toponym: Toponym) -> bool:
    """Return whether the words say that `toponym` is wider than a town: a district, a valley, a lake."""
    return bool(_kinds(toponym) & {"area", "water", "relief"})


def _says_town(toponym: Toponym) -> bool:
    return "settlement" in _kinds_beside(toponym)


def _says_area(toponym: Toponym) -> bool:
    return "area" in _kinds(toponym)


def _kinds(toponym: Toponym) -> set[str]:
    """Return the kinds of place that the words in and beside a name say."""
    generic = kind(normalise(toponym.text))
    return _kinds_beside(toponym) | ({generic[1]} if generic else set())


def _kinds_beside(toponym: Toponym) -> set[str]:
    return {said for word in toponym.feature_words if (said := kind_of(normalise(word)))}


def is_of_a_town(toponym: Toponym, ranked: Sequence[Candidate]) -> bool:
    """Return whether a hospital, street, quarter or depot is told that none of `ranked` is."""
    kinds, told = lexicon("targets").tables["institutions"], {*toponym.feature_words}
    if told & {*kinds["words"]}:
        return not any(row.place.feature_class == "S" for row in ranked)
    parts = {*kinds["quarters"], *lexicon("targets").tables["sites"]["words"]} - {"camp", "refugee camp"}
    return bool(told & parts) and not any(
        row.similarity == 1.0 or row.place.feature_class == "S" for row in ranked[:1]
    )
