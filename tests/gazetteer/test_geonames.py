import pytest
import shapely

from geo.coordinates import distance_m
from geo.gazetteer import StoredGazetteer
from geo.gazetteer.areas import area_polygon, areas_path
from geo.gazetteer.geonames import area_ids


@pytest.mark.parametrize(
    ("name", "country", "admin1"),
    [
        ("Sirsa", "IN", "Haryana"),
        ("Pahalgam", "IN", "Jammu and Kashmir"),
        ("Chakwal", "PK", "Punjab"),
        ("Kramatorsk", "UA", "Donetsk Oblast"),
        ("Manbij", "SY", "Aleppo"),
        ("Buffalo", "US", "New York"),
    ],
)
def test_towns_know_their_provinces_by_english_names(
    gazetteer: StoredGazetteer, name: str, country: str, admin1: str
) -> None:
    place = next(hit.place for hit in gazetteer.find(name) if hit.place.country == country)
    assert place.admin1 == admin1


def test_an_area_is_drawn_from_its_towns(gazetteer: StoredGazetteer) -> None:
    haryana = gazetteer.find("Haryana")[0].place
    assert haryana.feature_code == "ADM1"
    assert haryana.bbox is not None
    west, south, east, north = haryana.bbox
    sirsa = gazetteer.find("Sirsa")[1].place.position
    assert west <= sirsa.lon <= east
    assert south <= sirsa.lat <= north


@pytest.mark.parametrize(("name", "town"), [("Quebec", "Chibougamau"), ("South Australia", "Coober Pedy")])
def test_a_province_settled_at_one_end_is_drawn_in_the_middle_of_its_land(
    gazetteer: StoredGazetteer, name: str, town: str
) -> None:
    province = next(hit.place for hit in gazetteer.find(name) if hit.place.feature_code == "ADM1")
    assert province.coordinate_source == "Natural Earth (centroid of the province)"
    inland = next(hit.place for hit in gazetteer.find(town) if hit.place.country == province.country)
    assert distance_m(province.position, inland.position) < 400_000


def test_provinces_are_drawn_where_natural_earth_has_them(gazetteer: StoredGazetteer) -> None:
    if not areas_path().is_file():
        pytest.skip("set-up could not get Natural Earth's provinces")
    drawn = [p for p in gazetteer.first_order_areas() if p.coordinate_source.startswith("Natural Earth")]
    assert len(drawn) > 800
    for province in drawn:
        outline = area_polygon(province)
        assert outline is not None
        # An equal-area centroid is not quite the planar one of the northernmost provinces.
        assert outline.centroid.distance(shapely.Point(province.position.lon, province.position.lat)) < 3


@pytest.mark.parametrize("alias", ["W.Va.", "NSW", "B.C.", "Rural Damascus", "North Sinai"])
def test_areas_have_the_short_names_of_news(gazetteer: StoredGazetteer, alias: str) -> None:
    assert gazetteer.find(alias)[0].place.feature_code == "ADM1"


def test_airport_and_country_codes_are_no_names(gazetteer: StoredGazetteer) -> None:
    assert not [hit for hit in gazetteer.find("ISB") if hit.place.name == "Islamabad"]


def test_areas_are_known_by_both_codes() -> None:
    ids = area_ids()
    assert ids["UA.05"] == ids["UA-14"] == 709716


@pytest.mark.parametrize(
    ("id_", "zone"),
    [
        ("ourairports:OPRN", "Asia/Karachi"),  # a site has its province's zone
        ("geonames:1270260", "Asia/Kolkata"),
        ("geonames:1168579", "Asia/Karachi"),
        ("geonames:6252001", ""),  # the United States have several
    ],
)
def test_places_have_a_zone_where_there_is_but_one(gazetteer: StoredGazetteer, id_: str, zone: str) -> None:
    place = gazetteer.by_id(id_)
    assert place is not None
    assert place.timezone == zone


@pytest.mark.parametrize("name", ["Khan Yunis", "Rafah", "Bayt Hanun"])
def test_a_town_whose_record_names_no_province_has_its_neighbours(
    gazetteer: StoredGazetteer, name: str
) -> None:
    place = next(
        hit.place
        for hit in gazetteer.find(name)
        if (hit.place.country, hit.place.feature_class) == ("PS", "P")
    )
    assert place.admin1 == "Gaza Strip"
    strip = gazetteer.by_id("strikemap:gaza-strip")
    assert strip is not None
    outline = area_polygon(strip)
    assert outline is None or outline.intersects(
        shapely.Point(place.position.lon, place.position.lat).buffer(0.02)
    )
