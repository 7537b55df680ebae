"""The strikes as one compact binary file: what the browser needs to draw, filter and count them.

The file is content-addressed, so a browser may keep it for ever. It holds codes and numbers, and in its
header the terms that the codes stand for; what a mark says in words is asked for when it is opened.
`geo.layers.packing` tells the layout.

Strikes repeat: few places, and few combinations of operation, outcome, weapon and so on. Each *place*
(position and radius, or outline) and each *profile* (combination of terms) is therefore written once, and a
row names its place and profile. A filter by any term is decided once a profile, not once a row. Place 0 is
nowhere, then come the areas, which have an outline in the header and no position, then the points. Rows are
in order of time, the undated ones first, so a time window is one run of rows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.filters import IMPORTED, JOINT, NOT_GIVEN
from geo.layers.packing import Column, Numbers, narrowest, pack
from geo.vocabulary import Kind, Origin, Outcome, Precision, Reviewed, Role, WeaponClass

# A row without a date. Minutes since 1970 fit 32 bits for four thousand years either side.
UNDATED_START = np.iinfo(np.int32).min
UNDATED_END = np.iinfo(np.int32).max
# Whole Mercator world in an unsigned 32-bit integer: a step is under a centimetre.
_WORLD = 2**32 - 1
# Web Mercator ends here (the square world of EPSG:3857).
_MERCATOR_LIMIT_DEG = 85.051129
# Outlines are for shading: no finer than this.
_OUTLINE_TOLERANCE_DEG = 0.02
# The columns that make up a profile; ``None`` where the strikes themselves say which terms there are.
_FIELDS: Mapping[str, type[StrEnum] | None] = {
    "operation": None,
    "attacker": None,
    "outcome": Outcome,
    "weapon_class": WeaponClass,
    "role": Role,
    "precision": Precision,
    "country": None,
    "kind": Kind,
    "target_type": None,
    "origin": Origin,
    "dataset": None,
    "reviewed": Reviewed,
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Payload:
    """The encoded strikes.

    Attributes
    ----------
    zipped
        The file, gzipped.
    version
        Sixteen hexadecimal digits of its SHA-256.
    ids
        Strike id by row.
    choices
        What each field of a profile can be filtered by, by code: its terms, and where a strike has several
        at once (attackers), each of them. The number of choices stands for "not given".
    layers
        Keys of the map's layers by code, as `geo.filters.layers` names them: the operations in the order of
        their first strike, then ``none``, ``area``, ``context`` and ``imported``.
    """

    zipped: bytes
    version: str
    ids: pd.Index[str]
    choices: Mapping[str, tuple[str, ...]]
    layers: tuple[str, ...]


def in_time_order(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the rows of a strikes frame as the file has them: by start, end and id, undated ones first."""
    keys = pd.DataFrame({"start": frame["start_utc"], "end": frame["end_utc"], "id": frame.index.astype(str)})
    order = keys.reset_index(drop=True).sort_values(["start", "end", "id"], na_position="first").index
    return frame.iloc[order]


def encode(rows: gpd.GeoDataFrame) -> Payload:
    """Encode a frame of strikes (EPSG:4326, one row a strike, `geo.frames`) that is `in_time_order`."""
    terms = {field: _terms(rows[field], vocabulary) for field, vocabulary in _FIELDS.items()}
    choices = {field: _parts(known) for field, known in terms.items()}
    layers = (*terms["operation"], NOT_GIVEN, str(Kind.AREA), str(Kind.CONTEXT), IMPORTED)
    area, outlines = _areas(rows)
    header = {
        "rows": len(rows),
        "layers": layers,
        "terms": terms,
        "choices": choices,
        "joint": JOINT,
        "areas": [_rings(outline) for outline in outlines],
    }
    columns = (*_places(rows, area, len(outlines)), *_profiles(rows, terms), *_times(rows), *_events(rows))
    zipped = pack(header, columns)
    version = hashlib.sha256(zipped).hexdigest()[:16]
    return Payload(zipped=zipped, version=version, ids=rows.index, choices=choices, layers=layers)


def _terms(values: pd.Series[Any], vocabulary: type[StrEnum] | None) -> tuple[str, ...]:
    """Return the vocabulary's terms, else those that the strikes hold in the order of their first strike."""
    if vocabulary is not None:
        return tuple(str(term) for term in vocabulary)
    return tuple(str(term) for term in values.dropna().unique())


def _parts(terms: Iterable[str]) -> tuple[str, ...]:
    """Return the single terms that `terms` are made of, in their order."""
    return tuple(dict.fromkeys(part for term in terms for part in term.split(JOINT)))


def _places(rows: gpd.GeoDataFrame, area: Numbers, areas: int) -> Iterator[Column]:
    """Yield each position with its radius once, by first appearance, and the place of each row."""
    points = shapely.get_type_id(rows.geometry.array) == shapely.GeometryType.POINT
    x, y = _mercator(shapely.get_x(rows.geometry.array[points]), shapely.get_y(rows.geometry.array[points]))
    radius = np.ceil(rows["radius_m"].to_numpy(dtype=float, na_value=0)[points]).astype(np.uint64)
    spot, _ = pd.factorize((x << np.uint64(32)) | y)
    code, _ = pd.factorize((spot.astype(np.uint64) << np.uint64(32)) | radius)
    first = np.flatnonzero(~pd.Series(code).duplicated().to_numpy())
    nowhere = np.zeros(areas + 1, dtype=np.uint32)
    for name, values in (("x", x), ("y", y), ("radius_m", radius)):
        yield Column(name=f"place_{name}", values=np.append(nowhere, values[first]).astype(np.uint32))
    place = area.copy()
    place[points] = code + areas + 1
    # By first appearance, new places ascend one by one where places hardly repeat.
    yield Column(name="place", values=narrowest(place), steps=len(first) * 2 > len(rows))


