"""How the columns of the table of strikes are shown."""

from __future__ import annotations

from typing import Any

import streamlit as st

from geo.layers.table import INSTANTS, WIDTHS_PX


def columns() -> dict[str, Any]:
    """Return the column configuration that `st.dataframe` takes: widths, and instants in UTC."""
    texts = {name: st.column_config.Column(width=width) for name, width in WIDTHS_PX.items()}
    instants = {
        name: st.column_config.DatetimeColumn(
            width=WIDTHS_PX[name], format="YYYY-MM-DD HH:mm", timezone="UTC"
        )
        for name in INSTANTS
    }
    return texts | instants
