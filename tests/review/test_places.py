import pytest

from geo.coordinates import Position, distance_m
from geo.errors import CoordinateError, ReviewError
from geo.gazetteer import StoredGazetteer
from geo.review.places import named, search, spot
from geo.vocabulary import Precision


@pytest.fixture(scope="module")
def gazetteer():
    return StoredGazetteer()


def test_a_name_gives_the_places_that_bear_it_likeliest_first(gazetteer):
    found = search("Sirsa", gazetteer)
    assert (found[0].name, found[0].country) == ("Sirsa", "IN")
    assert len({place.id for place in found}) == len(found) > 1
    assert search(found[1].id, gazetteer) == (found[1],)
    assert named(found[0]).startswith("Sirsa, Haryana, IN (")


def test_a_part_of_a_name_is_enough(gazetteer):
    assert "PAF Base Nur Khan" in [place.name for place in search("nur kh", gazetteer)]
    assert search("Sirsa", gazetteer)[0].name == "Sirsa"


def test_coordinates_are_a_place_as_well(gazetteer):
    (found,) = search("33.6, 73.1", gazetteer)
    assert distance_m(found.position, Position(lon=73.1, lat=33.6, radius_m=0)) < 1
    assert (found.country, found.timezone) == ("PK", "Asia/Karachi")
    assert found.name.startswith("near ")


def test_nothing_is_found_for_nothing(gazetteer):
    assert search("  ", gazetteer) == ()
    assert not search("Qwxzzyv Nowhere", gazetteer)


def test_a_click_is_a_place_as_fine_as_the_reviewer_says(gazetteer):
    found = spot(73.0992, 33.6164, 150, name="the runway", gazetteer=gazetteer)
    assert (found.name, found.precision, found.country) == ("the runway", Precision.SITE, "PK")
    assert found.coordinate_source == "a reviewer"
    assert spot(73.0992, 33.6164, 40_000, gazetteer=gazetteer).precision is Precision.DISTRICT


def test_a_click_at_sea_is_a_place_too(gazetteer):
    found = spot(-30.0, 20.0, 5_000, gazetteer=gazetteer)
    assert (found.name, found.country) == ("20.0000, -30.0000", "")


def test_what_is_no_spot_is_refused(gazetteer):
    with pytest.raises(ReviewError, match="no radius"):
        spot(73.1, 33.6, 0, gazetteer=gazetteer)
    with pytest.raises(CoordinateError):
        spot(373.1, 33.6, 5, gazetteer=gazetteer)
