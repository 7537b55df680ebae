import mgrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from geo.coordinates import METRES_PER_DEGREE, Position, distance_m
from geo.errors import CoordinateError
from geo.gazetteer.coordinate_names import read_coordinates

LATITUDES = st.floats(-90, 90)
LONGITUDES = st.floats(-180, 180)


@pytest.mark.parametrize(
    ("text", "lat", "lon", "radius_m"),
    [
        ("33.6, 73.1", 33.6, 73.1, 11_132),
        ("(33.6, 73.1)", 33.6, 73.1, 11_132),
        ("33.6167 73.0992", 33.6167, 73.0992, 11.132),
        ("33.6167, 73.1", 33.6167, 73.1, 11_132),
        ("-33.61, -70.5", -33.61, -70.5, 11_132),
        ("−33.61; 70.52", -33.61, 70.52, 1_113.2),
        ("33.6 -73.1", 33.6, -73.1, 11_132),
        ("33, 73", 33, 73, 111_320),
        ("+33.60+073.10/", 33.6, 73.1, 1_113.2),
        ("33.6167000000, 73.0992000000", 33.6167, 73.0992, 1),
        ("٣٣٫٦، ٧٣٫١", 33.6, 73.1, 11_132),
        ("33.6° N, 73.1° E", 33.6, 73.1, 11_132),
        ("33.6 north, 73.1 west", 33.6, -73.1, 11_132),
        ("N33.6 E73.1", 33.6, 73.1, 11_132),
        ("73.1E, 33.6S", -33.6, 73.1, 11_132),
        ("33°36′N 73°6′E", 33.6, 73.1, 1_855.33),
        ("33º 36’ 00” N 73º 06’ 00” E", 33.6, 73.1, 30.92),
        ("33°36'36\"S, 73°06'00''W", -33.61, -73.1, 30.92),
        ("33°36.5'N 73°6.0'E", 33.60833, 73.1, 185.53),
        ("33°36'00.0\"N 73°06'00.0\"E", 33.6, 73.1, 3.09),
        ("33°N 73°E", 33, 73, 111_320),
        ("33 36 00 N 73 06 00 E", 33.6, 73.1, 30.92),
        ("33:36:00, 73:06:00", 33.6, 73.1, 30.92),
        ("333600N0730600E", 33.6, 73.1, 30.92),
        ("3336N 07306E", 33.6, 73.1, 1_855.33),
        ("N3336.5 E07306.0", 33.60833, 73.1, 185.53),
        ("43SCT2366821277", 33.6167, 73.0992, 1),
        ("43S CT 2366 2127", 33.6167, 73.0992, 7.07),
        ("43sct2321", 33.6187, 73.0973, 707.1),
        ("43SCT", 33.8797, 73.3781, 70_710.7),
    ],
)
def test_coordinates_are_read_with_their_precision(
    text: str, lat: float, lon: float, radius_m: float
) -> None:
    spot = read_coordinates(text)
    assert spot is not None
    assert (spot.lat, spot.lon) == pytest.approx((lat, lon), abs=1e-4)
    assert spot.radius_m == pytest.approx(radius_m, rel=2e-3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        ",",
        "Lahore",
        "1770",
        "N",
        "E 5",
        "W5",
        "S. 5",
        "nan, nan",
        "33.6, 73.1" + " " * 100,
        "x" * 10_000,
    ],
)
def test_a_name_is_no_coordinates(text: str) -> None:
    assert read_coordinates(text) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("133.6, 33.6", "latitude comes first and ends at 90: write 33.6, 133.6"),
        ("91.5, 10.5", "write 10.5, 91.5"),
        ("10.5, 181.2", "longitude at 180"),
        ("900, 9000", "latitude ends at 90"),
        ("33.6N 181E", "longitude at 180"),
        ("90°30′N 73°6′E", "latitude ends at 90"),
        ("0,0", "a missing value"),
        ("0°N 0°E", "a missing value"),
        ("1,2,3", "parted by one comma"),
        ("33,6; 73,1", "with a point"),
        ("33..6", "with a point"),
        ("1.5", "write two numbers"),
        ("12 34", "part whole degrees by a comma"),
        ("12-34", "part whole degrees by a comma"),
        ("33.6N 73.1", "of both numbers, or of none"),
        ("33.6N 73.1N", "both numbers are of one axis"),
        ("-33.6S 73.1E", "write degrees, minutes and seconds"),
        ("33′N 73′E", "write degrees, minutes and seconds"),
        ("33°75′N 73°6′E", "below 60"),
        ("33.5°36′N 73°6′E", "only the last number has decimals"),
        ("43SCT234", "as many digits east as north"),
        ("43SCT 12 345", "as many digits east as north"),
        ("99SCT1234", "the grid has no such square"),
    ],
)
def test_what_states_no_point_on_earth_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(CoordinateError, match=r"is no latitude and longitude: .*" + reason):
        read_coordinates(text)


@given(st.text(alphabet="0123456789.,;:/-+ °′'″\"NSEWCTnsewct()٣\u202e", max_size=70) | st.text())
def test_any_text_is_a_point_a_name_or_refused(text: str) -> None:
    try:
        spot = read_coordinates(text)
    except CoordinateError:
        return
    assert spot is None or (abs(spot.lat) <= 90 and abs(spot.lon) <= 180 and spot.radius_m >= 1)


@given(LATITUDES, LONGITUDES, st.integers(1, 6))
def test_decimal_degrees_lie_within_the_radius_that_their_digits_leave(
    lat: float, lon: float, digits: int
) -> None:
    text = f"{lat:.{digits}f}, {lon:.{digits}f}"
    assume(any(digit in text for digit in "123456789"))
    spot = read_coordinates(text)
    assert spot is not None
    assert spot.radius_m == max(1, round(METRES_PER_DEGREE / 10**digits, 2))
    assert distance_m(spot, Position(lon=lon, lat=lat, radius_m=0)) <= spot.radius_m


@given(st.integers(0, 89), st.integers(0, 59), st.integers(1, 59), st.integers(0, 179), st.sampled_from("NS"))
def test_the_ways_of_writing_degrees_agree(
    degrees: int, minutes: int, seconds: int, lon: int, side: str
) -> None:
    east = f"{lon}°{minutes}'{seconds}\"E"
    forms = [
        f"{degrees}°{minutes}'{seconds}\"{side} {east}",
        f"{degrees:02}{minutes:02}{seconds:02}{side}{lon:03}{minutes:02}{seconds:02}E",
        f"{degrees} {minutes} {seconds} {side}, {lon} {minutes} {seconds} E",
        f"{east}; {side}{degrees}:{minutes}:{seconds}",
    ]
    assert len({read_coordinates(form) for form in forms}) == 1


@given(st.integers(-79_000, 82_999), st.integers(-179_900, 179_899), st.integers(0, 5))
def test_a_grid_square_holds_the_point_it_was_made_from(south: int, west: int, digits: int) -> None:
    lat, lon = (south + 0.5) / 1000, (west + 0.5) / 1000  # never on the edge of a zone
    spot = read_coordinates(mgrs.MGRS().toMGRS(lat, lon, MGRSPrecision=digits))
    assert spot is not None
    # The grid's metres are not quite the ground's (scale 0.9996 to 1.001); single metres are cut off.
    assert distance_m(spot, Position(lon=lon, lat=lat, radius_m=0)) <= spot.radius_m * 1.01 + 1.5
