import geopandas as gpd
import numpy as np
import pytest
import shapely
from lxml import etree

from geo.coordinates import CRS
from geo.exports.plate import drawn_ground, fitted, outline, svg_path
from geo.layers.ground import Ground, ground, units

PUNJAB = gpd.GeoSeries([shapely.Point(74.35, 31.55), shapely.Point(72.28, 30.76)], crs=CRS)


@pytest.fixture
def plate():
    return fitted(PUNJAB.to_crs(3857).total_bounds, x=20, y=30, width=800, height=600)


def test_all_of_the_bounds_are_in_view_and_north_is_up(plate):
    lahore, shorkot = plate.place(units(shapely.get_coordinates(PUNJAB.to_crs(3857).to_numpy())))
    for x, y in (lahore, shorkot):
        assert 20 < x < 820
        assert 30 < y < 630
    assert lahore[0] > shorkot[0]
    assert lahore[1] < shorkot[1]


def test_a_single_place_is_seen_with_its_surroundings():
    alone = fitted(PUNJAB.to_crs(3857).iloc[:1].total_bounds, x=0, y=0, width=100, height=100)
    assert 200_000 < 100 / alone.scale / 2**20 * 40_075_017 < 400_000


def test_the_ground_is_sound_svg_with_borders_and_names(plate):
    drawn = etree.fromstring(f"<g>{''.join(drawn_ground(plate, ground(PUNJAB)))}</g>")
    classes = {path.get("class") for path in drawn.iter("path")}
    assert {"land", "bounds"} <= classes
    assert "Lahore" in {text.text for text in drawn.iter("text")}


def test_names_do_not_run_into_each_other(plate):
    x, y = units(shapely.get_coordinates(PUNJAB.to_crs(3857).to_numpy()))[0].tolist()
    crowded = Ground(lines={}, names={"places": [[x, y, "Lahore", 2], [x + 1, y, "A suburb", 1]]}, source="")
    assert [part for part in drawn_ground(plate, crowded) if "A suburb" in part] == []


def test_names_are_words(plate):
    x, y = units(shapely.get_coordinates(PUNJAB.to_crs(3857).to_numpy()))[0].tolist()
    hostile = Ground(lines={}, names={"places": [[x, y, "<script>", 2]]}, source="")
    assert "&lt;script&gt;" in "".join(drawn_ground(plate, hostile))


def test_what_is_elsewhere_is_left_out(plate):
    far = Ground(lines={"bounds": [[0, 0, 10, 10]]}, names={}, source="")
    assert len(list(drawn_ground(plate, far))) == 1  # the water


def test_an_area_keeps_its_holes(plate):
    area = shapely.box(8.1e6, 3.6e6, 8.3e6, 3.8e6).difference(shapely.box(8.15e6, 3.65e6, 8.2e6, 3.7e6))
    assert outline(plate, area).count("M") == 2


def test_a_path_is_a_tenth_of_a_pixel_fine():
    assert svg_path(np.array([[0.04, 1.0], [2.26, 3.0]]), closed=False) == "M0.0,1.0L2.3,3.0"
