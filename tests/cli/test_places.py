import csv
import io
import json
from dataclasses import replace

import pytest

from geo.cli import batch, main, places
from geo.coordinates import Position
from geo.errors import GazetteerError
from geo.geocoder.answers import of_coordinates, of_resolution
from geo.resolution import Candidate
from tests.builders import place, resolution
from tests.geocoder.servers import LAHORE, NOTHING, serving

SPRINGFIELDS = [place("Springfield", country="US", admin1=state) for state in ("Missouri", "Illinois")]


class FakeGeocoder:
    """Knows Rawalpindi, two Springfields, and coordinates."""

    def answer(self, name, *, parents=(), context=""):
        if name == "33.6, 73.1":
            return of_coordinates(name, Position(lon=73.1, lat=33.6, radius_m=11_132.0))
        first = name.partition(",")[0]
        found = resolution(place() if first == "Rawalpindi" else None, first)
        if first == "Springfield":
            rivals = tuple(Candidate(place=one, score=0.5) for one in SPRINGFIELDS)
            found = replace(found, candidates=rivals)
        return of_resolution(first, found)

    def answer_each(self, questions):
        return (self.answer(question.name, parents=question.parents) for question in questions)


@pytest.fixture(autouse=True)
def fake_geocoder(monkeypatch):
    for module in (places, batch):
        monkeypatch.setattr(module, "StrikemapGeocoder", FakeGeocoder)


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


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A server of one's own, and a folder of data where its answers are kept."""
    monkeypatch.setenv("STRIKEMAP_DATA", str(tmp_path))
    with serving() as found:
        yield found


def test_an_online_geocoder_is_asked_only_by_name_and_what_is_sent_is_told(site, capsys):
    site.says(LAHORE["nominatim"])
    asked = ["geocode", "Lahore", "--geocoder", "nominatim", "--server", site.address, "--json"]
    assert main(asked) == 0
    captured = capsys.readouterr()
    assert captured.err == f"strikemap: sends 'Lahore' to nominatim ({site.address})\n"
    found = json.loads(captured.out)
    assert (found["place_name"], found["lon"]) == ("Lahore, Punjab, Pakistan", 74.31)
    assert (found["coordinate_source"], found["coordinate_licence"]) == (
        "OpenStreetMap contributors",
        "ODbL 1.0",
    )
    assert main(asked) == 0  # from what is kept
    assert capsys.readouterr().err == ""


def test_an_online_answer_says_how_far_it_is_from_the_gazetteers(site, capsys):
    site.says(LAHORE["photon"])
    assert main(["geocode", "Rawalpindi", "--geocoder", "photon", "--server", site.address]) == 0
    told = capsys.readouterr().out
    assert "strikemap's own, Rawalpindi, is 255.1 km away" in told
    assert told.endswith("source: OpenStreetMap contributors, ODbL 1.0\n")


def test_online_not_found_is_exit_code_1(site, capsys):
    site.says(NOTHING["photon"])
    assert main(["geocode", "Nowhere", "--geocoder", "photon", "--server", site.address]) == 1
    assert capsys.readouterr().err.endswith("photon knows no place 'Nowhere'\n")


def test_an_outage_is_not_said_to_be_not_found(site, capsys):
    site.status = 503
    assert main(["geocode", "Lahore", "--geocoder", "photon", "--server", site.address]) == 1
    assert "did not answer for 'Lahore': it answered 503" in capsys.readouterr().err


def test_coordinates_are_sent_to_nobody(site, capsys):
    assert main(["geocode", "33.6, 73.1", "--geocoder", "photon", "--server", site.address]) == 0
    assert site.questions == []


def test_the_key_of_a_service_may_stand_in_the_environment(site, monkeypatch, capsys):
    site.says(LAHORE["geonames"])
    monkeypatch.setenv("STRIKEMAP_GEOCODER_KEY", "me")
    assert main(["geocode", "Lahore", "--geocoder", "geonames", "--server", site.address]) == 0
    assert site.questions[0]["username"] == ["me"]


def test_an_unknown_geocoder_is_a_usage_error(capsys):
    assert main(["geocode", "Rawalpindi", "--geocoder", "oracle"]) == 2
    assert "nominatim" in capsys.readouterr().err


def test_a_name_that_several_places_bear_is_told_with_them(capsys):
    assert main(["geocode", "Springfield"]) == 1
    told = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in told] == [
        "Springfield, Missouri, US",
        "Springfield, Illinois, US",
    ]


@pytest.mark.parametrize(("metres", "told"), [(11.13, "11 m"), (9_000, "9 km"), (11_132, "11.1 km")])
def test_distances_are_told_in_round_numbers(metres, told):
    assert places._distance(metres) == told


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "in.csv"
    path.write_text("name,parent\nRawalpindi,Pakistan\nNowhere,\n", encoding="utf-8")
    return path


def test_a_table_is_answered_row_by_row_and_the_sum_is_told(table, tmp_path, capsys):
    out = tmp_path / "out.csv"
    assert main(["geocode", "--batch", str(table), "-o", str(out)]) == 0
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["lon"] for row in rows] == ["73.048", ""]
    assert capsys.readouterr().out == f"{out}: 2 rows, 1 placed; 1 not, for the reasons in the column why\n"


def test_a_table_may_come_from_standard_input_and_go_to_standard_output(monkeypatch, capsysbinary):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"name\nRawalpindi\n")))
    assert main(["geocode", "--batch", "-"]) == 0
    header, row = capsysbinary.readouterr().out.splitlines()
    assert header.startswith(b"name,place,place_name")
    assert row.startswith(b"Rawalpindi,Rawalpindi,Rawalpindi,Punjab,PK,73.048")


def test_a_failure_halfway_leaves_the_old_output(table, tmp_path, monkeypatch, capsys):
    def breaks(self, name, *, parents=(), context=""):
        raise GazetteerError("damaged")

    out = tmp_path / "out.csv"
    out.write_text("old")
    monkeypatch.setattr(FakeGeocoder, "answer", breaks)
    assert main(["geocode", "--batch", str(table), "-o", str(out)]) == 1
    assert capsys.readouterr().err == "strikemap: damaged\n"
    assert (out.read_text(), len(list(tmp_path.iterdir()))) == ("old", 2)


@pytest.mark.parametrize("name", ["no.csv", ".", "a\0b"])
def test_a_table_that_cannot_be_read_is_said_in_one_line(name, capsys):
    assert main(["geocode", "--batch", name]) == 1
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["Rawalpindi", "--batch", "in.csv"],
        ["--batch", "x", "--json"],
        ["--batch", "x", "--geocoder", "photon"],
    ],
)
def test_one_name_or_one_table_is_asked_for(arguments, capsys):
    assert main(["geocode", *arguments]) == 2
    assert capsys.readouterr().err.startswith("strikemap: ")


def test_an_answer_goes_to_a_file_on_request(tmp_path, capsys):
    assert main(["geocode", "Rawalpindi", "--json", "-o", str(tmp_path / "a.json")]) == 0
    assert json.loads((tmp_path / "a.json").read_bytes())["place_name"] == "Rawalpindi"
    assert capsys.readouterr().out == ""
