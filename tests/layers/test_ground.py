import geopandas as gpd
import pytest
import shapely
from pyproj import Transformer

from geo.coordinates import CRS
from geo.layers import ground as module
from geo.layers.ground import HALF_WORLD_M, UNITS, ground

_TO_DEGREES = Transformer.from_crs(3857, CRS, always_xy=True)


def points(*positions):
    return gpd.GeoSeries([shapely.Point(*position) for position in positions], crs=CRS)


@pytest.fixture(scope="module")
def punjab():
    return ground(points((74.35, 31.55), (72.28, 30.76)))


def degrees(x, y):
    return _TO_DEGREES.transform((2 * x / UNITS - 1) * HALF_WORLD_M, (1 - 2 * y / UNITS) * HALF_WORLD_M)


def corners(steps):
    x = y = 0
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        yield x, y


def test_towns_near_the_points_stand_where_they_are(punjab):
    places = {name: degrees(x, y) for x, y, name, _ in punjab.names["places"]}
    assert places["Lahore"] == pytest.approx((74.35, 31.56), abs=0.05)


def test_the_whole_world_has_its_coasts(punjab):
    spots = [degrees(*next(corners(line))) for line in punjab.lines["land"]]
    lons, lats = zip(*spots, strict=True)
    assert min(lons) < -150
    assert max(lons) > 150
    assert min(lats) < -40
    assert max(lats) > 70


def test_is_fine_near_the_points_and_coarse_far_from_them(punjab):
    far = ground(points((-60.0, -20.0)))
    near = shapely.box(70, 26, 79, 36)

    def detail(lines):
        return sum(
            near.contains(shapely.Point(*degrees(*corner))) for line in lines for corner in corners(line)
        )

    assert detail(punjab.lines["bounds"]) > 1.5 * detail(far.lines["bounds"])


def test_a_line_of_control_is_disputed_and_no_border(punjab):
    kashmir = shapely.box(73.5, 33.5, 77, 35.2)

    def within(lines):
        return [
            line for line in lines if kashmir.contains(shapely.LineString(map(degrees_of, corners(line))))
        ]

    assert within(punjab.lines["disputed"])
    assert not within(punjab.lines["bounds"])


def degrees_of(corner):
    return degrees(*corner)


def test_around_nothing_it_is_coarse():
    assert ground(points()).lines["land"]


def test_before_set_up_there_is_none(monkeypatch, tmp_path):
    monkeypatch.setattr(module, "BASEMAP", tmp_path)
    assert ground(points((74, 31))).lines == {}
