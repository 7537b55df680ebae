"""Review: what waits, worked by keyboard, with the source beside it; every decision is in the log."""

import streamlit as st

from geo.app_pages.deciding import current, decide, look, open_window, step, tell, window
from geo.app_pages.review_dialogs import DIALOGS
from geo.app_pages.review_source import facts, source
from geo.app_pages.review_spot import spot_map
from geo.app_pages.state import snapshots
from geo.app_pages.visitor import ask_who
from geo.review import Action
from geo.review.desk import ids
from geo.review.queue import Reason, queue, waiting_for
from geo.strikes import Strike

_KEYS = (
    "Keys: N next · P previous · A accept · L place · D date · O role · K attacker · T outcome · J join · "
    "S split · X reject · U undo. In a window: Tab to its box, Enter writes, Esc closes. Instead of a click "
    "on the map, the window of L takes coordinates."
)
_MOST_SOURCES = 20


@st.cache_data(max_entries=2, show_spinner=False)
def _waiting(revision: str) -> dict[str, tuple[Reason, ...]]:
    """Return the queue of a revision of the store."""
    return dict(queue(snapshots().current().frame))


def _actions(strike: Strike, *, writes: bool) -> None:
    opened = window()

    def key(letter: str) -> str | None:
        return None if opened else letter  # what is written in a window shall press no button behind it

    with st.container(horizontal=True, gap="small"):
        st.button("Previous", shortcut=key("P"), on_click=step, args=(-1,))
        st.button("Next", shortcut=key("N"), on_click=step, args=(1,))
        st.button(
            "Accept",
            shortcut=key("A"),
            type="primary",
            disabled=not writes,
            on_click=decide,
            args=(Action.ACCEPT, ids(strike)),
            kwargs={"leaves": True},
        )
        for name, (letter, _) in DIALOGS.items():
            st.button(name, shortcut=key(letter), disabled=not writes, on_click=open_window, args=(name,))
    if opened and writes:
        DIALOGS[opened][1](strike)


def _desk(strike: Strike, why: tuple[Reason, ...], *, writes: bool) -> None:
    _actions(strike, writes=writes)
    st.caption(_KEYS)
    left, right = st.columns([3, 2])
    with left:
        facts(strike, why)
        for placed in strike.reports[:_MOST_SOURCES]:
            source(placed)
        if len(strike.reports) > _MOST_SOURCES:
            st.text(f"and {len(strike.reports) - _MOST_SOURCES} more reports")
    with right:
        spot_map(strike, writes=writes)


look()  # before anything is read
waiting = _waiting(snapshots().current().revision)
who, why = st.columns([1, 3])
with who:
    user = ask_who()
with why:
    reasons = st.pills("Waits because it is", list(Reason), selection_mode="multi", format_func=str)
names = list(waiting_for(waiting, reasons))
at = current(names)
strike = snapshots().store.strike(at) if at else None
tell()
if strike is None:
    st.info("Nothing waits for review.")
else:
    standing = f"{names.index(strike.id) + 1} of {len(names)}" if strike.id in names else "reviewed"
    st.text(f"{standing} · {strike.reports[0].report.toponym.text}")
    _desk(strike, waiting.get(strike.id, ()), writes=user.may_write)
