import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.gazetteer.entries import centre, extent, plain, reach_m, settlement_radius_m


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Haryāna", "Haryana"),
        ("Ḩalab", "Halab"),
        ("São Paulo", "São Paulo"),
        ("Şanlıurfa", "Şanlıurfa"),
        ("Lviv", "Lviv"),
    ],
)
def test_only_scholarly_marks_are_dropped(name: str, printed: str) -> None:
    assert plain(name) == printed


@settings(deadline=None)
@given(st.integers(0, 40_000_000), st.integers(0, 40_000_000))
def test_a_larger_town_never_has_a_smaller_radius(one: int, other: int) -> None:
    small, large = sorted((one, other))
    assert 3_000 <= settlement_radius_m(small) <= settlement_radius_m(large) <= 25_000


def test_extent_is_west_south_east_north() -> None:
    assert extent([(73.0, 33.0), (71.0, 35.0)]) == (71.0, 33.0, 73.0, 35.0)


def test_extent_may_cross_the_antimeridian() -> None:
    bbox = extent([(177.0, -18.0), (-179.0, -16.0)])
    assert bbox == (177.0, -18.0, -179.0, -16.0)
    assert centre(bbox) == (179.0, -17.0)


def test_centre_and_reach() -> None:
    bbox = (70.0, -1.0, 72.0, 1.0)
    assert centre(bbox) == (71.0, 0.0)
    assert reach_m(bbox, 71.0, 0.0) == pytest.approx(157_400, rel=0.01)
