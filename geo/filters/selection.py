"""The rows of a strikes frame that a filter keeps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import geopandas as gpd
import pandas as pd

from geo.filters.strike_filter import FIELDS, NOT_GIVEN, REPORTED, StrikeFilter
from geo.filters.words import Words
from geo.vocabulary import Kind

IMPORTED = "imported"  # the layer of what was not read from articles
JOINT = " / "  # between several attackers of one strike


def apply(chosen: StrikeFilter, frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the rows of a strikes frame that `chosen` keeps, in their order; the frame itself if all."""
    keep = passing(chosen, frame)
    return frame if keep.all() else frame[keep]


def passing(chosen: StrikeFilter, frame: gpd.GeoDataFrame, words: Words | None = None) -> pd.Series[bool]:
    """Return which rows of a strikes frame `chosen` keeps; `words` are those of the frame, if at hand."""
    keep = pd.Series(True, index=frame.index)
    for field in FIELDS:
        terms = getattr(chosen, field.name)
        if terms and field.column:
            keep &= _has_any(frame[field.column], terms)
    if chosen.hidden:
        keep &= ~layers(frame).isin(chosen.hidden)
    if chosen.text:
        keep &= (words or Words(frame)).having(chosen.text)
    if chosen.within:
        keep &= chosen.within.keeps(frame)
    passed: pd.Series[bool] = keep & _in_time(chosen, frame)
    return passed


def layers(frame: gpd.GeoDataFrame) -> pd.Series[str]:
    """Return the map layer of each row: ``imported``, ``context``, ``area``, its operation, or ``none``."""
    layer: pd.Series[Any] = frame["operation"].astype(object).fillna(NOT_GIVEN)
    by_kind = layer.where(frame["kind"] == Kind.STRIKE, frame["kind"].astype(object))
    return by_kind.mask(frame["dataset"].notna(), IMPORTED)


def choices(frame: gpd.GeoDataFrame) -> Mapping[str, tuple[str, ...]]:
    """Return, for each filter field of terms, the terms `frame` holds: sorted, ``none`` last."""
    found = {field.name: _present(frame[field.column]) for field in FIELDS if field.column}
    return found | {"hidden": _none_last(layers(frame).unique())}


def _has_any(column: pd.Series[Any], terms: tuple[str, ...]) -> pd.Series[bool]:
    """Return which values are, or jointly contain, one of `terms`; a missing value is ``none``."""
    wanted = {
        value
        for value in column.dropna().unique()
        if not set(terms).isdisjoint(str(value).split(JOINT)) or value in terms
    }
    found: pd.Series[bool] = column.isin(wanted)
    return found | column.isna() if NOT_GIVEN in terms else found


def _in_time(chosen: StrikeFilter, frame: gpd.GeoDataFrame) -> pd.Series[bool]:
    started, ended = ("known_since_utc",) * 2 if chosen.clock == REPORTED else ("start_utc", "end_utc")
    undated = frame[started].isna()
    inside = ~undated
    if chosen.start_utc:
        inside &= frame[ended] >= chosen.start_utc
    if chosen.end_utc:
        inside &= frame[started] <= chosen.end_utc
    kept: pd.Series[bool] = inside | undated if chosen.undated else inside
    return kept


def _present(column: pd.Series[Any]) -> tuple[str, ...]:
    parts = {part for value in column.dropna().unique() for part in str(value).split(JOINT)}
    return _none_last(parts | {NOT_GIVEN} if column.isna().any() else parts)


def _none_last(terms: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(terms), key=lambda term: (term == NOT_GIVEN, term.casefold(), term)))
