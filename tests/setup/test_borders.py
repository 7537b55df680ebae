import geopandas as gpd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.setup.borders import borders


def areas(*shapes):
    return gpd.GeoDataFrame(geometry=list(shapes), crs="EPSG:4326")


def pairs(found):
    return {(one, other): line for one, other, line in found[["one", "other", "geometry"]].values}


def test_neighbours_share_one_line_and_coasts_are_no_borders():
    found = pairs(borders(areas(shapely.box(70, 30, 71, 32), shapely.box(71, 30, 73, 32))))
    assert list(found) == [(0, 1)]
    assert found[0, 1].equals(shapely.LineString([(71, 30), (71, 32)]))


def test_areas_that_do_not_touch_have_no_border():
    assert borders(areas(shapely.box(0, 0, 1, 1), shapely.box(2, 2, 3, 3))).empty


def test_an_enclave_is_bordered_all_around():
    inner = shapely.box(1, 1, 2, 2)
    found = pairs(borders(areas(shapely.box(0, 0, 3, 3).difference(inner), inner)))
    assert found[0, 1].length == pytest.approx(4)


def test_a_border_in_two_places_is_one_row_of_two_lines():
    west = shapely.union_all([shapely.box(0, 0, 1, 1), shapely.box(0, 2, 1, 3), shapely.box(-1, 0, 0, 3)])
    east = shapely.union_all([shapely.box(1, 0, 2, 1), shapely.box(1, 2, 2, 3)])
    found = pairs(borders(areas(west, east)))
    assert found[0, 1].equals(shapely.MultiLineString([[(1, 0), (1, 1)], [(1, 2), (1, 3)]]))


def test_south_and_west_are_kept_to_a_millionth_of_a_degree():
    west, east = shapely.box(-179, -89.5, -178.123456, -88), shapely.box(-178.123456, -89.5, -177, -88)
    found = pairs(borders(areas(west, east)))
    assert found[0, 1].equals(shapely.LineString([(-178.123456, -89.5), (-178.123456, -88)]))


@given(st.integers(1, 5), st.integers(1, 5), st.integers(-180, 170), st.integers(-90, 80))
def test_in_a_grid_every_inner_side_is_a_border(columns, rows, west, south):
    corners = [(west + x, south + y) for x in range(columns) for y in range(rows)]
    found = borders(areas(*(shapely.box(x, y, x + 1, y + 1) for x, y in corners)))
    assert len(found) == (columns - 1) * rows + columns * (rows - 1)
    assert all(line.length == pytest.approx(1) for line in found.geometry)
    assert (found["one"] < found["other"]).all()
