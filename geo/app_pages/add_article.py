"""Add an article: see what would be found in it, then keep it."""

from typing import Any

import streamlit as st

from geo.app_pages.columns import columns
from geo.app_pages.say import problem
from geo.app_pages.state import reader, snapshots
from geo.app_pages.visitor import visitor
from geo.articles import Metadata, remarks
from geo.errors import StrikemapError
from geo.frames import strikes_frame
from geo.layers.table import LEFT_OUT_COLUMNS, left_out, table
from geo.pipeline import Reading, ingest, read
from geo.sources import Incoming, read_upload
from geo.strikes import merge

_READING = "article_reading"


def _preview(data: bytes | str, **known: Any) -> None:
    st.session_state.pop(_READING, None)
    try:
        with st.spinner("Reading …"):
            st.session_state[_READING] = read(read_upload(data, Metadata(**known)), *reader())
    except StrikemapError as error:
        problem("This cannot be read.", str(error))


def _show(reading: Reading) -> None:
    if reading.set_aside:
        problem("This article would be set aside.", reading.set_aside)
        return
    if reading.article and not reading.article.published:
        problem("No date of publication is known: strikes without a full date of their own stay undated.")
    for remark in remarks(reading.article) if reading.article else ():
        problem("Something is to be said of this text.", remark)
    if reading.cut_short:
        problem("This text is too long to be read whole.", reading.cut_short)
    found = table(strikes_frame(merge(reading.reports)))
    st.text(f"Would be found: {len(found)}. Nothing is kept yet.")
    st.dataframe(found, hide_index=True, placeholder="", column_config=columns())
    if reading.near_misses:
        with st.expander(f"Left out: {len(reading.near_misses)} passages that look like strikes"):
            wide = {name: st.column_config.TextColumn(width="large") for name in LEFT_OUT_COLUMNS}
            st.dataframe(left_out(reading.near_misses), hide_index=True, column_config=wide)
    if not visitor().may_write:
        problem("Here only people who are logged in as reviewers may keep an article.")
    elif st.button("Keep this article", type="primary"):
        _keep(reading)


def _keep(reading: Reading) -> None:
    try:
        visitor().check_write()
        result = ingest([Incoming(name="page", article=reading.article)], snapshots().store, *reader())
    except StrikemapError as error:
        problem("The article was not kept.", str(error))
        return
    st.session_state.pop(_READING)
    st.success(
        "Kept: the map shows it now."
        if result.added
        else "This article was kept before; nothing has changed."
    )


st.subheader("Add an article")
with st.form("article"):
    pasted, uploaded = st.tabs(["Paste", "Upload"])
    text = pasted.text_area("Text or HTML of the article", height=240)
    file = uploaded.file_uploader("A text or HTML file")
    published, publisher, url = st.columns(3)
    known = {
        "published": published.date_input(
            "Published on",
            value=None,
            format="YYYY-MM-DD",
            help="Words like “Saturday” are dated by it. Without it such strikes stay undated.",
        ),
        "publisher": publisher.text_input("Publisher (optional)") or None,
        "url": url.text_input("Web address (optional)", placeholder="https://…") or None,
    }
    if st.form_submit_button("See what would be found", type="primary"):
        _preview(file.getvalue() if file else text, **known)
if _READING in st.session_state:
    _show(st.session_state[_READING])
