"""A strike as a GeoJSON feature (RFC 7946), the one shape that files, API and command line share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from geo.coordinates import decimals

Feature = dict[str, Any]
Bounds = list[float]  # west, south, east, north, in degrees

# Columns that hold lists of objects; tables of cells hold them as one text or not at all.
NESTED = ("evidence", "candidates", "sources", "claims", "tolls", "edits")

OUTLINE_DECIMALS = 4  # about ten metres: finer than the outline of any region is known


def feature(row: Mapping[str, Any]) -> Feature:
    """Return a row of a strikes frame (by `geo.frames.rows`) as a feature.

    Longitude comes first, decimals are no finer than the radius supports, polygons follow the right-hand
    rule, an unplaced strike has a ``null`` geometry, and instants are ISO 8601 with Z.
    """
    properties = {name: _value(value) for name, value in row.items() if name != "geometry"}
    shape = published_shape(row["geometry"], row["radius_m"])
    if shape is None:
        return {"type": "Feature", "id": row["id"], "geometry": None, "properties": properties}
    return {
        "type": "Feature",
        "id": row["id"],
        "bbox": list(shape.bounds),
        "geometry": mapping(shape),
        "properties": properties,
    }


def collection(rows: Iterable[Mapping[str, Any]], **members: object) -> Feature:
    """Return rows of strikes as one FeatureCollection, with foreign `members` after its type."""
    features = [feature(row) for row in rows]
    bounds = joint_bounds(f["bbox"] for f in features if "bbox" in f)
    return {
        "type": "FeatureCollection",
        **members,
        **({"bbox": bounds} if bounds else {}),
        "features": features,
    }


def joint_bounds(boxes: Iterable[Sequence[float]]) -> Bounds | None:
    """Return the bounds around `boxes`; ``None`` if there are none."""
    edges = list(zip(*boxes, strict=True))
    if not edges:
        return None
    west, south, east, north = edges
    return [min(west), min(south), max(east), max(north)]


def published_shape(geometry: BaseGeometry | None, radius_m: float | None) -> BaseGeometry | None:
    """Return `geometry` as fine as it is known; ``None`` if there is none."""
    if geometry is None or geometry.is_empty:
        return None
    if geometry.geom_type == "Point":
        places = decimals(radius_m or 0.0)
        return shapely.Point(round(geometry.x, places), round(geometry.y, places))
    snapped = shapely.orient_polygons(shapely.set_precision(geometry, 10.0**-OUTLINE_DECIMALS))
    # Snapping keeps the outline valid, but leaves 33.600100000000005; rounding then moves nothing.
    return None if snapped.is_empty else shapely.transform(snapped, lambda p: p.round(OUTLINE_DECIMALS))


def _value(value: object) -> object:
    return value.isoformat().replace("+00:00", "Z") if isinstance(value, datetime) else value
