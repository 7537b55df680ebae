from datetime import UTC, datetime

from streamlit.testing.v1 import AppTest

from geo.addresses import Address, View
from geo.app_pages import state
from geo.filters import StrikeFilter
from geo.store import Store

CHOSEN = StrikeFilter(
    operations=("Operation Sindoor", "none"),
    text="air base",
    start_utc=datetime(2025, 5, 7, tzinfo=UTC),
    undated=False,
)


def asked(**query: list[str]) -> Address:
    def page() -> None:
        import streamlit as st

        from geo.app_pages.state import read_url

        st.session_state["asked"] = read_url()

    made = AppTest.from_function(page)
    for key, values in query.items():
        made.query_params[key] = values
    found: Address = made.run().session_state["asked"]
    return found


def test_the_address_holds_the_filter_and_the_open_strike() -> None:
    def page() -> None:
        from geo.app_pages.state import write_url
        from tests.app_pages.test_state import CHOSEN

        write_url(CHOSEN, "0123456789abcdef")

    query = AppTest.from_function(page).run().query_params
    assert asked(**query) == Address(chosen=CHOSEN, strike="0123456789abcdef")


def test_an_empty_address_asks_for_everything() -> None:
    assert asked() == Address(chosen=StrikeFilter())


def test_view_and_story_stay_while_the_filter_changes() -> None:
    def page() -> None:
        import streamlit as st

        from geo.app_pages.state import write_url
        from tests.app_pages.test_state import CHOSEN

        write_url(CHOSEN, None)
        st.session_state["query"] = st.query_params.to_dict()

    made = AppTest.from_function(page)
    for key, value in {"view": "70,28,79,36", "story": "seed", "step": "2", "strike": "a"}.items():
        made.query_params[key] = value
    query = made.run().session_state["query"]
    assert (query["view"], query["story"], query["step"]) == ("70,28,79,36", "seed", "2")
    assert "strike" not in query
    assert asked(view=["70,28,79,36"]).view == View(west=70, south=28, east=79, north=36)


def test_all_readers_share_the_strikes(store: Store) -> None:
    assert state.snapshots() is state.snapshots()
    assert state.snapshots().current().revision == store.revision()
