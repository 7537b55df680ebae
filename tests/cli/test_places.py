import json

import pytest
from geopy.location import Location

from geo.cli import main, places
from tests.builders import place, resolution


class FakeGeocoder:
    """Knows Rawalpindi, and coordinates."""

    def resolve(self, toponym):
        if toponym.text != "Rawalpindi":
            return resolution(None, toponym.text)
        assert toponym.parents in ((), ("Punjab", "Pakistan"))
        return resolution(place())

    def geocode(self, query):
        return Location(query, (33.6, 73.1), {"precision": "town", "radius_m": 11_132.0, "confidence": 1.0})


class FakeOnline:
    def geocode(self, query):
        return Location("Rawalpindi, Pakistan", (33.6, 73.1), {}) if "Rawal" in query else None


@pytest.fixture(autouse=True)
def fake_geocoders(monkeypatch):
    monkeypatch.setattr(places, "StrikemapGeocoder", FakeGeocoder)
    monkeypatch.setattr(places, "geocoder", lambda service, cache: FakeOnline())


def test_a_place_is_told_in_words(capsys):
    assert main(["geocode", "Rawalpindi, Punjab, Pakistan"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Rawalpindi, Punjab, PK: 73.048, 33.601 (lon, lat), within 9 km, city")


def test_json_has_the_names_of_the_feature_properties(capsys):
    assert main(["geocode", "Rawalpindi", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["lon"], found["lat"]) == (73.048, 33.601)
    assert found["place_name"] == "Rawalpindi"
    assert found["precision"] == "city"
    assert found["coordinate_licence"] == "CC-BY-4.0"


def test_an_unknown_place_is_exit_code_1(capsys):
    assert main(["geocode", "Nowhere"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Nowhere" in captured.err


def test_json_says_null_for_an_unknown_place(capsys):
    assert main(["geocode", "Nowhere", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["lon"], found["place_name"]) == (None, None)
    assert "Nowhere" in found["why"]


@pytest.mark.parametrize("name", ["", " ", ",", ", Pakistan"])
def test_no_name_is_a_usage_error(name, capsys):
    assert main(["geocode", name]) == 2
    assert capsys.readouterr().err.startswith("strikemap: ")


def test_coordinates_are_read_latitude_first_and_told_longitude_first(capsys):
    assert main(["geocode", "33.6, 73.1", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["lon"], found["lat"], found["precision"]) == (73.1, 33.6, "town")


def test_an_online_geocoder_is_asked_only_by_name_and_what_is_sent_is_told(capsys):
    assert main(["geocode", "Rawalpindi", "--geocoder", "nominatim", "--json"]) == 0
    captured = capsys.readouterr()
    assert captured.err == "strikemap: sends 'Rawalpindi' to nominatim\n"
    found = json.loads(captured.out)
    assert (found["place_name"], found["coordinate_source"]) == ("Rawalpindi, Pakistan", "nominatim")
    assert found["radius_m"] is None


def test_online_not_found_is_exit_code_1(capsys):
    assert main(["geocode", "Nowhere", "--geocoder", "photon"]) == 1
    assert "photon knows no place" in capsys.readouterr().err


def test_an_unknown_geocoder_is_a_usage_error(capsys):
    assert main(["geocode", "Rawalpindi", "--geocoder", "oracle"]) == 2
    assert "nominatim" in capsys.readouterr().err
