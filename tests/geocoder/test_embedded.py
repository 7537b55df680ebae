import pytest
from geopy.location import Location
from geopy.point import Point

from geo.errors import CoordinateError
from geo.gazetteer import StoredGazetteer
from geo.geocoder import StrikemapGeocoder


@pytest.fixture(scope="session")
def embedded(gazetteer: StoredGazetteer) -> StrikemapGeocoder:
    return StrikemapGeocoder(gazetteer)


def test_a_name_gives_one_location(embedded: StrikemapGeocoder) -> None:
    found = embedded.geocode("Islamabad")
    assert isinstance(found, Location)
    assert found.point == Point(33.72148, 73.04329)
    assert found.address == "Islamabad, PK"
    assert found.raw["id"] == "geonames:1176615"
    assert found.raw["candidates"][0]["id"] == "geonames:1176615"
    assert {
        "precision",
        "radius_m",
        "confidence",
        "why",
        "coordinate_source",
        "coordinate_licence",
    } <= found.raw.keys()


def test_parents_follow_the_name_or_are_given(embedded: StrikemapGeocoder) -> None:
    written = embedded.geocode("Hyderabad, Sindh, Pakistan")
    given = embedded.geocode("Hyderabad", parents=["Sindh", "Pakistan"])
    assert isinstance(written, Location)
    assert written == given
    assert written.raw["country"] == "PK"


def test_a_list_is_best_first_and_limited(embedded: StrikemapGeocoder) -> None:
    found = embedded.geocode("Paris", exactly_one=False, limit=3)
    assert isinstance(found, list)
    assert len(found) == 3
    assert found[0] == embedded.geocode("Paris")
    assert len({location.raw["id"] for location in found}) == 3


@pytest.mark.parametrize("query", ["", "Qwxyzvark", "x" * 10_000, "99.5, 200.1", ",,,"])
def test_nothing_found_is_none(embedded: StrikemapGeocoder, query: str) -> None:
    assert embedded.geocode(query) is None
    assert embedded.geocode(query, exactly_one=False) is None


def test_an_ambiguous_name_has_no_best_but_a_list(embedded: StrikemapGeocoder) -> None:
    assert embedded.geocode("Springfield") is None
    found = embedded.geocode("Springfield", exactly_one=False)
    assert isinstance(found, list)
    assert len(found) > 2


def test_coordinates_are_their_own_answer(embedded: StrikemapGeocoder) -> None:
    found = embedded.geocode("33.6167, 73.0992")
    assert isinstance(found, Location)
    assert (found.latitude, found.longitude) == (33.6167, 73.0992)
    assert found.raw["precision"] == "site"
    assert found.raw["radius_m"] == pytest.approx(11, abs=1)


def test_context_helps(embedded: StrikemapGeocoder) -> None:
    found = embedded.geocode("Tripoli", context="The Lebanese army left Beirut for Tripoli.")
    assert isinstance(found, Location)
    assert found.raw["country"] == "LB"


def test_reverse_gives_what_is_nearest(embedded: StrikemapGeocoder) -> None:
    found = embedded.reverse((33.6167, 73.0992))
    assert isinstance(found, Location)
    assert found.raw["id"] == "ourairports:OPRN"
    several = embedded.reverse("31.55, 74.34", exactly_one=False, limit=2)
    assert isinstance(several, list)
    assert "Lahore" in [location.raw["name"] for location in several]


def test_reverse_in_mid_ocean_is_none(embedded: StrikemapGeocoder) -> None:
    assert embedded.reverse((-45.0, -130.0)) is None


def test_reverse_of_no_point_is_an_error(embedded: StrikemapGeocoder) -> None:
    with pytest.raises(CoordinateError, match="not a latitude"):
        embedded.reverse("Lahore")
