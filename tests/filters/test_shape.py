import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.coordinates import Position, distance_m
from geo.errors import FilterError
from geo.filters import Shape, StrikeFilter, apply
from tests.fabricated import frame

LAHORE = (74.35, 31.55)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("box:72,30,74,34", "islamabad rawalpindi nur-khan rafiqi murid pakistan"),
        ("box:77,28,78,29", "delhi"),
        ("box:76,-10,-160,40", "delhi"),
        ("circle:74.35,31.55,1", "lahore pakistan"),
        ("circle:73.05,33.6,12", "islamabad rawalpindi nur-khan pakistan"),
        ("polygon:74,29,76,29,76,32,74,32", "sirsa lahore pakistan"),
        ("polygon:74,29,76,32,76,29,74,32", "pakistan"),
        ("circle:0,0,100", ""),
    ],
)
def test_keeps_points_inside_and_areas_it_touches(text, kept):
    found = apply(StrikeFilter(within=Shape.read(text)), frame())
    assert set(found.index) == set(kept.split())


def test_what_has_no_place_lies_nowhere():
    eight = frame()
    unplaced = eight.set_geometry([None] * len(eight), crs=eight.crs)
    assert not Shape.read("box:-180,-90,180,90").keeps(unplaced).any()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "box",
        "box:1,2,3",
        "box:1,2,3,x",
        "box:1,4,3,2",
        "box:5,1,5,2",
        "circle:1,2,0",
        "circle:1,2,nan",
        "circle:181,2,5",
        "circle:1,2,30000",
        "polygon:1,2,3,4",
        "polygon:1,2,3,4,5",
        "polygon:" + ",".join(["1"] * 202),
        "square:1,2,3,4",
    ],
)
def test_what_is_no_shape_says_what_would_be(text):
    with pytest.raises(FilterError, match="is no shape"):
        Shape.read(text)


lon, lat = st.floats(-180, 180), st.floats(-90, 90)


@given(lon, lat, st.floats(0.01, 20_000))
def test_a_shape_survives_being_written(lon, lat, km):
    shape = Shape.read(f"circle:{lon},{lat},{km}")
    assert Shape.read(str(shape)) == shape


@given(st.lists(st.tuples(lon, lat), min_size=20, max_size=20))
def test_a_circle_holds_what_is_nearer_than_its_radius(spots):
    points = np.array([shapely.Point(spot) for spot in spots])
    held = Shape.read("circle:74.35,31.55,3000")._holds(shapely.get_x(points), shapely.get_y(points))
    middle = Position(lon=LAHORE[0], lat=LAHORE[1], radius_m=0)
    for (east, north), inside in zip(spots, held, strict=True):
        if (east, north) == (0, 0):
            continue
        away = distance_m(Position(lon=east, lat=north, radius_m=0), middle)
        assert inside or away > 2_980_000
        assert not inside or away < 3_020_000


def test_the_outline_of_a_circle_is_as_wide_as_it():
    west, south, east, north = Shape.read("circle:74.35,31.55,50").outline.bounds
    across = distance_m(Position(lon=west, lat=31.55, radius_m=0), Position(lon=east, lat=31.55, radius_m=0))
    assert across == pytest.approx(100_000, rel=0.01)
    assert north - south == pytest.approx(100 / 111.2, rel=0.01)
