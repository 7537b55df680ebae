"""The documents of the API: where things are, what it conforms to, the collection, and OpenAPI."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import geopandas as gpd

from geo.exports.features import joint_bounds
from geo.filters import FIELDS
from geo.ogc.queries import DEFAULT_LIMIT, FILTER_KEYS, MOST

COLLECTION = "strikes"
GEOJSON, JSON, OPENAPI = (
    "application/geo+json",
    "application/json",
    "application/vnd.oai.openapi+json;version=3.0",
)
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"  # longitude first, WGS 84
_GREGORIAN = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"
_CLASSES = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf"
_TITLE = "Reported strikes"
_DESCRIPTION = (
    "Strikes reported by news articles, each with its quote, who claims it and who denies it. The true spot "
    "lies within radius_m of a point; areas are outlines; what could not be placed has no geometry."
)
Document = dict[str, Any]


def link(href: str, rel: str, media_type: str, title: str) -> dict[str, str]:
    """Return a link as every document holds them."""
    return {"href": href, "rel": rel, "type": media_type, "title": title}


def landing(base: str) -> Document:
    """Return what stands at the root; `base` is its absolute address, without a slash at its end."""
    return {
        "title": "strikemap",
        "description": _DESCRIPTION,
        "links": [
            link(base, "self", JSON, "this document"),
            link(f"{base}/api", "service-desc", OPENAPI, "the API's definition"),
            link(f"{base}/conformance", "conformance", JSON, "what it conforms to"),
            link(f"{base}/collections", "data", JSON, "the collections"),
        ],
    }


def conformance() -> Document:
    """Return the conformance classes."""
    return {"conformsTo": [f"{_CLASSES}/{name}" for name in ("core", "oas30", "geojson")]}


def collections(base: str, frame: gpd.GeoDataFrame) -> Document:
    """Return the list of collections: there is one."""
    return {
        "links": [link(f"{base}/collections", "self", JSON, "this document")],
        "collections": [collection(base, frame)],
    }


def collection(base: str, frame: gpd.GeoDataFrame) -> Document:
    """Return what is said of the collection: its extent in space and time, and where its items are."""
    here = f"{base}/collections/{COLLECTION}"
    return {
        "id": COLLECTION,
        "title": _TITLE,
        "description": _DESCRIPTION,
        "itemType": "feature",
        "crs": [CRS84],
        "extent": _extent(frame),
        "links": [
            link(here, "self", JSON, "this document"),
            link(f"{here}/items", "items", GEOJSON, _TITLE),
        ],
    }


def _extent(frame: gpd.GeoDataFrame) -> Document:
    boxes = [shape.bounds for shape in frame.geometry if shape is not None and not shape.is_empty]
    bounds = joint_bounds(boxes) or [-180.0, -90.0, 180.0, 90.0]
    dated = frame[frame["start_utc"].notna()]
    ends = [dated["start_utc"].min(), dated["end_utc"].max()] if len(dated) else [None, None]
    interval = [end.isoformat().replace("+00:00", "Z") if end is not None else None for end in ends]
    return {
        "spatial": {"bbox": [bounds], "crs": CRS84},
        "temporal": {"interval": [interval], "trs": _GREGORIAN},
    }


def openapi(base: str) -> Document:
    """Return the definition of the API, OpenAPI 3.0."""
    items = f"/collections/{COLLECTION}/items"
    return {
        "openapi": "3.0.3",
        "info": {"title": "strikemap", "description": _DESCRIPTION, "version": "1.0.0"},
        "servers": [{"url": base}],
        "paths": {
            "/": _path("Where things are", JSON),
            "/conformance": _path("What it conforms to", JSON),
            "/collections": _path("The collections", JSON),
            f"/collections/{COLLECTION}": _path("The collection of strikes", JSON),
            items: _path(_TITLE, GEOJSON, _parameters(), errors=("400",)),
            f"{items}/{{featureId}}": _path("One strike", GEOJSON, [_FEATURE_ID], errors=("404",)),
        },
    }


_FEATURE_ID = {"name": "featureId", "in": "path", "required": True, "schema": {"type": "string"}}


def _path(
    summary: str, media_type: str, parameters: list[Document] | None = None, *, errors: tuple[str, ...] = ()
) -> Document:
    answer = {"description": summary, "content": {media_type: {"schema": {"type": "object"}}}}
    wrong = {code: {"description": "what was asked is not understood or not there"} for code in errors}
    return {
        "get": {"summary": summary, "parameters": parameters or [], "responses": {"200": answer, **wrong}}
    }


def _parameters() -> list[Document]:
    box = {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 6}
    limit = {"type": "integer", "minimum": 1, "maximum": MOST, "default": DEFAULT_LIMIT}
    return [
        _parameter("bbox", box, explode=False),
        _parameter("datetime", {"type": "string"}),
        _parameter("limit", limit),
        _parameter("offset", {"type": "integer", "minimum": 0, "default": 0}),
        *(_parameter(key, _terms(key)) for key in FILTER_KEYS),
    ]


def _parameter(name: str, schema: Mapping[str, Any], *, explode: bool = True) -> Document:
    return {
        "name": name,
        "in": "query",
        "required": False,
        "schema": schema,
        "style": "form",
        "explode": explode,
    }


def _terms(key: str) -> Document:
    known = {field.key: field.terms for field in FIELDS}.get(key)
    term = {"type": "string", **({"enum": sorted([*known, "none"])} if known else {})}
    return {"type": "string"} if key in {"q", "as_of"} else {"type": "array", "items": term}
