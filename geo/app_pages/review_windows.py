"""Windows of the review desk for a strike as a whole: join, split, reject, and undo."""

from __future__ import annotations

import streamlit as st

from geo.app_pages.deciding import close_window, decide
from geo.app_pages.state import snapshots
from geo.app_pages.visitor import visitor
from geo.frames import rows, strike_rows
from geo.layers.card import when, where
from geo.review import Action
from geo.review.desk import alike, ids, label, undoable
from geo.strikes import Strike


@st.dialog("Join with another strike", width="large", on_dismiss=close_window)
def join(strike: Strike) -> None:
    """Ask which strikes are the same as this one."""
    frame = snapshots().current().frame
    (row,) = strike_rows([strike])
    near = rows(frame.loc[list(alike(frame, row))])
    said = {one["id"]: f"{one['place']}; {where(one)}; {when(one)}" for one in near}
    with st.form("review_join", border=False):
        others = st.multiselect("Strikes near by in place and time", list(said), format_func=said.__getitem__)
        why = st.text_input("Why")
        if st.form_submit_button("Join"):
            found = [other for name in others if (other := snapshots().store.strike(name))]
            decide(Action.JOIN, [name for one in (strike, *found) for name in ids(one)], None, why)
            st.rerun()


@st.dialog("Split off reports", width="large", on_dismiss=close_window)
def split(strike: Strike) -> None:
    """Ask which reports tell of another strike."""
    said = {placed.id: label(placed) for placed in strike.reports}
    with st.form("review_split", border=False):
        part = st.multiselect("Reports of another strike", list(said), format_func=said.__getitem__)
        why = st.text_input("Why")
        if st.form_submit_button("Split off"):
            decide(Action.SPLIT, part, [name for name in said if name not in part], why)
            st.rerun()


@st.dialog("Reject", on_dismiss=close_window)
def reject(strike: Strike) -> None:
    """Ask why this is no strike."""
    with st.form("review_reject", border=False):
        why = st.text_input("Why it is no strike")
        if st.form_submit_button("Reject"):
            decide(Action.REJECT, ids(strike), None, why, leaves=True)
            st.rerun()


@st.dialog("Undo a decision", width="large", on_dismiss=close_window)
def undo(_strike: Strike) -> None:
    """Ask which decision is undone: one's own, an admin anyone's."""
    said = undoable(snapshots().store.decisions(), visitor())
    if not said:
        st.text("There is no decision of yours.")
        return
    with st.form("review_undo", border=False):
        number = st.selectbox("Decision", list(said), format_func=said.__getitem__)
        why = st.text_input("Why")
        if st.form_submit_button("Undo"):
            decide(Action.UNDO, (), number, why)
            st.rerun()