def _areas(rows: gpd.GeoDataFrame) -> tuple[Numbers, list[shapely.Geometry]]:
    """Return the number of each row's outline, 0 for none, and the outlines, each once."""
    area = np.zeros(len(rows), dtype=np.int64)
    found = np.flatnonzero(shapely.get_dimensions(rows.geometry.array) == 2)
    shapes = np.asarray(rows.geometry.array)[found]
    # Rows of one area hold the same object: its thousands of corners need not be compared for each.
    same, _ = pd.factorize(np.array([id(shape) for shape in shapes], dtype=np.int64))
    first = np.flatnonzero(~pd.Series(same).duplicated().to_numpy())
    alike, _ = pd.factorize(shapely.to_wkb(shapes[first]))
    area[found] = alike[same] + 1
    return area, list(shapes[first[~pd.Series(alike).duplicated().to_numpy()]])


def _rings(outline: shapely.Geometry) -> list[list[list[float]]]:
    """Return outer rings and holes as [longitude, latitude] in degrees."""
    polygons = shapely.get_parts(outline.simplify(_OUTLINE_TOLERANCE_DEG))
    rings = (ring for polygon in polygons for ring in (polygon.exterior, *polygon.interiors))
    return [shapely.get_coordinates(ring).round(3).tolist() for ring in rings]


def _profiles(rows: gpd.GeoDataFrame, terms: Mapping[str, tuple[str, ...]]) -> Iterator[Column]:
    """Yield each combination of terms once, a column a field, and the profile of each row."""
    codes = [_codes(rows[field], terms[field]) for field in _FIELDS]
    sizes = [len(terms[field]) + 1 for field in _FIELDS]
    joined = np.ravel_multi_index(codes, sizes) if len(rows) else np.zeros(0, dtype=np.int64)
    combinations, profile = np.unique(joined, return_inverse=True)
    for field, values in zip(_FIELDS, np.unravel_index(combinations, sizes), strict=True):
        yield Column(name=f"profile_{field}", values=narrowest(values))
    yield Column(name="profile", values=narrowest(profile))


def _times(rows: gpd.GeoDataFrame) -> Iterator[Column]:
    """Yield first minute, minutes from the first to the last, and minutes from the first to its report."""
    start = _minutes(rows["start_utc"], UNDATED_START)
    yield Column(name="start", values=start, steps=True)
    ends = (("length", "end_utc", UNDATED_END), ("delay", "known_since_utc", UNDATED_START))
    for name, column, missing in ends:
        after = _minutes(rows[column], missing).astype(np.int64) - start
        yield Column(name=name, values=after.astype(np.uint32))


def _events(rows: gpd.GeoDataFrame) -> Iterator[Column]:
    """Yield the rows of events that have several, event after event; which of them begin one; the links."""
    event, _ = pd.factorize(rows["event_id"])
    together = np.flatnonzero(np.bincount(event)[event] > 1) if len(event) else np.zeros(0, dtype=np.int64)
    grouped = together[np.argsort(event[together], kind="stable")]
    begins = np.diff(event[grouped], prepend=-1) != 0
    yield Column(name="mates", values=grouped.astype(np.uint32), steps=True)
    yield Column(name="mates_begin", values=begins.astype(np.uint8))
    yield Column(name="links", values=_links(rows))


def _mercator(lon: Numbers, lat: Numbers) -> tuple[Numbers, Numbers]:
    phi = np.radians(np.clip(lat, -_MERCATOR_LIMIT_DEG, _MERCATOR_LIMIT_DEG))
    x = lon / 360 + 0.5
    y = 0.5 - np.log(np.tan(np.pi / 4 + phi / 2)) / (2 * np.pi)
    whole = (np.round(np.clip(part, 0, 1) * _WORLD).astype(np.uint64) for part in (x, y))
    return next(whole), next(whole)


def _minutes(instants: pd.Series[Any], undated: int) -> Numbers:
    minutes = pd.to_datetime(instants, utc=True).dt.tz_localize(None).to_numpy("datetime64[m]")
    return np.where(np.isnat(minutes), undated, minutes.astype(np.int64)).astype(np.int32)


def _codes(values: pd.Series[Any], terms: tuple[str, ...]) -> Numbers:
    """Return each value's place in `terms`; the number of terms stands for "not given"."""
    codes, distinct = pd.factorize(values)
    code_of = pd.Index(terms).get_indexer(pd.Index(distinct).astype(str))
    found = np.append(np.where(code_of < 0, len(terms), code_of), len(terms))
    return found[codes].astype(np.int64)


def _links(rows: gpd.GeoDataFrame) -> Numbers:
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
