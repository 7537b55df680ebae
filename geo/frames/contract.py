"""What the columns of a frame are called and hold, and the pandera schema that checks them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd

from geo.coordinates import CRS
from geo.errors import FrameError, quoted
from geo.vocabulary import (
    Basis,
    DateBasis,
    DatePrecision,
    Kind,
    Origin,
    Outcome,
    Precision,
    Reviewed,
    Role,
    Stance,
    Status,
    WeaponClass,
)

if TYPE_CHECKING:
    from pandera.pandas import DataFrameSchema

_TEXT = "text"
_WHOLE = "whole number"
_NUMBER = "number"
_INSTANT = "instant"
_LIST = "list"

# Feature properties in the order every door writes them, and what each column holds.
_REPORT_COLUMNS: Mapping[str, str] = {
    "kind": _TEXT,
    "place": _TEXT,
    "place_name": _TEXT,
    "admin1": _TEXT,
    "country": _TEXT,
    "role": _TEXT,
    "outcome": _TEXT,
    "attacker": _TEXT,
    "attacker_text": _TEXT,
    "side_hit": _TEXT,
    "operation": _TEXT,
    "operation_basis": _TEXT,
    "weapon": _TEXT,
    "weapon_class": _TEXT,
    "weapon_count": _WHOLE,
    "target_type": _TEXT,
    "damage": _TEXT,
    "deaths_low": _WHOLE,
    "deaths_best": _WHOLE,
    "deaths_high": _WHOLE,
    "claimant": _TEXT,
    "stance": _TEXT,
    "start_utc": _INSTANT,
    "end_utc": _INSTANT,
    "date_precision": _TEXT,
    "date_basis": _TEXT,
    "edtf": _TEXT,
    "precision": _TEXT,
    "radius_m": _NUMBER,
    "confidence": _NUMBER,
    "coordinate_source": _TEXT,
    "coordinate_licence": _TEXT,
    "event_id": _TEXT,
    "linked_to": _LIST,
    "possibly_same_as": _LIST,
    "quote": _TEXT,
    "start": _WHOLE,
    "end": _WHOLE,
    "evidence": _LIST,
    "article_id": _TEXT,
    "sources": _LIST,
    "claims": _LIST,
    "resolution_why": _TEXT,
    "unplaced_reason": _TEXT,
    "candidates": _LIST,
    "reviewed": _TEXT,
    "edits": _LIST,
}
STRIKE_COLUMNS: Mapping[str, str] = {
    **_REPORT_COLUMNS,
    "status": _TEXT,
    "status_why": _TEXT,
    "strike_confidence": _NUMBER,
    "n_reports": _WHOLE,
    "n_publishers": _WHOLE,
    "known_since_utc": _INSTANT,
    "tolls": _LIST,
    "origin": _TEXT,
    "dataset": _TEXT,
    "counterparts": _LIST,
}
REPORT_COLUMNS: Mapping[str, str] = {**_REPORT_COLUMNS, "strike_id": _TEXT, "joined_by": _TEXT}

DTYPES: Mapping[str, Any] = {
    _TEXT: object,
    _LIST: object,
    _WHOLE: "Int64",
    _NUMBER: "float64",
    _INSTANT: pd.DatetimeTZDtype(unit="us", tz="UTC"),
}
LISTS = frozenset(name for name, holds in {**STRIKE_COLUMNS, **REPORT_COLUMNS}.items() if holds == _LIST)
_TERMS: Mapping[str, Iterable[str]] = {
    "kind": Kind,
    "role": Role,
    "outcome": Outcome,
    "operation_basis": Basis,
    "weapon_class": WeaponClass,
    "stance": Stance,
    "date_precision": DatePrecision,
    "date_basis": DateBasis,
    "precision": Precision,
    "status": Status,
    "origin": Origin,
    "reviewed": Reviewed,
}
_REQUIRED = frozenset({"kind", "place", "event_id", "quote", "start", "end", "article_id"})


def validated(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return `frame` if it keeps the contract.

    Raises
    ------
    FrameError
        Naming the first column and value that break it.
    """
    from pandera.errors import SchemaError

    columns = tuple(REPORT_COLUMNS if "strike_id" in frame.columns else STRIKE_COLUMNS)
    if frame.crs is None or frame.crs.to_string() != CRS:
        raise FrameError(f"the table's coordinates are in {quoted(frame.crs)}: {CRS} is expected")
    if tuple(frame.columns) != (*columns, "geometry"):
        odd = sorted(set(frame.columns) ^ {*columns, "geometry"}) or ["another order"]
        raise FrameError(f"the table's columns differ from the contract's in {quoted(', '.join(odd))}")
    try:
        _schema(columns).validate(frame)
    except SchemaError as error:
        rule = getattr(error.check, "error", None) or error
        raise FrameError(f"the table breaks the contract: {quoted(rule, 300)}") from error
    return frame


@cache
def _schema(columns: tuple[str, ...]) -> DataFrameSchema:
    import pandera.pandas as pa
    from pandera.engines.geopandas_engine import Geometry

    holds = {**STRIKE_COLUMNS, **REPORT_COLUMNS}
    dtypes: dict[str, Any] = {
        name: pa.Column(
            DTYPES[holds[name]],
            checks=[pa.Check.isin([str(term) for term in _TERMS[name]])] if name in _TERMS else None,
            nullable=name not in _REQUIRED,
        )
        for name in columns
    }
    dtypes["geometry"] = pa.Column(Geometry, nullable=True)
    for name in {"confidence", "strike_confidence"} & set(columns):
        dtypes[name] = pa.Column(float, pa.Check.in_range(0, 1), nullable=True)
    return pa.DataFrameSchema(
        dtypes,
        checks=[
            pa.Check(_spans_whole, error="start_utc and end_utc: both or neither, start first"),
            pa.Check(_offsets_ordered, error="start must not be after end"),
            pa.Check(_radius_given, error="radius_m must be above 0 where the geometry is a point"),
            pa.Check(_no_blanks, error="unknown is null, never an empty string"),
        ],
        index=pa.Index(str, name="id", unique=True),
    )


def _spans_whole(frame: pd.DataFrame) -> pd.Series[bool]:
    start, end = frame["start_utc"], frame["end_utc"]
    return (start.isna() & end.isna()) | (start <= end)


def _offsets_ordered(frame: pd.DataFrame) -> pd.Series[bool]:
    return (frame["start"] <= frame["end"]).astype(bool)


def _radius_given(frame: gpd.GeoDataFrame) -> pd.Series[bool]:
    given: pd.Series[bool] = (frame.geometry.geom_type != "Point") | (frame["radius_m"] > 0)
    return given


def _no_blanks(frame: pd.DataFrame) -> pd.Series[bool]:
    return ~(frame.select_dtypes(object) == "").any(axis=1)
