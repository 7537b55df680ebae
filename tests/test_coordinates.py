import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from geo.coordinates import METRES_PER_DEGREE, Position, decimals, distance_m, moved
from geo.errors import CoordinateError

RAWALPINDI = Position(lon=73.0479, lat=33.5973, radius_m=8000)
ISLAMABAD = Position(lon=73.0551, lat=33.7215, radius_m=9000)

lons = st.floats(-180, 180)
lats = st.floats(-90, 90)
radii = st.floats(0, 1_000_000)


@st.composite
def positions(draw, most_lat=90.0):
    lon, lat = draw(lons), draw(st.floats(-most_lat, most_lat))
    assume(abs(lon) + abs(lat) > 1e-9)  # moving by nothing may round onto null island
    return Position(lon=lon, lat=lat, radius_m=draw(radii))


@pytest.mark.parametrize(
    ("lon", "lat"),
    [
        (181, 0.5),
        (-180.001, 0.5),
        (0.5, 91),
        (0.5, -90.001),
        (math.nan, 1),
        (1, math.nan),
        (math.inf, 1),
        (1, -math.inf),
        (900, 9000),
    ],
)
def test_what_is_not_on_earth_is_refused_with_its_value(lon, lat):
    with pytest.raises(CoordinateError, match="not on Earth") as refused:
        Position(lon=lon, lat=lat, radius_m=1)
    assert f"lon={lon}" in str(refused.value)
    assert f"lat={lat}" in str(refused.value)


def test_null_island_is_a_missing_value():
    with pytest.raises(CoordinateError, match="missing value"):
        Position(lon=0.0, lat=-0.0, radius_m=1)
    assert Position(lon=0, lat=51.48, radius_m=1).lat == 51.48
    assert Position(lon=9.45, lat=0, radius_m=1).lon == 9.45


@pytest.mark.parametrize("radius_m", [-1, -0.001, math.nan, math.inf])
def test_a_radius_is_zero_or_more_metres(radius_m):
    with pytest.raises(CoordinateError, match=f"radius_m={radius_m}"):
        Position(lon=73, lat=33, radius_m=radius_m)


@given(positions())
def test_whatever_is_on_earth_is_kept_as_given(position):
    assert position.lat_lon == (position.lat, position.lon)


def test_axis_order_flips_in_one_place_only():
    assert RAWALPINDI.lat_lon == (33.5973, 73.0479)


def test_distances_are_on_the_ellipsoid():
    # GeographicLib 2.1, inverse problem on WGS 84, gives 13,789.5 m
    assert distance_m(RAWALPINDI, ISLAMABAD) == pytest.approx(13_789.5, abs=5)
    # A degree of longitude on the equator is 111,319.49 m (WGS 84: 6,378,137 m times pi / 180)
    west, east = (Position(lon=lon, lat=0, radius_m=0) for lon in (10, 11))
    assert distance_m(west, east) == pytest.approx(111_319.49, abs=0.01)


def test_distances_take_the_short_way_over_the_antimeridian():
    west, east = Position(lon=179.9, lat=0, radius_m=0), Position(lon=-179.9, lat=0, radius_m=0)
    assert distance_m(west, east) == pytest.approx(0.2 * 111_319.49, abs=0.1)


@given(positions(), positions())
def test_distances_are_the_same_both_ways(a, b):
    assert distance_m(a, b) == pytest.approx(distance_m(b, a), abs=1e-3)
    assert distance_m(a, a) == pytest.approx(0, abs=1e-6)


def test_east_is_at_ninety_degrees_and_north_at_zero():
    east = moved(RAWALPINDI, bearing_deg=90, distance_m=10_000, radius_m=5)
    north = moved(RAWALPINDI, bearing_deg=0, distance_m=10_000, radius_m=5)
    assert east.lon > RAWALPINDI.lon + 0.1
    assert east.lat == pytest.approx(RAWALPINDI.lat, abs=0.001)
    assert north.lat > RAWALPINDI.lat + 0.08
    assert north.lon == pytest.approx(RAWALPINDI.lon)
    assert (east.radius_m, north.radius_m) == (5, 5)


@given(positions(most_lat=89), st.floats(-360, 360), st.floats(0, 1_000_000))
def test_a_spot_moved_is_that_far_away(position, bearing_deg, metres):
    away = moved(position, bearing_deg=bearing_deg, distance_m=metres, radius_m=1)
    assert distance_m(position, away) == pytest.approx(metres, abs=0.01)


def test_decimals_shrink_as_the_radius_grows():
    assert [decimals(radius_m) for radius_m in (0, 1, 50, 1_000, 8_000, 50_000, 1e6)] == [6, 6, 5, 4, 3, 2, 2]


@given(st.floats(0, 2_000_000))
def test_rounding_moves_a_point_by_less_than_its_radius_allows(radius_m):
    places = decimals(radius_m)
    unit_m = METRES_PER_DEGREE * 10**-places
    assert 2 <= places <= 6
    assert places == 6 or unit_m <= max(radius_m, 1) / 10 * (1 + 1e-9)
    assert places == 2 or unit_m * 10 > max(radius_m, 1) / 10 * (1 - 1e-9)
