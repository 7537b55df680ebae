import pytest

from geo.imports import parse_mapping, read_import
from geo.store import Dataset
from geo.vocabulary import Kind, Outcome, Precision, Role
from tests.imports.samples import geolocations

MAPPING = parse_mapping(
    """
    [dataset]
    name = "Local monitor"
    licence = "CC BY 4.0"
    [columns]
    id = "No."
    date = "Date of event"
    lat = "Y"
    lon = "X"
    place = "Town"
    text = "What"
    kind = "Type"
    [values]
    outcome = "hit"
    [terms.kind]
    "Air raid" = "strike"
    "Clash" = ""
    [dates]
    format = "%d/%m/%Y"
    """
)
HEADER = "No.,Date of event,X,Y,Town,What,Type\n"


def rows(*lines):
    return read_import("csv", (HEADER + "\n".join(lines)).encode(), mapping=MAPPING)


def test_a_mapping_makes_strikes_of_any_table():
    (_, told), *_ = rows("7,03/04/2023,37.1,36.2,Aleppo,Bombs fell,Air raid").records
    assert (told.report.kind, told.report.role, told.report.outcome) == (
        Kind.STRIKE,
        Role.TARGET,
        Outcome.HIT,
    )
    assert told.report.timespan.edtf == "2023-04-03"
    assert told.report.quote.text == "Bombs fell"
    assert told.source.record.dataset == "Local monitor"
    assert (told.resolution.position.lon, told.resolution.position.lat) == (37.1, 36.2)


def test_what_a_cell_means_can_be_nothing_and_what_nobody_mapped_is_refused():
    found = rows("1,03/04/2023,37,36,A,x,Clash", "2,03/04/2023,37,36,A,x,Protest")
    assert [(left.reason.split(":")[0], left.broken) for left in found.left] == [
        ("left out by the mapping", False),
        ("kind is 'Protest', which is none of strike, area, context, event", True),
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("1,2023-04-03,37,36,A,x,Air raid", "no day as %d/%m/%Y"),
        ("1,03/04/2023,37,96,A,x,Air raid", "no latitude and longitude"),
        ("1,03/04/2023,37,,A,x,Air raid", "one of longitude and latitude"),
        ("1,03/04/2023,east,36,A,x,Air raid", "no number"),
    ],
)
def test_a_bad_cell_leaves_its_row_out_with_the_reason(line, said):
    (left,) = rows(line).left
    assert said in left.reason
    assert left.broken


def test_undated_and_unplaced_events_are_kept_as_such():
    found = rows("1,,0,0,Aleppo,x,Air raid", "2,03/04/2023,,,Aleppo,x,Air raid")
    (_, undated), (_, unplaced) = found.records
    assert not undated.report.timespan.dated
    assert undated.resolution.position is None
    assert unplaced.resolution.why == "the record has no position"


def test_geolocations_are_read_without_a_mapping_as_events_whose_kind_nobody_said():
    told = {
        "id": "CIV0001",
        "date": "2022-02-24",
        "description": "Apartment block hit",
        "location": "Chuhuiv",
    }
    more = {"sources": [{"path": "https://social.example/1"}], "url": "https://social.example/1"}
    found = read_import("geojson", geolocations(told | more), known=Dataset(name="Geolocations"))
    ((_, one),) = found.records
    assert one.report.kind is Kind.EVENT
    assert one.report.quote.text == "Apartment block hit"
    assert one.source.url == "https://social.example/1"
    assert one.resolution.precision is Precision.TOWN
    assert (one.resolution.position.lon, one.resolution.position.lat) == (37.8, 48.01)


def test_an_event_without_a_name_of_its_place_has_its_position_for_one():
    ((_, one),) = read_import(
        "geojson", geolocations({"name": "Strike on a depot"}), known=Dataset(name="G")
    ).records
    assert one.report.toponym.text == "48.01, 37.8"
    assert not one.report.timespan.dated


def test_addresses_that_are_no_web_addresses_are_left_out():
    data = geolocations({"id": "1", "description": "x", "url": "javascript:alert(1)"})
    ((_, one),) = read_import("geojson", data, known=Dataset(name="G")).records
    assert one.source.url is None
