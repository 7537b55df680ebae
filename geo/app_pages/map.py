"""The map, its timeline and the table that equals it; in another site's frame map and timeline alone."""

import streamlit as st
from streamlit_folium import st_folium

from geo.app_pages.columns import columns
from geo.app_pages.downloads import downloads
from geo.app_pages.filter_panel import filter_panel
from geo.app_pages.say import problem
from geo.app_pages.state import read_url, snapshots, spoken, write_url
from geo.app_pages.story import stories, storyline
from geo.layers.elements import telling
from geo.layers.speech import counts_in_words
from geo.maps import StrikeMap, command, map_key, read_report

_MAP_HEIGHT_PX = 640  # until the style makes it as high as the screen lets it be
_MOST_SENT = 10_000  # beyond, the browser asks for the rows it shows
_SEQ = "map_reports_seen"
_IDS = "table_ids"


def _from_map() -> None:
    report = st.session_state[map_key()]
    st.session_state[_SEQ] = report["seq"]
    asked = read_url()
    snapshot = snapshots().current(asked.chosen.as_of)
    write_url(*read_report(report, snapshot, asked.chosen, asked.strike))


def _from_table() -> None:
    picked = st.session_state["table"]["selection"]["rows"]
    write_url(read_url().chosen, st.session_state[_IDS][picked[0]] if picked else None)


say = spoken().say
asked = read_url()
snapshot = snapshots().current(asked.chosen.as_of)
selection = snapshot.selection(asked.chosen)
shown = selection.frame
alone = st.context.is_embedded
if not alone:
    filter_panel(asked.chosen, snapshot.choices)
if asked.notes:
    problem(say("Part of this page's address was not understood and is left out."), *asked.notes)

storyline()
if not alone:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(counts_in_words(selection.counts, spoken()), width="stretch")
        stories()
        downloads(shown, asked.chosen, snapshot.revision)
if snapshot.frame.empty:
    st.info(say("There are no strikes yet. Paste or upload an article, and see what is found in it."))
    st.page_link("add_article.py", label=say("Add an article"), icon=":material/add:")

st_folium(
    StrikeMap(),
    key=map_key(),
    height=_MAP_HEIGHT_PX,
    use_container_width=True,
    returned_objects=[],
    feature_group_to_add=telling(
        command(
            snapshot, asked.chosen, selected=asked.strike, seq=st.session_state.get(_SEQ, 0), view=asked.view
        )
    ),
    on_change=_from_map,
)

# Below the map: a message above it would push it down while someone brushes.
if shown.empty and not snapshot.frame.empty:
    st.info(say("No strike passes the filter. Widen it in the sidebar, on the timeline or in the layers."))
if alone:
    st.stop()
lazy = len(shown) > _MOST_SENT
if not lazy:
    ids = st.session_state[_IDS] = list(shown.index)
    rows = [ids.index(asked.strike)] if asked.strike in ids else []
    st.session_state["table"] = {"selection": {"rows": rows}}
st.dataframe(
    selection.table(spoken()),
    hide_index=True,
    placeholder="",
    column_config=columns(),
    lazy=lazy,
    # Streamlit lets no row be picked of a table that is asked for by the piece.
    key="table_by_the_piece" if lazy else "table",
    on_select="ignore" if lazy else _from_table,
    selection_mode="single-row",
    alt=say("The strikes on the map, and those without a place or a date"),
)
