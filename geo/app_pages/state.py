"""What the pages share: the strikes, and the filter, which lives in the page's address."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import streamlit as st

from geo import pipeline
from geo.addresses import Address, read_address, written
from geo.filters import StrikeFilter
from geo.layers.snapshot import Snapshots
from geo.reports import Extractor
from geo.resolution import Resolver
from geo.store import open_store
from geo.texts import Language, language

# What the page's address says besides the sight: the story that is told, its step, and the language.
STORY, STEP, _LANGUAGE = "story", "step", "lang"
_BESIDES = (STORY, STEP, _LANGUAGE)


@cache
def snapshots() -> Snapshots:
    """Return the strikes of this server's store, shared by all readers."""
    return Snapshots(open_store())


def spoken() -> Language:
    """Return the language that the address or the browser asks for."""
    return language(st.query_params.get(_LANGUAGE), st.context.locale)


@cache
def reader() -> tuple[Extractor, Resolver]:
    """Return what finds strikes in articles and what finds their places; loaded once, at first use."""
    return pipeline.reader()


def read_url() -> Address:
    """Return what the address asks for."""
    query = {key: st.query_params.get_all(key) for key in st.query_params if key not in _BESIDES}
    return read_address(query)


def write_url(chosen: StrikeFilter, strike: str | None) -> None:
    """Put the filter and the open strike into the address; view and story stay."""
    told = {key: st.query_params[key] for key in (STORY, STEP) if key in st.query_params}
    show(Address(chosen=chosen, strike=strike, view=read_url().view), told)


def show(address: Address, more: Mapping[str, str] | None = None) -> None:
    """Put a sight into the address, and what `more` says besides; the language stays."""
    kept = {_LANGUAGE: st.query_params[_LANGUAGE]} if _LANGUAGE in st.query_params else {}
    pairs = [*written(address), *(more or {}).items(), *kept.items()]
    st.query_params.from_dict({key: [value for name, value in pairs if name == key] for key, _ in pairs})
