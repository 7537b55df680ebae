from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest


@pytest.mark.parametrize("word", ["Natural Earth", "GeoNames", "OurAirports", "CC BY 4.0", "reported"])
def test_says_what_is_shown_and_whose_it_is(run_page: Callable[..., AppTest], word: str) -> None:
    assert word in run_page("about").markdown[0].value
