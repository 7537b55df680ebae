import pytest

from geo.coordinates import distance_m
from geo.gazetteer import Place, StoredGazetteer
from geo.resolution import Toponym
from geo.resolution.positions import around_parent, position_of
from geo.vocabulary import Precision


@pytest.fixture
def sirsa(gazetteer: StoredGazetteer) -> Place:
    place = gazetteer.by_id("geonames:1256052")
    assert place is not None
    return place


def test_at_is_the_place_itself(sirsa: Place) -> None:
    assert position_of(Toponym(text="Sirsa", start=0, end=5), sirsa) == (sirsa.position, sirsa.precision)


@pytest.mark.parametrize("relation", ["near", "outskirts", "offset"])
def test_vague_relations_widen_the_circle(sirsa: Place, relation: str) -> None:
    position, _ = position_of(Toponym(text="Sirsa", start=0, end=5, relation=relation), sirsa)
    assert position.radius_m > sirsa.position.radius_m
    assert position.lat_lon == sirsa.position.lat_lon


def test_near_is_coarser_than_at(sirsa: Place) -> None:
    _, precision = position_of(Toponym(text="Sirsa", start=0, end=5, relation="near"), sirsa)
    assert precision is Precision.DISTRICT


def test_an_offset_moves_the_point(sirsa: Place) -> None:
    toponym = Toponym(text="Sirsa", start=0, end=5, relation="offset", distance_m=20_000.0, bearing_deg=0.0)
    position, _ = position_of(toponym, sirsa)
    assert distance_m(position, sirsa.position) == pytest.approx(20_000, abs=1)
    assert position.lat > sirsa.position.lat
    assert position.radius_m > sirsa.position.radius_m


def test_a_distance_without_bearing_is_a_circle_that_reaches_it(sirsa: Place) -> None:
    toponym = Toponym(text="Sirsa", start=0, end=5, relation="offset", distance_m=20_000.0)
    position, _ = position_of(toponym, sirsa)
    assert position.radius_m >= 20_000


def test_a_part_lies_within_the_whole(sirsa: Place) -> None:
    toponym = Toponym(text="Sirsa", start=0, end=5, relation="part", bearing_deg=180.0)
    position, _ = position_of(toponym, sirsa)
    assert position.lat < sirsa.position.lat
    assert position.radius_m < sirsa.position.radius_m


def test_a_site_known_by_its_town_alone_has_the_towns_precision(sirsa: Place) -> None:
    position, precision = around_parent(sirsa, 25_000)
    assert position.radius_m == 25_000
    assert precision is Precision.TOWN
