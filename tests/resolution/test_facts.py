from dataclasses import replace

import pytest

from geo.gazetteer import StoredGazetteer
from geo.gazetteer.place import NameHit, Place
from geo.resolution import Toponym
from geo.resolution.facts import odds

ASKED = Toponym(text="Sevastopil", start=0, end=10)


@pytest.fixture(scope="module")
def village(gazetteer: StoredGazetteer) -> Place:
    lahore = gazetteer.by_id("geonames:1172451")
    assert lahore is not None
    return replace(lahore, population=900)


def of(*places: Place, given: tuple[Place, ...] = ()) -> list[float]:
    """Return the odds of places that all bear the name asked for."""
    hits = [NameHit(place=place, matched_name=ASKED.text, similarity=1.0) for place in places]
    return odds(ASKED, hits, [given] if given else []).tolist()


def called(village: Place, name: str, **others: object) -> Place:
    return replace(village, id=f"other:{name}", name=name, **others)  # type: ignore[arg-type]


def test_a_place_that_spells_its_own_name_so_is_meant_before_one_that_has_it_beside_its_own(
    village: Place,
) -> None:
    spelled, other = called(village, "Sewastopil"), called(village, "Wrackton")
    assert of(spelled, other) == [0.0, -2.5, 0.0]
    assert of(spelled, called(village, "Sevastopil")) == [-2.5, 0.0, 0.0]
    assert of(other) == [0.0, 0.0]


def test_an_area_is_called_by_a_part_of_its_name_but_not_by_that_of_another(village: Place) -> None:
    city = called(village, "Sevastopil")
    district = called(village, "Sevastopil District", feature_class="A", feature_code="ADM2")
    once = called(village, "Wrackton District", feature_class="A", feature_code="ADM2")
    assert of(city, district, once) == [0.0, 0.0, -2.5, 0.0]


def test_villages_that_nobody_counted_stand_behind_a_town_of_their_name(village: Place) -> None:
    town = called(village, "Sevastopil", population=46_000)
    uncounted = called(village, "Sevastopil", population=0)
    assert of(town, uncounted, village) == [0.0, -2.0, -2.5, 0.0]
    assert of(called(village, "Sevastopil"), uncounted) == [0.0, 0.0, 0.0]


def test_a_parent_that_is_given_weighs_more_than_size(village: Place, gazetteer: StoredGazetteer) -> None:
    punjab = next(hit.place for hit in gazetteer.find("Punjab") if hit.place.country == "PK")
    town = called(village, "Sevastopil", population=46_000, admin1="Sindh")
    uncounted = called(village, "Sevastopil", population=0)
    far, held, _ = of(town, uncounted, given=(punjab,))
    assert held > far
