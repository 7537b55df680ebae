"""The files of what is filtered."""

from __future__ import annotations

import json

import geopandas as gpd
import streamlit as st

from geo.app_pages.state import spoken
from geo.exports import FORMATS, MANIFEST_ENDING, Export, Format, file_name, manifest
from geo.filters import StrikeFilter, slug
from geo.frames.compact import expanded


def downloads(shown: gpd.GeoDataFrame, chosen: StrikeFilter, revision: str) -> None:
    """Show what can be downloaded, one button a format; a file is written when it is asked for."""

    def export() -> Export:
        return Export(frame=expanded(shown), chosen=chosen, revision=revision)

    def content(written: Format) -> bytes:
        return b"".join(written.write(export()))

    say = spoken().say
    with st.popover(say("Download"), icon=":material/download:", type="tertiary"):
        for suffix, written in FORMATS.items():
            most = written.most or len(shown)
            too_many = say("Holds at most {most} strikes: filter first.", most=f"{most:,}")
            st.download_button(
                say(written.label),
                data=lambda written=written: content(written),  # type: ignore[misc]
                file_name=file_name(chosen, suffix),
                mime=written.media_type,
                on_click="ignore",
                width="stretch",
                disabled=len(shown) > most,
                help=too_many if len(shown) > most else None,
            )
        st.download_button(
            say("Manifest: sources, hashes, licences"),
            data=lambda: json.dumps(manifest(export()), indent=2, ensure_ascii=False),
            file_name=f"{slug(chosen)}{MANIFEST_ENDING}",
            mime="application/json",
            on_click="ignore",
            width="stretch",
        )
