from pathlib import Path

import pytest
from geopy.exc import GeocoderServiceError
from geopy.location import Location

from geo.errors import GeocoderError, InputError
from geo.geocoder import CachedGeocoder, StrikemapGeocoder, geocoder, online
from geo.geocoder.online import USER_AGENT


class Service:
    """An online geocoder that knows one place, counts the questions and may be out."""

    def __init__(self, *, out: bool = False) -> None:
        self.asked: list[str] = []
        self.out = out

    def geocode(self, query: str, **_: object) -> list[Location] | None:
        return self._answer(query)

    def reverse(self, query: str, **_: object) -> list[Location] | None:
        return self._answer(query)

    def _answer(self, query: str) -> list[Location] | None:
        self.asked.append(query)
        if self.out:
            raise GeocoderServiceError("503")
        if query == "Nowhere":
            return None
        return [Location("Lahore", (31.5, 74.3), {"n": 1}), Location("Lahore Road", (31.6, 74.4), {"n": 2})]


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(online, "SECONDS_BETWEEN_REQUESTS", 0)


def test_an_answer_is_asked_for_once_and_outlives_the_process(tmp_path: Path) -> None:
    service = Service()
    first = CachedGeocoder("nominatim", service, tmp_path / "c.sqlite").geocode("Lahore")
    again = CachedGeocoder("nominatim", service, tmp_path / "c.sqlite").geocode("Lahore")
    assert first == again
    assert isinstance(first, Location)
    assert first.raw == {"n": 1}
    assert service.asked == ["Lahore"]


def test_not_found_is_kept_too(tmp_path: Path) -> None:
    service = Service()
    cached = CachedGeocoder("photon", service, tmp_path / "c.sqlite")
    assert cached.geocode("Nowhere") is None
    assert cached.geocode("Nowhere", exactly_one=False) is None
    assert service.asked == ["Nowhere"]


def test_an_outage_is_an_error_and_not_remembered(tmp_path: Path) -> None:
    service = Service(out=True)
    cached = CachedGeocoder("nominatim", service, tmp_path / "c.sqlite")
    with pytest.raises(GeocoderError, match=r"nominatim did not answer for 'Lahore'"):
        cached.geocode("Lahore")
    service.out = False
    assert cached.geocode("Lahore") is not None


def test_a_list_is_limited(tmp_path: Path) -> None:
    cached = CachedGeocoder("nominatim", Service(), tmp_path / "c.sqlite")
    found = cached.geocode("Lahore", exactly_one=False, limit=1)
    assert isinstance(found, list)
    assert [location.address for location in found] == ["Lahore"]


def test_reverse_is_cached_apart(tmp_path: Path) -> None:
    service = Service()
    cached = CachedGeocoder("nominatim", service, tmp_path / "c.sqlite")
    cached.reverse((31.5, 74.3))
    cached.reverse("31.5, 74.3")
    assert len(service.asked) == 1


def test_the_factory(tmp_path: Path) -> None:
    assert isinstance(geocoder(), StrikemapGeocoder)
    assert isinstance(geocoder("nominatim", cache=tmp_path / "c.sqlite"), CachedGeocoder)
    assert "strikemap" in USER_AGENT
    with pytest.raises(InputError, match="'google'"):
        geocoder("google")
    with pytest.raises(InputError, match="cache"):
        geocoder("photon")
