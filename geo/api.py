"""What is served beside the page: the map's scripts, the strikes, single cards, and the security headers."""

from __future__ import annotations

import gzip
import os
import re
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import asdict
from http.cookies import SimpleCookie
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo import ogc
from geo.addresses import read_address
from geo.errors import SetupError, quoted
from geo.filters import StrikeFilter, describe, from_query
from geo.layers import scripts
from geo.layers.annotations import concerning
from geo.layers.snapshot import Snapshot, Snapshots
from geo.texts import Language, language

STATIC = Path(__file__).parents[1] / "static"
# The reader's choice of the online base map: only then may the page ask another host (js/main.js sets it).
ONLINE_COOKIE = "strikemap_online_tiles"
ONLINE_TILES = "https://tile.openstreetmap.org"

# Which other sites may show the page in a frame (`framing_sites`).
FRAMED_BY_VARIABLE = "STRIKEMAP_FRAMED_BY"

_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?", re.IGNORECASE)
_FOREVER = "private, max-age=31536000, immutable"
# A list to choose from is no export (js/chooser.js asks for as many).
_MOST_NAMES = 50
_ROW = re.compile(r"[0-9]{1,9}")
_A_DAY = "private, max-age=86400"
_POLICY = {
    "default-src": "'self'",
    # Streamlit and streamlit-folium start inline scripts, and st_folium runs the map through eval.
    "script-src": "'self' 'unsafe-inline' 'unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self' blob:",
    "frame-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'self'",
    "object-src": "'none'",
}
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def routes(snapshots: Callable[[], Snapshots]) -> Sequence[BaseRoute]:
    """Return the routes that the map asks, to be mounted beside the page.

    Parameters
    ----------
    snapshots
        Gives the strikes; called at the first request, not before.
    """

    async def strikes(request: Request) -> Response:
        found = _found(snapshots(), request)
        return await _kept_zipped(found.payload.zipped, "application/octet-stream", request)

    async def card(request: Request) -> Response:
        kept = snapshots()
        found = _found(kept, request)
        (row, *more) = _rows(request.path_params["row"], len(found.payload.ids))
        if more:
            raise HTTPException(404)
        words = await run_in_threadpool(found.card, row, kept.store.context, _language(request))
        # Quotes can be erased on request, so they are never kept by the browser.
        return JSONResponse(words, headers={"Cache-Control": "no-store"})

    async def names(request: Request) -> Response:
        found = _found(snapshots(), request)
        wanted = _rows(request.query_params.get("rows", ""), len(found.payload.ids))
        words = await run_in_threadpool(found.names, wanted, _language(request))
        return JSONResponse(words, headers={"Cache-Control": "no-store"})

    async def besides(request: Request) -> Response:
        countries = _found(snapshots(), request).frame["country"].dropna().unique()
        return JSONResponse(concerning(countries), headers={"Cache-Control": _FOREVER})

    return (
        Route("/strikemap/filter.json", _filter_in_words),
        Route("/strikemap/texts/{code}.json", _texts),
        Route("/strikemap/strikes-{version}.bin", strikes),
        Route("/strikemap/strikes-{version}/annotations.json", besides),
        Route("/strikemap/strikes-{version}/passing.bin", _passing(snapshots)),
        Route("/strikemap/strikes-{version}/names.json", names),
        Route("/strikemap/strikes-{version}/{row}.json", card),
        Route(f"/strikemap/js-{scripts.version()}/{{name}}", _script),
        Mount("/app/static", _Static(directory=STATIC, check_dir=False)),
        *ogc.routes(snapshots),
    )


def _passing(snapshots: Callable[[], Snapshots]) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers which strikes a query of the page finds, one bit each."""

    async def passing(request: Request) -> Response:
        bits = await run_in_threadpool(_found(snapshots(), request).bits, _filter(request))
        return Response(bits, media_type="application/octet-stream", headers={"Cache-Control": "no-store"})

    return passing


def middleware(snapshots: Callable[[], Snapshots]) -> Sequence[Middleware]:
    """Return what every answer passes, the page's own included: the security headers, and early hints."""
    return (Middleware(SecurityHeaders, framed_by=framing_sites()), Middleware(Hints, snapshots=snapshots))


