"""Every page's frame: its looks and the way from one to the other."""

from pathlib import Path

import streamlit as st

from geo.app_pages.state import spoken
from geo.app_pages.style import EMBEDDED_STYLE, RTL_STYLE, STYLE

_HERE = Path(__file__).parent
_SIDEBAR_PX = 250

st.set_page_config(
    page_title="strikemap",
    page_icon=_HERE / "icon.svg",
    layout="wide",
    initial_sidebar_state=_SIDEBAR_PX,
)
alone = st.context.is_embedded  # ?embed=true: map and timeline, without the page around them
if not alone:
    st.logo(_HERE / "wordmark.svg", size="large", icon_image=_HERE / "icon.svg")
st.html("".join((STYLE, EMBEDDED_STYLE if alone else "", RTL_STYLE if spoken().direction == "rtl" else "")))
say = spoken().say
st.navigation(
    [
        st.Page("map.py", title=say("Map"), icon=":material/map:", default=True),
        st.Page("review.py", title=say("Review"), icon=":material/rate_review:"),
        st.Page("add_article.py", title=say("Add an article"), icon=":material/add:"),
        st.Page("feeds.py", title=say("Feeds"), icon=":material/rss_feed:"),
        st.Page("import_data.py", title=say("Import"), icon=":material/upload:"),
        st.Page("about.py", title=say("About"), icon=":material/info:"),
    ],
    position="hidden" if alone else "top",
).run()
