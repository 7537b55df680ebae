from datetime import UTC, datetime

from streamlit.testing.v1 import AppTest

from geo.app_pages import state
from geo.filters import StrikeFilter
from geo.store import Store

CHOSEN = StrikeFilter(
    operations=("Operation Sindoor", "none"),
    text="air base",
    start_utc=datetime(2025, 5, 7, tzinfo=UTC),
    undated=False,
)


def asked(**query: list[str]) -> state.Asked:
    def page() -> None:
        import streamlit as st

        from geo.app_pages.state import read_url

        st.session_state["asked"] = read_url()

    made = AppTest.from_function(page)
    for key, values in query.items():
        made.query_params[key] = values
    found: state.Asked = made.run().session_state["asked"]
    return found


def test_the_address_holds_the_filter_and_the_open_strike() -> None:
    def page() -> None:
        from geo.app_pages.state import write_url
        from tests.app_pages.test_state import CHOSEN

        write_url(CHOSEN, "0123456789abcdef")

    query = AppTest.from_function(page).run().query_params
    assert asked(**query) == state.Asked(chosen=CHOSEN, notes=(), strike="0123456789abcdef")


def test_an_empty_address_asks_for_everything() -> None:
    assert asked() == state.Asked(chosen=StrikeFilter(), notes=(), strike=None)


def test_all_readers_share_the_strikes(store: Store) -> None:
    assert state.snapshots() is state.snapshots()
    assert state.snapshots().current().revision == store.revision()
