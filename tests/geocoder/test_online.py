from collections.abc import Callable
from pathlib import Path

import pytest
from geopy.exc import GeocoderQueryError, GeocoderServiceError
from geopy.extra.rate_limiter import RateLimiter
from geopy.location import Location

from geo.errors import GeocoderError
from geo.geocoder import ONLINE, CachedGeocoder
from geo.geocoder.cache import AnswerCache
from geo.geocoder.services import USER_AGENT, connect
from tests.geocoder.servers import LAHORE, NOTHING, Site

Make = Callable[..., CachedGeocoder]
every_service = pytest.mark.parametrize("name", ONLINE)


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def online(tmp_path: Path, site: Site, told: list[str]) -> Make:
    """Geocoders that ask the site of the test, and share what they keep."""

    def make(name: str, timeout_s: float = 5) -> CachedGeocoder:
        asked, address = connect(name, server=site.address, key="me", timeout_s=timeout_s)
        cache = AnswerCache(tmp_path / "c.sqlite", sleep=lambda _seconds: None)
        return CachedGeocoder(name, asked, address, cache, told.append)

    return make


@every_service
def test_a_place_is_found_with_its_radius_and_whom_to_credit(name: str, online: Make, site: Site) -> None:
    site.says(LAHORE[name])
    found = online(name).geocode("Lahore")
    assert isinstance(found, Location)
    assert (found.latitude, found.longitude) == (31.5656822, 74.3141829)
    assert found.address.startswith("Lahore")
    assert found.raw["coordinate_source"]
    assert found.raw["coordinate_licence"]
    assert found.raw["radius_m"] == (None if name == "geonames" else pytest.approx(42_000, rel=0.02))
    assert site.agents == [USER_AGENT]


@every_service
def test_a_question_is_sent_once_and_what_is_sent_is_told_before(
    name: str, online: Make, site: Site, told: list[str]
) -> None:
    site.says(LAHORE[name])
    first = online(name).geocode("Lahore")
    again = online(name).geocode(" Lahore ", exactly_one=False, limit=5)
    assert again == [first]
    assert len(site.questions) == 1
    assert told == [f"sends 'Lahore' to {name} ({site.address})"]


@every_service
def test_nothing_found_is_none_and_kept_too(name: str, online: Make, site: Site) -> None:
    site.says(NOTHING[name])
    assert online(name).geocode("Nowhere") is None
    assert online(name).geocode("Nowhere", exactly_one=False) is None
    assert len(site.questions) == 1


@every_service
@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (429, b"", r"429 Too Many Requests; try again in 7 seconds"),
        (503, b"", r"503 Service Unavailable; try later"),
        (500, b"<html>", r"500 Internal Server Error; try later"),
        (403, b"", r"403 Forbidden"),
        (301, b"", r"301 Moved Permanently"),
        (200, b"<html><title>We are down</title></html>", r"no JSON but '<html>"),
        (200, b"", r"no JSON but ''"),
        (200, b'[{"lat": "31.5", "lo', r"no JSON"),
        (200, b"{}", r"no list of places"),
        (200, b"null", r"no list of places"),
        (200, b'{"features": [{}], "geonames": [{}], "lat": {}}', r"no list of places"),
    ],
)
def test_an_outage_is_an_error_that_says_so_and_is_not_remembered(
    name: str, status: int, body: bytes, reason: str, online: Make, site: Site
) -> None:
    site.status, site.body, site.headers = status, body, {"Retry-After": "7"}
    with pytest.raises(
        GeocoderError, match=rf"{name} \(http://127.* did not answer for 'Lahore': .*{reason}"
    ):
        online(name).geocode("Lahore")
    site.status, site.headers = 200, {}
    site.says(LAHORE[name])
    assert online(name).geocode("Lahore") is not None


@every_service
def test_a_slow_service_is_an_error_in_time(name: str, online: Make, site: Site) -> None:
    site.body, site.seconds_between_bytes = b" " * 1000, 0.05
    with pytest.raises(GeocoderError, match=r"within 0\.2 seconds; try later"):
        online(name, timeout_s=0.2).geocode("Lahore")


@every_service
def test_a_service_that_is_away_is_an_error(name: str, online: Make, site: Site) -> None:
    site.address = "http://127.0.0.1:9"
    with pytest.raises(GeocoderError, match="cannot be reached"):
        online(name).geocode("Lahore")


def test_a_service_that_refuses_in_its_own_words_is_an_error(online: Make, site: Site) -> None:
    site.says({"status": {"message": "the hourly limit of 1000 credits has been exceeded", "value": 19}})
    with pytest.raises(GeocoderError, match="hourly limit"):
        online("geonames").geocode("Lahore")
    site.says({"error": "no database"})
    with pytest.raises(GeocoderError, match="no database"):
        online("nominatim").geocode("Lahore")


@every_service
def test_reverse_is_asked_and_kept_apart(name: str, online: Make, site: Site) -> None:
    site.says(LAHORE[name])
    found = online(name).reverse((31.5656822, 74.3141829))
    assert isinstance(found, Location)
    assert online(name).reverse("31.5656822, 74.3141829", exactly_one=False) == [found]
    assert len(site.questions) == 1
    assert {"31.565682", "74.314183"} <= {value for values in site.questions[0].values() for value in values}


def test_names_are_english_unless_another_language_is_wanted(online: Make, site: Site) -> None:
    site.says(LAHORE["nominatim"])
    online("nominatim").geocode("Lahore")
    online("nominatim").geocode("Lahore", language="ur")
    assert [question["accept-language"] for question in site.questions] == [["en"], ["ur"]]


@pytest.mark.parametrize("query", ["", "  ", None, 7])
def test_nothing_is_sent_without_a_name(query: object, online: Make, site: Site) -> None:
    with pytest.raises(GeocoderQueryError):
        online("photon").geocode(query)
    assert site.questions == []


def test_nothing_is_sent_without_a_point_on_earth(online: Make, site: Site) -> None:
    with pytest.raises(GeocoderQueryError):
        online("photon").reverse((0, 0))
    assert site.questions == []


def test_hostile_words_of_a_service_are_made_safe(online: Make, site: Site) -> None:
    site.says([{"display_name": "Lah\u202eore\ud800", "lat": "31.5", "lon": "74.3", "x": "\ud800"}])
    found = online("nominatim").geocode("Lah\ud800ore\x00")
    assert isinstance(found, Location)
    assert found.address == "Lah ore\ufffd"
    assert found == online("nominatim").geocode("Lah\ud800ore\x00")


@pytest.mark.parametrize("lat", ["91", "nan", "north", None, {}])
def test_a_point_not_on_earth_is_no_answer(lat: object, online: Make, site: Site) -> None:
    site.says([{"display_name": "Lahore", "lat": lat, "lon": "74.3"}])
    with pytest.raises(GeocoderError, match="no list of places"):
        online("nominatim").geocode("Lahore")


def test_geopys_rate_limiter_sees_the_outage(online: Make, site: Site) -> None:
    site.status = 503
    limited = RateLimiter(online("photon").geocode, max_retries=0, swallow_exceptions=False)
    with pytest.raises(GeocoderServiceError, match="503"):
        limited("Lahore")
