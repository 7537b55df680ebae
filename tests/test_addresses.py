from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.addresses import Address, View, read_address, written
from geo.errors import FilterError
from geo.filters import StrikeFilter

_LON, _LAT = (st.integers(-1_800_000, 1_800_000), st.integers(-900_000, 900_000))


@st.composite
def views(draw) -> View:
    west, east = sorted(draw(st.lists(_LON, min_size=2, max_size=2, unique=True)))
    south, north = sorted(draw(st.lists(_LAT, min_size=2, max_size=2, unique=True)))
    return View(west=west / 1e4, south=south / 1e4, east=east / 1e4, north=north / 1e4)


@given(views(), st.one_of(st.none(), st.text(min_size=1, max_size=12)))
def test_an_address_reads_back_as_it_was_written(view, strike):
    address = Address(chosen=StrikeFilter(outcomes=("hit",)), strike=strike, view=view)
    assert read_address(parse_qs(urlencode(written(address)))) == address


@pytest.mark.parametrize(
    "text", ["", "1,2,3", "a,b,c,d", "nan,0,1,1", "10,0,5,5", "0,0,200,10", "0,-91,1,1", "0,0,1,1,1"]
)
def test_a_view_that_is_none_is_noted_and_left_out(text):
    address = read_address({"view": text, "outcome": "hit"})
    assert address.view is None
    assert address.chosen == StrikeFilter(outcomes=("hit",))
    assert bool(address.notes) is bool(text)


def test_a_view_that_is_turned_round_is_refused():
    with pytest.raises(FilterError, match="west,south,east,north"):
        View(west=10, south=0, east=5, north=5)


def test_what_nobody_asks_for_is_not_written():
    assert written(Address(chosen=StrikeFilter())) == ()
