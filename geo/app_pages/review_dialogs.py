"""The windows of the review desk, by the key that opens each: here those that correct a field."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from geo.app_pages.deciding import close_window, decide
from geo.app_pages.review_windows import join, reject, split, undo
from geo.errors import StrikemapError
from geo.gazetteer import Place
from geo.review import VALUES, Action, place_value
from geo.review.desk import ids
from geo.review.places import named, search
from geo.strikes import Strike
from geo.vocabulary import Outcome, Role

_UNKNOWN = "unknown"
_NOT_SAID = ""
_EDTF = "2025-05-10, 2025-05-10~ (about then), 2025-05, 2025-04-22/2025-05-10; empty if not known"


def _correct(action: Action, strike: Strike, value: object, why: str) -> None:
    decide(action, ids(strike), value, why)
    st.rerun()


@st.dialog("Place", on_dismiss=close_window)
def _place(strike: Strike) -> None:
    words = st.text_input("Name, or name and province, or latitude and longitude", key="review_words")
    try:
        found = list(search(words))
    except StrikemapError as error:
        found = []
        st.text(str(error))
    with st.form("review_place", border=False):
        choices: list[Place | None] = [*found, None]
        choice = st.selectbox("Place", choices, format_func=lambda one: named(one) if one else _UNKNOWN)
        why = st.text_input("Why")
        if st.form_submit_button("Correct the place"):
            _correct(Action.PLACE, strike, place_value(choice), why)


def _words(action: Action, title: str, hint: str) -> Callable[[Strike], None]:
    """Return the window of a field that is written: empty is unknown."""

    @st.dialog(title, on_dismiss=close_window)
    def window(strike: Strike) -> None:
        with st.form(f"review_{action}", border=False):
            now = VALUES[action].read(strike.reports[0])
            st.caption(hint)  # a sign to hover over would be one more stop on the way to the box
            key = f"review_{action}_{strike.reports[0].id}"
            value = st.text_input(title, value=str(now or ""), key=key).strip()
            why = st.text_input("Why")
            if st.form_submit_button(f"Correct the {action}"):
                _correct(action, strike, value or None, why)

    return window


def _terms(action: Action, title: str, terms: type[Role] | type[Outcome]) -> Callable[[Strike], None]:
    """Return the window of a field of controlled terms."""

    @st.dialog(title, on_dismiss=close_window)
    def window(strike: Strike) -> None:
        with st.form(f"review_{action}", border=False):
            options = [*(term.value for term in terms), _NOT_SAID]
            value = st.selectbox(
                title,
                options,
                index=options.index(getattr(strike.reports[0].report, action) or _NOT_SAID),
                format_func=lambda term: term.replace("_", " ") or "not said",
                key=f"review_{action}_{strike.reports[0].id}",
            )
            why = st.text_input("Why")
            if st.form_submit_button(f"Correct the {action}"):
                _correct(action, strike, value or None, why)

    return window


DIALOGS: Mapping[str, tuple[str, Callable[[Strike], None]]] = {
    "Place": ("L", _place),
    "Date": ("D", _words(Action.DATE, "Date", _EDTF)),
    "Role": ("O", _terms(Action.ROLE, "Role of the place", Role)),
    "Attacker": ("K", _words(Action.ATTACKER, "Attacker", 'A short name; several joined by " / "')),
    "Outcome": ("T", _terms(Action.OUTCOME, "Outcome", Outcome)),
    "Join": ("J", join),
    "Split": ("S", split),
    "Reject": ("X", reject),
    "Undo": ("U", undo),
}
