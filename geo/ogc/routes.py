"""The addresses of the API, and their answers: JSON with an ETag, compressed when asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime
from urllib.parse import urlencode

import orjson
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route

from geo.errors import FilterError
from geo.exports import feature
from geo.frames import rows
from geo.layers.snapshot import Snapshot, Snapshots
from geo.ogc import documents
from geo.ogc.documents import COLLECTION, GEOJSON, HTML, JSON, OPENAPI, Document, link
from geo.ogc.queries import ItemsQuery, items_query

BASE = "/ogc"
_ITEMS = f"/collections/{COLLECTION}/items"
_COMPRESSED_FROM = 1_000  # bytes


def routes(snapshots: Callable[[], Snapshots]) -> Sequence[BaseRoute]:
    """Return the routes of the API below `BASE`; `snapshots` is called at the first request."""

    def answering(made: Callable[[Request, Snapshot], Response]) -> Callable[[Request], Response]:
        def answer(request: Request) -> Response:
            try:
                return made(request, snapshots().current(_moment(request)))
            except FilterError as error:
                return _error(400, str(error))

        return answer

    found = {
        "/": lambda request, _: _answer(request, documents.landing(_base(request)), JSON),
        "/api": lambda request, _: _answer(request, documents.openapi(_base(request)), OPENAPI),
        "/api.html": lambda request, _: Response(
            documents.page(documents.openapi(_base(request))), media_type=HTML
        ),
        "/conformance": lambda request, _: _answer(request, documents.conformance(), JSON),
        "/collections": lambda request, now: _answer(
            request, documents.collections(_base(request), now.frame), JSON
        ),
        f"/collections/{COLLECTION}": lambda request, now: _answer(
            request, documents.collection(_base(request), now.frame), JSON
        ),
        _ITEMS: _items,
        f"{_ITEMS}/{{feature_id}}": _item,
    }
    below = [Route(path, answering(made)) for path, made in found.items()]
    missing = Route("/{path:path}", lambda request: _error(404, f"there is nothing at {request.url.path}"))
    compressed = [Middleware(GZipMiddleware, minimum_size=_COMPRESSED_FROM)]
    return (
        Route(BASE, answering(found["/"])),
        Mount(BASE, routes=[*below, missing], middleware=compressed),
    )


def _moment(request: Request) -> datetime | None:
    """Return the moment of which the strikes are asked as they were known; FilterError if it is none."""
    asked = [(key, value) for key, value in request.query_params.multi_items() if key == "as_of"]
    return items_query(asked).chosen.as_of


def _items(request: Request, now: Snapshot) -> Response:
    asked = items_query(request.query_params.multi_items())
    matching = asked.matching(now.frame)
    page = matching.iloc[asked.offset : asked.offset + asked.limit]
    features = [feature(row) for row in rows(page)]
    body = {
        "type": "FeatureCollection",
        "features": features,
        "numberMatched": len(matching),
        "numberReturned": len(features),
        "links": _links(request, asked, len(matching)),
    }
    return _answer(request, body, GEOJSON)


def _item(request: Request, now: Snapshot) -> Response:
    items_query(request.query_params.multi_items())
    wanted = request.path_params["feature_id"]
    if wanted not in now.frame.index:
        return _error(404, "there is no strike of that id; ids change when a strike's reports do")
    (row,) = rows(now.frame.loc[[wanted]])
    base = _base(request)
    links = [
        link(f"{base}{_ITEMS}/{wanted}", "self", GEOJSON, "this strike"),
        link(f"{base}/collections/{COLLECTION}", "collection", JSON, "the collection it is of"),
    ]
    return _answer(request, {**feature(row), "links": links}, GEOJSON)


def _links(request: Request, asked: ItemsQuery, matched: int) -> list[dict[str, str]]:
    pairs = [(key, value) for key, value in request.query_params.multi_items() if key != "offset"]
    here = f"{_base(request)}{_ITEMS}"

    def page(offset: int) -> str:
        query = urlencode([*pairs, *([("offset", str(offset))] if offset else [])])
        return f"{here}?{query}" if query else here

    links = [link(page(asked.offset), "self", GEOJSON, "this page")]
    if asked.offset + asked.limit < matched:
        links.append(link(page(asked.offset + asked.limit), "next", GEOJSON, "the next page"))
    if asked.offset:
        links.append(link(page(max(0, asked.offset - asked.limit)), "prev", GEOJSON, "the page before"))
    return links


def _base(request: Request) -> str:
    root = f"{request.url.scheme}://{request.url.netloc}{request.scope.get('root_path', '')}"
    return root if root.endswith(BASE) else root + BASE


def _answer(request: Request, body: Document, media_type: str) -> Response:
    content = orjson.dumps(body)
    tag = f'W/"{hashlib.sha256(content).hexdigest()[:32]}"'  # weak: it is also sent compressed
    # Quotes can be erased on request: who keeps an answer asks whether it still holds.
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=media_type, headers=headers)


def _error(status: int, reason: str) -> Response:
    body = {"code": str(status), "description": reason}
    return Response(orjson.dumps(body), status_code=status, media_type=JSON)
