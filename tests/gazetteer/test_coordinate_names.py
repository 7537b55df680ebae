import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.gazetteer.coordinate_names import read_coordinates


@pytest.mark.parametrize(
    ("text", "lat", "lon", "radius_m"),
    [
        ("33.6, 73.1", 33.6, 73.1, 11_132),
        ("33.6167 73.0992", 33.6167, 73.0992, 11.132),
        ("-33.61, -70.5", -33.61, -70.5, 11_132),
        ("33°36′N 73°6′E", 33.6, 73.1, 1_855.33),
        ("33°36'36\"S, 73°06'00\"W", -33.61, -73.1, 30.92),
        ("33°N 73°E", 33, 73, 111_320),
    ],
)
def test_coordinates_are_read_with_their_precision(
    text: str, lat: float, lon: float, radius_m: float
) -> None:
    spot = read_coordinates(text)
    assert spot is not None
    assert (spot.lat, spot.lon) == pytest.approx((lat, lon))
    assert spot.radius_m == pytest.approx(radius_m, rel=1e-3)


@pytest.mark.parametrize(
    "text", ["", "Lahore", "12, 34", "91.5, 10.5", "10.5, 181.2", "0.0, 0.0", "1.5", "33.6, 73.1" + " " * 100]
)
def test_other_text_states_none(text: str) -> None:
    assert read_coordinates(text) is None


@settings(deadline=None)
@given(st.text(alphabet="0123456789.,-+ °′'\"NSEW", max_size=70))
def test_nothing_breaks_it(text: str) -> None:
    spot = read_coordinates(text)
    assert spot is None or (abs(spot.lat) <= 90 and abs(spot.lon) <= 180)
