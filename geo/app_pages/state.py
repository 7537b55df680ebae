"""What the pages share: the strikes, and the filter, which lives in the page's address."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import streamlit as st

from geo import pipeline
from geo.filters import StrikeFilter, from_query, to_query
from geo.layers.snapshot import Snapshots
from geo.reports import Extractor
from geo.resolution import Resolver
from geo.store import open_store

_STRIKE = "strike"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the page's address asks for.

    Attributes
    ----------
    chosen
        The filter.
    notes
        A note for each part that was not understood; they quote the address.
    strike
        Id of the strike whose card is open.
    """

    chosen: StrikeFilter
    notes: tuple[str, ...]
    strike: str | None


@cache
def snapshots() -> Snapshots:
    """Return the strikes of this server's store, shared by all readers."""
    return Snapshots(open_store())


@cache
def reader() -> tuple[Extractor, Resolver]:
    """Return what finds strikes in articles and what finds their places; loaded once, at first use."""
    return pipeline.reader()


def read_url() -> Asked:
    """Return what the address asks for."""
    query = {key: st.query_params.get_all(key) for key in st.query_params if key != _STRIKE}
    chosen, notes = from_query(query)
    return Asked(chosen=chosen, notes=notes, strike=st.query_params.get(_STRIKE))


def write_url(chosen: StrikeFilter, strike: str | None) -> None:
    """Put the filter and the open strike into the address."""
    pairs = [*to_query(chosen), *([(_STRIKE, strike)] if strike else [])]
    st.query_params.from_dict({key: [value for name, value in pairs if name == key] for key, _ in pairs})
