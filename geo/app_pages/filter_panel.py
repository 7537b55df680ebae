"""The filter's widgets in the sidebar. They show the address and write to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from geo.app_pages.state import read_url, spoken, write_url
from geo.filters import NOT_GIVEN, StrikeFilter
from geo.layers.speech import country_name

_FIELDS = {
    "operations": "Operation",
    "attackers": "Attacker",
    "outcomes": "Outcome",
    "weapons": "Weapon",
    "roles": "Role of the place",
    "precisions": "Precision of the place",
    "countries": "Country",
    "origins": "Told by articles or data sets",
    "datasets": "Data set",
    "reviews": "Reviewed",
}
_IF_ANY = ("origins", "datasets", "reviews")  # asked only where a data set was imported, or somebody reviewed


def filter_panel(chosen: StrikeFilter, choices: Mapping[str, tuple[str, ...]]) -> None:
    """Show the widgets for `chosen`; `choices` are the terms that the strikes hold, by field."""
    say = spoken().say
    with st.sidebar:
        _show("filter_text", chosen.text)
        st.text_input(
            say("Search"),
            key="filter_text",
            placeholder=say("place, words of a quote …"),
            on_change=_commit,
        )
        for name, label in _FIELDS.items():
            picked = getattr(chosen, name)
            if name in _IF_ANY and not (picked or len(choices[name]) > 1):
                continue
            _show(f"filter_{name}", list(picked))
            st.multiselect(
                say(label),
                options=[*choices[name], *(term for term in picked if term not in choices[name])],
                key=f"filter_{name}",
                format_func=_FORMS.get(name, _said),
                placeholder=say("any"),
                on_change=_commit,
            )
        _show("filter_as_of", chosen.as_of and chosen.as_of.replace(tzinfo=None))
        st.datetime_input(
            say("As known at (UTC)"),
            key="filter_as_of",
            value=None,
            format="YYYY-MM-DD",
            help=say("Only what had been published then: figures and claims that came later are left out."),
            on_change=_commit,
        )
        clear = say("Clear all filters")
        st.button(clear, on_click=_clear, disabled=chosen == StrikeFilter(), width="stretch")


def _show(widget: str, value: str | list[str] | datetime | None) -> None:
    """Make `widget` show `value`; one that does is left alone, or a menu just opened would close."""
    if st.session_state.get(widget) != value:
        st.session_state[widget] = value


def _commit() -> None:
    asked = read_url()
    picked: dict[str, Any] = {name: tuple(st.session_state.get(f"filter_{name}", ())) for name in _FIELDS}
    moment = st.session_state.get("filter_as_of")
    picked["as_of"] = moment and moment.replace(tzinfo=UTC)
    write_url(replace(asked.chosen, text=st.session_state["filter_text"], **picked), asked.strike)


def _clear() -> None:
    write_url(StrikeFilter(), read_url().strike)


def _said(term: str) -> str:
    return spoken().say("not given" if term == NOT_GIVEN else term.replace("_", " "))


def _name(term: str) -> str:
    return _said(term) if term == NOT_GIVEN else term


def _country(code: str) -> str:
    return (country_name(code, spoken()) if code != NOT_GIVEN else None) or _said(code)


# Names are said as they are, all other terms in the reader's language.
_FORMS = {"operations": _name, "attackers": _name, "datasets": _name, "countries": _country}
