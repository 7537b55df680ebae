from geo.ogc import documents
from tests.fabricated import frame


def test_the_extent_is_that_of_the_strikes():
    extent = documents.collection("http://x.example/ogc", frame())["extent"]
    ((west, south, east, north),) = extent["spatial"]["bbox"]
    assert west < 73 < 75 < east
    assert south < 31 < 34 < north
    ((start, end),) = extent["temporal"]["interval"]
    assert start.startswith("2025-04-2")
    assert end.endswith("Z")


def test_an_empty_collection_has_an_open_extent():
    extent = documents.collection("http://x.example/ogc", frame()[:0])["extent"]
    assert extent["temporal"]["interval"] == [[None, None]]
    assert extent["spatial"]["bbox"] == [[-180, -90, 180, 90]]


def test_every_parameter_is_in_the_definition():
    from geo.ogc.queries import KEYS

    items = documents.openapi("http://x.example/ogc")["paths"]["/collections/strikes/items"]["get"]
    assert {parameter["name"] for parameter in items["parameters"]} == set(KEYS) - {"f"}
    outcome = next(p for p in items["parameters"] if p["name"] == "outcome")
    assert "hit" in outcome["schema"]["items"]["enum"]


def test_the_definition_is_a_page_too_and_its_words_are_escaped():
    page = documents.page(documents.openapi("http://x.example/<b>/ogc"))
    assert "<b>" not in page
    for name in ("bbox", "datetime", "operation", "as_of", "/collections/strikes/items"):
        assert f"<code>{name}</code>" in page
    assert "one of failed, hit, intercepted, none, unknown; may be repeated" in page
