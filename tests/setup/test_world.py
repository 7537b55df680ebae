import csv

import geopandas as gpd
import pyogrio
import pytest
import shapely

from geo.setup.basemap_info import DE_FACTO_LINES, read_info
from geo.setup.steps import STATIC
from geo.setup.world import countries_only, detailed, labels, land, towns

BASEMAP = STATIC / "basemap"


def areas(**shapes):
    return gpd.GeoDataFrame({"name": list(shapes)}, geometry=list(shapes.values()), crs="EPSG:4326")


def write(path, **layers):
    for name, table in layers.items():
        pyogrio.write_dataframe(table, path, layer=name, driver="GPKG")
    return path


@pytest.fixture
def world_map(tmp_path):
    provinces = areas(
        **{
            "Jammu and Kashmir": shapely.box(75, 33, 77, 35),
            "Azad Kashmir": shapely.box(73, 33, 75, 35),
            "Punjab": shapely.box(73, 31, 75, 33),
            "Himachal Pradesh": shapely.box(75, 31, 77, 33),
        }
    ).assign(admin=["India", "Pakistan", "Pakistan", "India"])
    countries = areas(Pakistan=shapely.box(73, 31, 75, 35), India=shapely.box(75, 31, 77, 35))
    disputed = areas(claim=shapely.LineString([(73, 31), (73, 35)]))
    return write(
        tmp_path / "world_map.gpkg",
        states_provinces=provinces,
        countries=countries.rename(columns={"name": "NAME"}),
        disputed_borders=disputed,
    )


@pytest.fixture
def atlas(tmp_path):
    path = tmp_path / "atlas.geojson"
    lake = areas(Wular=shapely.box(74.5, 34.3, 74.7, 34.4))
    pyogrio.write_dataframe(lake, path, driver="GeoJSON", layer="lakes")
    return path


def test_a_line_of_control_is_told_from_borders_and_provinces(world_map, atlas):
    layers = dict(detailed(world_map, atlas))
    assert " ".join(layers) == "land lakes admin1 bounds disputed admin1_lbl country_lbl places"
    bounds = layers["bounds"].set_index("cls").geometry
    assert bounds["loc"].equals(shapely.LineString([(75, 33), (75, 35)]))
    assert bounds["intl"].equals(shapely.LineString([(75, 31), (75, 33)]))
    assert sum(line.length for line in layers["admin1"].geometry) == pytest.approx(4)
    assert layers["country_lbl"]["name"].tolist() == ["India", "Pakistan"]
    assert set(layers["admin1_lbl"]["name"]) == {
        "Jammu and Kashmir",
        "Azad Kashmir",
        "Punjab",
        "Himachal Pradesh",
    }
    assert layers["disputed"]["name"].tolist() == ["claim"]


def test_a_map_of_countries_only_has_what_can_be_had(tmp_path):
    atlas = tmp_path / "countries.geojson"
    table = areas(Pakistan=shapely.box(73, 31, 75, 35), India=shapely.box(75, 31, 77, 35))
    pyogrio.write_dataframe(table, atlas, driver="GeoJSON", layer="countries")
    layers = dict(countries_only(atlas))
    assert list(layers) == ["land", "bounds", "country_lbl", "places"]
    assert layers["bounds"]["cls"].tolist() == ["intl"]


def test_land_is_cut_into_squares_that_overlap_and_leave_no_gap():
    whole = shapely.box(20, -40, 70, 40)
    pieces = land(areas(A=shapely.box(20, -40, 50, 40), B=shapely.box(50, -40, 70, 40))).geometry
    assert len(pieces) > 4
    assert shapely.union_all(pieces.values).equals(whole)
    assert max(piece.bounds[2] - piece.bounds[0] for piece in pieces) <= 30.1 + 1e-9


def test_land_whose_coast_touches_itself_is_drawn():
    pinched = shapely.Polygon([(0, 0), (2, 0), (2, 2), (1, 0), (0, 2)])
    assert not pinched.is_valid
    assert shapely.union_all(land(areas(Pinched=pinched)).geometry.values).area == pytest.approx(2)


def test_a_label_stands_in_the_largest_part():
    islands = shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(10, 10, 14, 14)])
    table = labels(areas(Islands=islands, Small=shapely.box(50, 50, 51, 51)))
    assert table["name"].tolist() == ["Islands", "Small"]
    assert table["area"].tolist() == [17, 1]
    assert shapely.box(10, 10, 14, 14).contains(table.geometry.iloc[0])


def test_no_label_for_the_nameless_the_tiny_and_the_pole():
    table = areas(
        Tiny=shapely.box(0, 0, 0.1, 0.1), Pole=shapely.box(-180, -90, 180, -85.5), Big=shapely.box(5, 5, 9, 9)
    )
    nameless = areas(x=shapely.box(20, 20, 29, 29)).assign(name=None)
    with_nameless = gpd.GeoDataFrame(
        {"name": [*table["name"], None]}, geometry=[*table.geometry, *nameless.geometry], crs="EPSG:4326"
    )
    assert labels(with_nameless, least_area=0.3)["name"].tolist() == ["Big"]


def test_towns_are_named_with_their_population_most_populous_first():
    table = towns()
    assert len(table) > 20_000
    assert table["population"].is_monotonic_decreasing
    rawalpindi = table[table["name"] == "Rawalpindi"].iloc[0]
    assert (round(rawalpindi.geometry.x, 1), round(rawalpindi.geometry.y, 1)) == (73.0, 33.6)


def test_every_de_facto_line_names_two_sides_and_its_source():
    with DE_FACTO_LINES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 10
    assert all(row["name"] and row["source"] and row["one_side"] != row["other_side"] for row in rows)


@pytest.mark.parametrize(
    ("line", "lon", "lat"),
    [
        ("the Line of Control west of Uri", 73.9, 34.1),
        ("the 1949 Armistice Line by Jenin", 35.2, 32.5),
        ("the Green Line west of Nicosia", 33.0, 35.1),
        ("the Military Demarcation Line", 127.0, 38.2),
        ("the land neck to Crimea", 33.7, 46.1),
    ],
)
def test_the_map_that_set_up_built_shows_lines_of_control_as_such(line, lon, lat):
    if read_info(BASEMAP).note is not None:
        pytest.skip("this machine has the map of countries only")
    near = shapely.Point(lon, lat).buffer(0.3)
    bounds = gpd.read_file(BASEMAP / "bounds.pmtiles").to_crs("EPSG:4326")
    control = bounds[bounds["cls"] == "loc"]
    assert control.intersects(near).any(), line
