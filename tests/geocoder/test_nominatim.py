"""Against a real Nominatim, started here from a few places written by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from geopy.location import Location

from geo.cli import main
from geo.errors import GeocoderError
from geo.geocoder import CachedGeocoder
from geo.geocoder.cache import AnswerCache
from geo.geocoder.services import connect
from tests.nominatim import needs
from tests.nominatim.server import serving

pytestmark = pytest.mark.xdist_group("nominatim")  # one server, in one of the parallel processes


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    if not needs.is_there():
        pytest.skip(needs.HOW_TO_GET_IT)
    with serving() as found:
        yield found


@pytest.fixture
def nominatim(address: str, tmp_path: Path) -> CachedGeocoder:
    online, host = connect("nominatim", server=address)
    cache = AnswerCache(tmp_path / "c.sqlite", sleep=lambda _seconds: None)
    return CachedGeocoder("nominatim", online, host, cache)


@pytest.mark.parametrize("name", ["Rawalpindi", "راولپنڈی", "Rawalpindi, Pakistan"])
def test_a_city_is_found_by_its_names_and_told_in_english(name: str, nominatim: CachedGeocoder) -> None:
    found = nominatim.geocode(name)
    assert isinstance(found, Location)
    assert (found.latitude, found.longitude) == (33.60, 73.05)
    assert found.address == "Rawalpindi, Pakistan"
    assert (found.raw["coordinate_source"], found.raw["coordinate_licence"]) == (
        "OpenStreetMap contributors",
        "ODbL 1.0",
    )
    assert "openstreetmap" in found.raw["licence"].casefold()
    assert 1_000 < found.raw["radius_m"] < 50_000


def test_several_of_one_name_are_listed_and_their_country_tells_them_apart(nominatim: CachedGeocoder) -> None:
    found = nominatim.geocode("Tripoli", exactly_one=False)
    assert isinstance(found, list)
    assert sorted(location.latitude for location in found) == [32.89, 34.44]
    assert nominatim.geocode("Tripoli", exactly_one=False, limit=1) == found[:1]
    libyan = nominatim.geocode("Tripoli, Libya")
    assert isinstance(libyan, Location)
    assert libyan.latitude == 32.89


def test_what_is_at_a_point_is_told(nominatim: CachedGeocoder) -> None:
    found = nominatim.reverse((33.62, 73.10))
    assert isinstance(found, Location)
    assert found.address.startswith("PAF Base Nur Khan")


@pytest.mark.parametrize(
    "name", ["Qwxyzvark", "'; DROP TABLE placex;--", "\x00\udcff", "NEAR(a b) OR *", "{{7*7}}"]
)
def test_a_name_it_does_not_know_is_none(name: str, nominatim: CachedGeocoder) -> None:
    assert nominatim.geocode(name) is None
    assert nominatim.geocode(name, exactly_one=False) is None


def test_the_sea_has_no_address(nominatim: CachedGeocoder) -> None:
    assert nominatim.reverse((-45.0, -130.0)) is None


def test_a_question_it_refuses_is_an_error_and_not_a_place_unknown(nominatim: CachedGeocoder) -> None:
    with pytest.raises(GeocoderError, match="did not answer for"):
        nominatim.geocode("x" * 100_000)


def test_an_answer_is_good_when_it_is_gone(address: str, tmp_path: Path) -> None:
    online, host = connect("nominatim", server=address)
    cache = AnswerCache(tmp_path / "c.sqlite")
    first = CachedGeocoder("nominatim", online, host, cache).geocode("Chakwal")
    away, _ = connect("nominatim", server="http://127.0.0.1:9")
    assert CachedGeocoder("nominatim", away, host, cache).geocode("Chakwal") == first
    with pytest.raises(GeocoderError, match="cannot be reached"):
        CachedGeocoder("nominatim", away, host, cache).geocode("Rawalpindi")


def test_the_command_line_gives_it_as_a_second_opinion(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("geo.geocoder.default_path", lambda: tmp_path / "gazetteer.sqlite")
    asked = ["geocode", "Rawalpindi, Pakistan", "--geocoder", "nominatim", "--server", address, "--json"]
    assert main(asked) == 0
    printed = capsys.readouterr()
    found = json.loads(printed.out)
    assert (found["place_name"], found["lon"], found["lat"]) == ("Rawalpindi, Pakistan", 73.05, 33.6)
    assert "strikemap's own, Rawalpindi, is " in found["why"]
    assert printed.err == f"strikemap: sends 'Rawalpindi, Pakistan' to nominatim ({address})\n"
