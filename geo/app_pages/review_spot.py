"""The map of the review desk: where a strike is, and where a click says it was."""

from __future__ import annotations

import streamlit as st
from streamlit_folium import st_folium

from geo.app_pages.deciding import decide
from geo.errors import StrikemapError
from geo.layers.picking import Picker, circle, view
from geo.maps import StrikeMap, map_key
from geo.review import Action, place_value
from geo.review.desk import ids, position
from geo.review.places import spot
from geo.strikes import Strike

_HEIGHT_PX = 420
_RADIUS_M = 1_000.0


def spot_map(strike: Strike, *, writes: bool) -> None:
    """Show where `strike` is; a click offers another place."""
    shown = position(strike)
    centre, zoom = view(shown)
    with st.container(key="review_map"):
        answer = st_folium(
            StrikeMap(Picker()),
            # A click on the map of one strike is none on that of the next.
            key=f"{map_key()}-{strike.reports[0].id}",
            height=_HEIGHT_PX,
            use_container_width=True,
            center=centre,
            zoom=zoom,
            returned_objects=["last_clicked"],
            feature_group_to_add=circle(shown),
        )
    clicked = (answer or {}).get("last_clicked")
    if clicked:
        _offer(strike, float(clicked["lng"]), float(clicked["lat"]), writes=writes)
    elif writes:
        st.caption("Click on the map where it was.")


def _offer(strike: Strike, lon: float, lat: float, *, writes: bool) -> None:
    with st.form("review_spot"):
        lon = (lon + 180) % 360 - 180  # the map goes round the world
        st.text(f"Clicked: {lat:.4f}, {lon:.4f}")
        radius_m = st.number_input("Within (metres)", min_value=1.0, value=_RADIUS_M, step=500.0)
        why = st.text_input("Why")
        if st.form_submit_button("Put it here", disabled=not writes):
            _put(strike, lon, lat, radius_m, why)


def _put(strike: Strike, lon: float, lat: float, radius_m: float, why: str) -> None:
    try:
        place = spot(lon, lat, radius_m, name=strike.reports[0].report.toponym.text)
    except StrikemapError as error:
        st.text(str(error))
        return
    decide(Action.PLACE, ids(strike), place_value(place), why)
    st.rerun()
