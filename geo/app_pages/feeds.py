"""Feeds: which are polled, when each was last asked, what came of it; and which are asked from now on."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from geo.app_pages.say import problem
from geo.app_pages.visitor import visitor
from geo.errors import StrikemapError
from geo.sources import FEEDS_FILE, Feed, known_feeds, with_feed, without_feed
from geo.store import data_folder

_NEW = "feeds_new"
_SAID = "feeds_said"


def _change(make: Callable[[Path, str], None], url: str) -> None:
    try:
        visitor().check_write()
        make(data_folder() / FEEDS_FILE, url.strip())
    except StrikemapError as error:
        st.session_state[_SAID] = str(error)
    else:
        st.session_state[_NEW] = ""


def _moment(instant: str | None) -> str:
    return f"{instant[:10]} {instant[11:16]} UTC" if instant else "not yet"


def _state(feed: Feed) -> str:
    if feed.problem:
        return f"{feed.problem} (failed {feed.failures} times in a row)"
    return "answers" if feed.asked_utc else "not asked yet"


def _show(feeds: list[Feed]) -> None:
    cells = {
        "Feed": [feed.url for feed in feeds],
        "Last asked": [_moment(feed.asked_utc) for feed in feeds],
        "Last new": [_moment(feed.added_utc) for feed in feeds],
        "New articles then": [feed.added if feed.added_utc else None for feed in feeds],
        "How it is": [_state(feed) for feed in feeds],
    }
    widths = {"Feed": st.column_config.TextColumn(width="large")}
    st.dataframe(cells, hide_index=True, placeholder="", column_config=widths)


def _add(url: str) -> None:
    st.button("Add", disabled=not url.strip(), on_click=_change, args=(with_feed, url))


st.subheader("Feeds")
st.caption(
    "Feeds of news (RSS, Atom) that `python -m geo poll --every 15m` asks for new articles. "
    "Removing one keeps what it brought."
)
if _SAID in st.session_state:
    problem("Nothing was changed.", st.session_state.pop(_SAID))
try:
    listed = list(known_feeds(data_folder() / FEEDS_FILE).values())
except StrikemapError as error:
    listed = []
    problem("The list of feeds cannot be read.", str(error))
if listed:
    _show(listed)
else:
    st.info("No feed is polled yet.")
if not visitor().may_write:
    problem("Here only people who are logged in as reviewers may change the list.")
else:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _add(st.text_input("Web address of a feed", key=_NEW, placeholder="https://…"))
    if listed:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            gone = st.selectbox("Remove from the list", [feed.url for feed in listed], index=None)
            st.button("Remove", disabled=not gone, on_click=_change, args=(without_feed, gone))
