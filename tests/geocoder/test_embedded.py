import pytest
from geopy.adapters import BaseAsyncAdapter
from geopy.exc import ConfigurationError, GeocoderQueryError, GeocoderServiceError
from geopy.extra.rate_limiter import RateLimiter
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


@pytest.mark.parametrize(
    "query",
    [
        "",
        "Qwxyzvark",
        "x" * 10_000,
        ",,,",
        "\x00",
        "\udcff\u202e",
        "'; DROP TABLE place;--",
        "NEAR(a b) OR *",
    ],
)
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


@pytest.mark.parametrize("point", ["Lahore", (91, 0), (0, 0), None, ("a", "b"), (float("nan"), 1)])
def test_reverse_of_no_point_is_an_error_of_geopys(embedded: StrikemapGeocoder, point: object) -> None:
    with pytest.raises(GeocoderQueryError, match="not a latitude"):
        embedded.reverse(point)


@pytest.mark.parametrize("query", [None, 7, float("nan"), b"Lahore", ["Lahore"]])
def test_what_is_no_text_is_an_error_of_geopys(embedded: StrikemapGeocoder, query: object) -> None:
    with pytest.raises(GeocoderQueryError, match="is no text"):
        embedded.geocode(query)


@pytest.mark.parametrize("query", ["133.6, 33.6", "0, 0", "43SCT234"])
def test_coordinates_that_are_no_point_are_an_error_of_geopys(
    embedded: StrikemapGeocoder, query: str
) -> None:
    with pytest.raises(GeocoderQueryError, match="no latitude and longitude"):
        embedded.geocode(query)


def test_a_limit_below_one_is_an_error_of_geopys(embedded: StrikemapGeocoder) -> None:
    for ask in (embedded.geocode, embedded.reverse):
        with pytest.raises(GeocoderQueryError, match="limit 0"):
            ask("31.5, 74.3", exactly_one=False, limit=0)


def test_geopys_own_options_and_habits_are_those_of_the_others(gazetteer: StoredGazetteer) -> None:
    with StrikemapGeocoder(gazetteer, timeout=3, user_agent="me", scheme="http") as embedded:
        assert (embedded.timeout, embedded.headers["User-Agent"]) == (3, "me")
        found = embedded.geocode("Lahore", exactly_one=True, timeout=1)
    assert isinstance(found, Location)
    assert (found.latitude, found.longitude, found.altitude) == (*found.point[:2], 0)
    assert str(found) == found.address
    with pytest.raises(ConfigurationError):
        StrikemapGeocoder(gazetteer, scheme="ftp")
    with pytest.raises(ConfigurationError, match="asynchronous"):
        StrikemapGeocoder(gazetteer, adapter_factory=Waiting)


class Waiting(BaseAsyncAdapter):
    """An adapter that is waited for."""

    async def get_json(self, url, *, timeout, headers): ...

    async def get_text(self, url, *, timeout, headers): ...


def test_geopys_rate_limiter_takes_it(embedded: StrikemapGeocoder) -> None:
    geocode = RateLimiter(embedded.geocode, min_delay_seconds=0, max_retries=0, swallow_exceptions=False)
    assert [found and found.raw["country"] for found in map(geocode, ["Lahore", "Qwxyzvark"])] == ["PK", None]
    with pytest.raises(GeocoderServiceError):
        geocode("133.6, 33.6")


def test_a_name_found_in_its_context_has_the_parents_that_the_context_states(
    embedded: StrikemapGeocoder,
) -> None:
    answer = embedded.answer("Hyderabad", context="Drones fell on Hyderabad, Sindh. India denied it.")
    assert answer.country == "PK"


def test_an_answer_says_why_there_is_none(embedded: StrikemapGeocoder) -> None:
    assert "places bear this name" in embedded.answer("Springfield").why
    assert len(embedded.answer("Springfield").candidates) > 2
    assert "no gazetteer has a place" in embedded.answer("X" * 10_000).why
    with pytest.raises(CoordinateError):
        embedded.answer("133.6, 33.6")
