from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geo.app_pages import deciding, review_spot
from geo.gazetteer import Place
from geo.review import Action
from geo.review.access import Role, User
from geo.store import Store
from tests.builders import place

_SCRIPT = """
import streamlit as st
from geo.app_pages.deciding import look, tell
from geo.app_pages.review_spot import spot_map
from geo.app_pages.state import snapshots
look()
tell()
spot_map(snapshots().store.strike("report-lahore"), writes=True)
"""


@pytest.fixture
def clicked(store: Store, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    monkeypatch.setattr(deciding, "visitor", lambda: User(name="Ann", role=Role.REVIEWER))

    def run(answer: object) -> AppTest:
        monkeypatch.setattr(review_spot, "st_folium", lambda *_, **__: answer)
        made = AppTest.from_string(_SCRIPT, default_timeout=60).run()
        assert not made.exception
        return made

    return run


def test_without_a_click_nothing_is_offered(clicked: Callable[..., AppTest]) -> None:
    for answer in (None, {}, {"last_clicked": None}):
        assert not clicked(answer).button


def test_a_click_is_a_place_as_fine_as_the_reviewer_says(
    clicked: Callable[..., AppTest], store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def noted(lon: float, lat: float, radius_m: float, *, name: str) -> Place:
        asked.append((lon, lat, radius_m, name))
        return place()

    monkeypatch.setattr(review_spot, "spot", noted)
    made = clicked({"last_clicked": {"lat": 31.5, "lng": 74.3 + 360}})
    assert "31.5000, 74.3000" in made.text[0].value
    made.number_input[0].set_value(300.0)
    made.text_input[0].input("seen on video")
    made.button[0].click().run()
    ((lon, lat, radius_m, name),) = asked
    assert (round(lon, 6), lat, radius_m, name) == (74.3, 31.5, 300.0, "Lahore")
    (decision,) = store.decisions()
    assert (decision.action, decision.why) == (Action.PLACE, "seen on video")
