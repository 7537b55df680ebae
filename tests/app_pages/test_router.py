from collections.abc import Callable

from streamlit.testing.v1 import AppTest


def test_opens_on_the_map(run_page: Callable[..., AppTest]) -> None:
    made = run_page("router")
    assert not made.exception
    assert made.text[0].value.startswith("7 events")
