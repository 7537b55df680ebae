"""Import the events of another data set: look at them first, map their columns, then keep them."""

from typing import Any

import streamlit as st

from geo.app_pages.columns import columns
from geo.app_pages.say import problem
from geo.app_pages.state import snapshots
from geo.app_pages.visitor import visitor
from geo.errors import StrikemapError
from geo.frames import strikes_frame
from geo.imports import FORMATS, Import, parse_mapping, read_import, written
from geo.layers.table import table
from geo.store import Dataset

_FOUND = "import_found"
_MAPPING = "import_mapping"
_SHOWN = 200  # events and rows left out that are listed


def _preview(what: str, data: bytes, beside: bytes | None, **known: Any) -> None:
    st.session_state.pop(_FOUND, None)
    text = st.session_state.get(_MAPPING, "") if FORMATS[what].event is None else ""
    try:
        with st.spinner("Reading …"):
            mapping = parse_mapping(text) if text.strip() else None
            found = read_import(what, data, beside=beside, mapping=mapping, known=Dataset(**known))
    except StrikemapError as error:
        problem("This cannot be read.", str(error))
        return
    st.session_state[_FOUND] = found


def _show(found: Import) -> None:
    st.text(str(found))
    if found.mapping.columns:
        with st.expander("How the columns were taken: copy it into the mapping above to change it"):
            st.code(written(found.mapping), language="toml")
    if found.refused:
        st.dataframe(
            {"Left out because": list(found.refused), "Rows": list(found.refused.values())}, hide_index=True
        )
    events = table(strikes_frame(found.strikes()[:_SHOWN]))
    st.dataframe(events, hide_index=True, placeholder="", column_config=columns())
    if not visitor().may_write:
        problem("Here only people who are logged in as reviewers may keep events.")
    elif st.button("Keep these events", type="primary", disabled=not found.records):
        try:
            visitor().check_write()
            kept = snapshots().store.keep_records(found.dataset, found.records, found.refused)
        except StrikemapError as error:
            problem("Nothing was kept.", str(error))
            return
        st.session_state.pop(_FOUND)
        st.success(f"Kept: {kept.added} new, {kept.changed} changed, {kept.unchanged} as they were.")


st.subheader("Import a data set")
st.caption(
    "Imported events keep their source, version and licence. They are a layer of their own, are compared "
    "with what articles tell and never mixed with it."
)
form = st.selectbox("What it is", list(FORMATS), format_func=lambda name: FORMATS[name].label)
file = st.file_uploader("The file, packed or not")
beside = (
    st.file_uploader("The second file of the same events, if it comes in two", key="import_beside")
    if FORMATS[form].key
    else None
)
name, version, licence = st.columns(3)
said = {
    "name": name.text_input(
        "Name of the data set", placeholder=FORMATS[form].dataset.name or "Local monitor"
    ),
    "version": version.text_input("Version (optional)") or None,
    "licence": licence.text_input("Licence", placeholder=FORMATS[form].dataset.licence or "CC BY 4.0")
    or None,
}
if FORMATS[form].event is None:
    st.text_area("Mapping (TOML; left empty, it is guessed)", key=_MAPPING, height=200)
if st.button("See what would be imported", disabled=file is None) and file:
    _preview(form, file.getvalue(), beside.getvalue() if beside else None, **said)
if _FOUND in st.session_state:
    _show(st.session_state[_FOUND])
