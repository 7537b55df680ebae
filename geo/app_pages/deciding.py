"""A decision made on the page: written to the log, or told why it was not."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from geo.app_pages.say import problem
from geo.app_pages.state import snapshots
from geo.app_pages.visitor import visitor
from geo.errors import AccessError, ConflictError, StrikemapError, quoted
from geo.review import Action, Proposal, told
from geo.review.access import User

_SEEN = "review_seen"
_SAID = "review_said"
_WINDOW = "review_window"
_AT, _NUMBER, _WAITS = "review_at", "review_number", "review_waits"


def look() -> None:
    """Note the last decision that whoever looks now can know of; to be called before anything is read."""
    st.session_state[_SEEN] = snapshots().store.last_decision()


def decide(
    action: Action, reports: Iterable[str], value: object = None, why: str = "", *, leaves: bool = False
) -> None:
    """Decide about `reports` as who is at the page, on what they saw; `leaves` goes on to the next strike."""
    user = visitor()
    close_window()
    try:
        user.check_write()
        if action is Action.UNDO:
            _check_undo(user, value)
        made = snapshots().store.decide(
            Proposal(
                who=user.name,
                action=action,
                reports=tuple(reports),
                value=value,
                why=why,
                seen=st.session_state[_SEEN],
            )
        )
    except ConflictError as error:
        st.session_state[_SAID] = ("Somebody else decided about this strike first.", str(error))
    except StrikemapError as error:
        st.session_state[_SAID] = ("Nothing was written.", str(error))
    else:
        st.session_state[_SAID] = ("", f"Decision {made.number}: {told(made.action, made.value)}.")
        if leaves:
            st.session_state[_AT] = None


def _check_undo(user: User, number: object) -> None:
    for one in snapshots().store.decisions():
        if one.number == number and not user.may_undo(one):
            raise AccessError(f"decision {number} is {quoted(one.who)}'s: they or an admin may undo it")


def open_window(name: str) -> None:
    """Note that a window of the desk is to be open: the keys of the page rest meanwhile."""
    st.session_state[_WINDOW] = name


def close_window() -> None:
    """Note that no window is open any more."""
    st.session_state[_WINDOW] = None


def window() -> str | None:
    """Return the name of the window that is open."""
    name: str | None = st.session_state.get(_WINDOW)
    return name


def tell() -> None:
    """Say what became of the last decision, once."""
    headline, details = st.session_state.pop(_SAID, ("", ""))
    if headline:
        problem(headline, details)
    elif details:
        st.text(details)


def current(names: list[str]) -> str | None:
    """Return the id of a report of the strike that is looked at; `names` are the strikes that wait."""
    at = st.session_state.get(_AT)
    strike = snapshots().store.strike(at) if at else None
    if strike is None and names:
        number = min(st.session_state.get(_NUMBER, 0), len(names) - 1)
        strike = snapshots().store.strike(names[number])
    if strike is None:
        return None
    st.session_state[_WAITS] = strike.id in names
    if strike.id in names:
        st.session_state[_NUMBER] = names.index(strike.id)
    st.session_state[_AT] = strike.reports[0].id
    return strike.reports[0].id


def step(by: int) -> None:
    """Go on to another strike that waits. One that waits no more has left its place to the next."""
    left = by > 0 and not st.session_state.get(_WAITS, True)
    st.session_state[_AT] = None
    st.session_state[_NUMBER] = max(0, st.session_state.get(_NUMBER, 0) + (0 if left else by))
