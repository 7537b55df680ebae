from streamlit.testing.v1 import AppTest

from geo.store import Store

_SCRIPT = """
import streamlit as st
from geo.app_pages.deciding import current, decide, look, step, tell
from geo.app_pages.state import snapshots
from geo.review import Action
look()
names = [name for name in snapshots().current().frame.index]
st.text(str(current(names)))
st.button("next", on_click=step, args=(1,))
st.button("previous", on_click=step, args=(-1,))
st.button("decide", on_click=decide, args=(Action.ACCEPT, ("report-lahore",)))
tell()
"""


def test_one_steps_through_what_waits_and_stays_at_its_ends(store: Store) -> None:
    made = AppTest.from_string(_SCRIPT, default_timeout=60).run()
    first = made.text[0].value
    second = made.button[0].click().run().text[0].value
    assert second != first
    assert made.button[1].click().run().text[0].value == first
    assert made.button[1].click().run().text[0].value == first


def test_nobody_without_a_request_writes(store: Store) -> None:
    made = AppTest.from_string(_SCRIPT, default_timeout=60).run()
    done = made.button[2].click().run()
    assert not done.exception
    assert "Nothing was written" in done.warning[0].value
    assert store.decisions() == ()