class Hints:
    """Name the map's script and strikes with the page itself, so that they load while Streamlit starts."""

    def __init__(self, app: ASGIApp, snapshots: Callable[[], Snapshots]) -> None:
        self.app = app
        self._snapshots = snapshots

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request; the page's answer gets the hints."""
        if scope["type"] != "http" or scope["path"] != "/":
            await self.app(scope, receive, send)
            return

        async def send_with_hints(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["Link"] = ", ".join(self._links(scope))
            await send(message)

        await self.app(scope, receive, send_with_hints)

    def _links(self, scope: Scope) -> Iterator[str]:
        base = f"{scope.get('root_path', '')}/strikemap"
        yield f"<{base}/js-{scripts.version()}/strikemap.js>; rel=preload; as=script"
        latest = self._snapshots().latest()
        if latest is not None:
            address = f"{base}/strikes-{latest.payload.version}.bin"
            yield f"<{address}>; rel=preload; as=fetch; crossorigin"


class SecurityHeaders:
    """Let the page talk to this server only, and no other site frame it or guess at its files."""

    def __init__(self, app: ASGIApp, framed_by: tuple[str, ...] = ()) -> None:
        self.app = app
        self._framed_by = framed_by
        # This header knows one's own site or none; where others may frame the page the policy says which.
        self._headers = _HEADERS if framed_by else {**_HEADERS, "X-Frame-Options": "SAMEORIGIN"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request, with the headers added to the answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        policy = content_security_policy(
            online=_wants_online(Headers(scope=scope)), framed_by=self._framed_by
        )

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update({**self._headers, "Content-Security-Policy": policy})
            await send(message)

        await self.app(scope, receive, send_with_headers)


def content_security_policy(*, online: bool, framed_by: tuple[str, ...] = ()) -> str:
    """Return the policy: `online` lets images of the online base map in, `framed_by` other sites frame it."""
    images = f"{_POLICY['img-src']} {ONLINE_TILES}" if online else _POLICY["img-src"]
    ancestors = " ".join(("'self'", *framed_by))
    policy = {**_POLICY, "img-src": images, "frame-ancestors": ancestors}
    return "; ".join(f"{name} {sources}" for name, sources in policy.items())


def framing_sites() -> tuple[str, ...]:
    """Return the sites that may frame the page: origins in ``STRIKEMAP_FRAMED_BY``, apart by spaces.

    Raises
    ------
    SetupError
        If one of them is no origin, such as ``https://news.example``.
    """
    sites = tuple(os.environ.get(FRAMED_BY_VARIABLE, "").split())
    for site in sites:
        if not _ORIGIN.fullmatch(site):
            raise SetupError(f"{FRAMED_BY_VARIABLE}: {quoted(site)} is no origin; write https://news.example")
    return sites


class _Static(StaticFiles):
    """What set-up made; the folder may be missing before it."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = _A_DAY
        return response


async def _filter_in_words(request: Request) -> Response:
    """Tell what the query of a page's address keeps, for a picture of its map."""
    query = {key: request.query_params.getlist(key) for key in request.query_params}
    return JSONResponse({"words": describe(read_address(query).chosen)})


async def _texts(request: Request) -> Response:
    """Tell what the interface says in a language; English where there is none such."""
    said = asdict(language(request.path_params["code"]))
    return JSONResponse(said, headers={"Cache-Control": "private, max-age=600"})


async def _script(request: Request) -> Response:
    served = scripts.served(request.path_params["name"])
    if served is None:
        raise HTTPException(404)
    return await _kept_zipped(*served, request)


async def _kept_zipped(zipped: bytes, media_type: str, request: Request) -> Response:
    """Answer with what is kept gzipped; its address tells its content, so a browser may keep it for ever."""
    headers = {"Cache-Control": _FOREVER, "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(zipped, media_type=media_type, headers={**headers, "Content-Encoding": "gzip"})
    content = await run_in_threadpool(gzip.decompress, zipped)
    return Response(content, media_type=media_type, headers=headers)


def _found(snapshots: Snapshots, request: Request) -> Snapshot:
    found = snapshots.find(request.path_params["version"])
    if found is None:
        raise HTTPException(404, "These strikes are no longer the current ones. Reload the page.")
    return found


def _language(request: Request) -> Language:
    return language(request.query_params.get("lang"))


def _filter(request: Request) -> StrikeFilter:
    query = request.query_params
    return from_query({key: query.getlist(key) for key in query})[0]


def _rows(listed: str, count: int) -> list[int]:
    """Return row numbers from "3,1,4"; 404 unless each is a row and they are not too many."""
    numbers = listed.split(",")[: _MOST_NAMES + 1]
    known = [int(number) for number in numbers if _ROW.fullmatch(number) and int(number) < count]
    if len(known) < len(numbers) or len(known) > _MOST_NAMES:
        raise HTTPException(404)
    return known


def _wants_online(headers: Headers) -> bool:
    cookie = SimpleCookie(headers.get("cookie", "")).get(ONLINE_COOKIE)
    return cookie is not None and cookie.value == "1"
