"""The files of what is filtered."""

from __future__ import annotations

import geopandas as gpd
import streamlit as st

from geo.app_pages.state import spoken
from geo.exports import FORMATS, Export, Format, file_name
from geo.filters import StrikeFilter


def downloads(shown: gpd.GeoDataFrame, chosen: StrikeFilter, revision: str) -> None:
    """Show what can be downloaded, one button a format; a file is written when it is asked for."""
    export = Export(frame=shown, chosen=chosen, revision=revision)

    def content(written: Format) -> bytes:
        return b"".join(written.write(export))

    with st.popover(spoken().say("Download"), icon=":material/download:", type="tertiary"):
        for suffix, written in FORMATS.items():
            too_many = written.most is not None and len(shown) > written.most
            st.download_button(
                written.label,
                data=lambda written=written: content(written),  # type: ignore[misc]
                file_name=file_name(chosen, suffix),
                mime=written.media_type,
                on_click="ignore",
                width="stretch",
                disabled=too_many,
                help=f"Holds at most {written.most:,} strikes: filter first." if too_many else None,
            )
