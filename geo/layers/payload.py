"""The strikes as one compact binary file: what the browser needs to draw, filter and count them.

The file is content-addressed, so a browser may keep it for ever. It holds codes and numbers, and in its
header the terms that the codes stand for; what a mark says in words is asked for when it is opened.

Layout (little endian)::

    u32                 length of the header in bytes
    header              JSON, padded with spaces to a multiple of four
    columns             one after the other, each padded to a multiple of four

The header says where each column starts. Rows are in order of time, the undated ones first, so a time
window is one run of rows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import orjson
import pandas as pd
import shapely

from geo.filters import NOT_GIVEN
from geo.vocabulary import Kind, Outcome, Precision, Role

# A row without a date. Minutes since 1970 fit 32 bits for four thousand years either side.
UNDATED_START = np.iinfo(np.int32).min
UNDATED_END = np.iinfo(np.int32).max
# Whole Mercator world in an unsigned 32-bit integer: a step is under a centimetre.
_WORLD = 2**32 - 1
# Web Mercator ends here (the square world of EPSG:3857).
_MERCATOR_LIMIT_DEG = 85.051129
# Outlines are for shading: no finer than this.
_OUTLINE_TOLERANCE_DEG = 0.02
_TERMS = {"outcome": Outcome, "role": Role, "kind": Kind, "precision": Precision}

Column = npt.NDArray[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """The encoded strikes.

    Attributes
    ----------
    content
        The file.
    version
        Sixteen hexadecimal digits of its SHA-256.
    ids
        Strike id by row.
    layers
        Keys of the map's layers by code, as `geo.filters.layers` names them: the operations in the order of
        their first strike, then ``none``, ``area`` and ``context``.
    """

    content: bytes
    version: str
    ids: tuple[str, ...]
    layers: tuple[str, ...]


def encode(frame: gpd.GeoDataFrame) -> Payload:
    """Encode a frame of strikes (EPSG:4326, one row a strike, `geo.frames`).

    The same rows in any order give the same bytes.
    """
    rows = _in_time_order(frame)
    operations = tuple(str(name) for name in rows["operation"].dropna().unique())
    layers = (*operations, NOT_GIVEN, str(Kind.AREA), str(Kind.CONTEXT))
    columns = dict(_columns(rows, operations))
    header = {
        "rows": len(rows),
        "layers": layers,
        "operations": operations,
        "target_types": _target_types(rows),
        "terms": {name: [str(term) for term in terms] for name, terms in _TERMS.items()},
        "areas": list(_areas(rows)),
    }
    content = _pack(header, columns)
    version = hashlib.sha256(content).hexdigest()[:16]
    return Payload(content=content, version=version, ids=tuple(map(str, rows.index)), layers=layers)


def _in_time_order(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    keys = pd.DataFrame({"start": frame["start_utc"], "end": frame["end_utc"], "id": frame.index.astype(str)})
    order = keys.reset_index(drop=True).sort_values(["start", "end", "id"], na_position="first").index
    return frame.iloc[order]


def _columns(rows: gpd.GeoDataFrame, operations: tuple[str, ...]) -> Iterator[tuple[str, Column]]:
    points = shapely.get_type_id(rows.geometry.array) == shapely.GeometryType.POINT
    x, y = _mercator(shapely.get_x(rows.geometry.array), shapely.get_y(rows.geometry.array))
    yield "placed", points.astype(np.uint8)
    yield "x", np.where(points, x, 0).astype(np.uint32)
    yield "y", np.where(points, y, 0).astype(np.uint32)
    yield "start", _minutes(rows["start_utc"], UNDATED_START)
    yield "end", _minutes(rows["end_utc"], UNDATED_END)
    yield "radius_m", rows["radius_m"].to_numpy(dtype=np.float32, na_value=0)
    yield "event", pd.factorize(rows["event_id"])[0].astype(np.uint32)
    yield "operation", _codes(rows["operation"], operations, np.uint16)
    yield "target_type", _codes(rows["target_type"], _target_types(rows), np.uint16)
    for name, terms in _TERMS.items():
        yield name, _codes(rows[name], tuple(terms), np.uint8)
    yield "links", _links(rows)


def _mercator(lon: Column, lat: Column) -> tuple[Column, Column]:
    phi = np.radians(np.clip(lat, -_MERCATOR_LIMIT_DEG, _MERCATOR_LIMIT_DEG))
    x = lon / 360 + 0.5
    y = 0.5 - np.log(np.tan(np.pi / 4 + phi / 2)) / (2 * np.pi)
    return np.round(np.clip(x, 0, 1) * _WORLD), np.round(np.clip(y, 0, 1) * _WORLD)


def _minutes(instants: pd.Series[Any], undated: int) -> Column:
    minutes = pd.to_datetime(instants, utc=True).dt.tz_localize(None).to_numpy("datetime64[m]")
    return np.where(np.isnat(minutes), undated, minutes.astype(np.int64)).astype(np.int32)


def _codes(values: pd.Series[Any], terms: tuple[str, ...], kind: type[np.unsignedinteger[Any]]) -> Column:
    """Return each value's place in `terms`; the number of terms stands for "not given"."""
    codes = pd.Index([str(term) for term in terms]).get_indexer(pd.Index(values.astype("string")))
    return np.where(codes < 0, len(terms), codes).astype(kind)


def _target_types(rows: gpd.GeoDataFrame) -> tuple[str, ...]:
    return tuple(sorted(map(str, rows["target_type"].dropna().unique())))


def _links(rows: gpd.GeoDataFrame) -> Column:
    """Return pairs of rows: where a strike was aimed at, and where it was met."""
    intended = np.flatnonzero((rows["role"] == Role.INTENDED_TARGET).to_numpy(dtype=bool, na_value=False))
    met = np.flatnonzero((rows["role"] == Role.INTERCEPTED_AT).to_numpy(dtype=bool, na_value=False))
    row_of = dict(zip(rows.index[met], met, strict=True))
    pairs = [
        (aimed_at, row_of[linked])
        for aimed_at, others in zip(intended, rows["linked_to"].iloc[intended], strict=True)
        for linked in others or ()
        if linked in row_of
    ]
    return np.array(sorted(pairs), dtype=np.uint32).ravel()


def _areas(rows: gpd.GeoDataFrame) -> Iterator[dict[str, Any]]:
    for row in np.flatnonzero(shapely.get_dimensions(rows.geometry.array) == 2):
        outline = rows.geometry.iloc[row].simplify(_OUTLINE_TOLERANCE_DEG)
        polygons = shapely.get_parts(outline)
        yield {
            "row": int(row),
            "rings": [
                shapely.get_coordinates(ring).round(3).tolist()
                for polygon in polygons
                for ring in (polygon.exterior, *polygon.interiors)
            ],
        }


def _pack(header: dict[str, Any], columns: dict[str, Column]) -> bytes:
    placed, offset = [], 0
    for name, column in columns.items():
        placed.append({"name": name, "type": column.dtype.name, "offset": offset, "length": len(column)})
        offset += _padded(column.nbytes)
    text = orjson.dumps({**header, "columns": placed})
    text = text.ljust(_padded(len(text)))
    body = (column.astype(column.dtype.newbyteorder("<")).tobytes() for column in columns.values())
    return b"".join(
        (np.uint32(len(text)).astype("<u4").tobytes(), text, *(b.ljust(_padded(len(b)), b"\0") for b in body))
    )


def _padded(length: int) -> int:
    return -(-length // 4) * 4
