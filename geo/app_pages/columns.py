"""How the columns of the table of strikes are shown."""

from __future__ import annotations

from typing import Any

import streamlit as st

from geo.app_pages.state import spoken
from geo.layers.table import INSTANTS, WIDTHS_PX


def columns() -> dict[str, Any]:
    """Return the column configuration that `st.dataframe` takes: headings, widths, and instants in UTC."""
    say = spoken().say
    texts = {name: st.column_config.Column(say(name), width=width) for name, width in WIDTHS_PX.items()}
    instants = {
        name: st.column_config.DatetimeColumn(
            say(name), width=WIDTHS_PX[name], format="YYYY-MM-DD HH:mm", timezone="UTC"
        )
        for name in INSTANTS
    }
    return texts | instants
