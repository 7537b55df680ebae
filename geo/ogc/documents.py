"""The documents of the API: where things are, what it conforms to, the collection, and OpenAPI."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import geopandas as gpd

from geo.exports.features import joint_bounds
from geo.filters import FIELDS
from geo.filters import KEYS as FILTER_KEYS
from geo.ogc.queries import DEFAULT_LIMIT, MOST

COLLECTION = "strikes"
GEOJSON, JSON, HTML, OPENAPI = (
    "application/geo+json",
    "application/json",
    "text/html",
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
_LISTED = {field.key for field in FIELDS}


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
            link(f"{base}/api.html", "service-doc", HTML, "the API's definition, to be read"),
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


def page(definition: Document) -> str:
    """Return an OpenAPI definition as a page to be read: each path with its parameters."""
    paths = "".join(
        f"<h2><code>{escape(path)}</code></h2><p>{escape(operations['get']['summary'])}</p>"
        + _list_of(operations["get"]["parameters"])
        for path, operations in definition["paths"].items()
    )
    title, server = escape(definition["info"]["title"]), escape(definition["servers"][0]["url"])
    return (
        f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>{title}: API</title>'
        "<style>body{font:16px/1.5 system-ui;max-width:50rem;margin:2rem auto;padding:0 1rem}</style>"
        f"<h1>{title}: API</h1><p>{escape(definition['info']['description'])}</p>"
        f"<p>Below <code>{server}</code>; OpenAPI 3.0: <a href='api'>api</a>.</p>{paths}</html>\n"
    )


def _list_of(parameters: list[Document]) -> str:
    entries = "".join(
        f"<li><code>{escape(one['name'])}</code> ({escape(one['in'])}): {escape(_said(one['schema']))}</li>"
        for one in parameters
    )
    return f"<ul>{entries}</ul>" if entries else ""


def _said(schema: Document) -> str:
    """Return what values a parameter takes, in words."""
    items = schema.get("items", schema)
    terms = f", one of {', '.join(items['enum'])}" if "enum" in items else ""
    several = "; may be repeated" if schema["type"] == "array" and "minItems" not in schema else ""
    return f"{items['type']}{terms}{several}"


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
    return {"type": "array", "items": term} if key in _LISTED else {"type": "string"}
