from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from tests.app_pages.conftest import address

Page = Callable[..., AppTest]


def test_offers_the_terms_that_strikes_have(run_page: Page) -> None:
    made = run_page("map")
    labels = {box.label: box.options for box in made.multiselect}
    assert labels["Attacker"] == ["India", "Pakistan", "not given"]
    assert labels["Role of the place"] == ["intended target", "intercepted at", "target", "not given"]


def test_cannot_be_cleared_when_nothing_is_chosen(run_page: Page) -> None:
    assert run_page("map").button[-1].disabled
    assert not run_page("map", q="airbase").button[-1].disabled


def test_each_widget_narrows_what_the_others_left(run_page: Page) -> None:
    made = run_page("map", operation="Operation Sindoor")
    made.multiselect(key="filter_precisions").select("site").run()
    assert address(made) == {"operation": ["Operation Sindoor"], "precision": ["site"]}
    assert len(made.dataframe[0].value) == 3
