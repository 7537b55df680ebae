"""Other libraries that draw the same strikes, measured in the same run: what readers would wait for.

folium's MarkerCluster, FastMarkerCluster and GeoJson on canvas (the scripts it writes), and deck.gl's
ScatterplotLayer with its DataFilterExtension, each in a page of its own that fetches its strikes as JSON
from this computer. Each is given no more strikes than it survives. Left out: kepler.gl (a whole application,
which must be built first) and lonboard (deck.gl again, inside a notebook).
"""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import orjson
from playwright.sync_api import Error, sync_playwright

from benchmarks._made_up import made_up
from geo.setup.packages import install_packages
from tests.chromium import find

_HERE = Path(__file__).parent
_LEAFLET = _HERE.parent / "static" / "vendor" / "leaflet"
_FILES = {
    "cluster.js": "leaflet.markercluster/dist/leaflet.markercluster.js",
    "deck.js": "deck.gl/dist.min.js",
}
# No display here: canvas and WebGL alike are drawn by the processor, each the quickest way there is.
_CANVAS = ("--no-sandbox", "--disable-gpu")
_WEBGL = ("--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
_LIMIT_MS = 240_000

Figures = dict[str, float | int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A library by the name of its function in ``_peers.js``, and how many strikes it survives."""

    name: str
    most: int
    flags: tuple[str, ...] = _CANVAS


PEERS = (
    Peer(name="marker_cluster", most=20_000),
    Peer(name="fast_marker_cluster", most=100_000),
    Peer(name="geojson_canvas", most=100_000),
    Peer(name="deck_scatterplot", most=1_000_000, flags=_WEBGL),
)


def peers(count: int, *, free: bool) -> Figures:
    """Return each peer's strikes, seconds to the first mark, filter latency and frames while panning."""
    figures: Figures = {}
    with tempfile.TemporaryDirectory() as folder, _page(Path(folder)) as address:
        made = made_up(count, free=free)
        start = made["start_utc"].astype("int64") // 60_000_000
        rows = list(zip(made.geometry.x.round(5), made.geometry.y.round(5), start, strict=True))
        for peer in PEERS:
            few = rows[:: -(-count // peer.most)]
            (Path(folder) / "strikes.json").write_bytes(orjson.dumps(few, option=orjson.OPT_SERIALIZE_NUMPY))
            taken = {"strikes": len(few), **_measured(address, peer)}
            figures |= {f"{peer.name}_{name}": value for name, value in taken.items()}
    return figures


def _measured(address: str, peer: Peer) -> Figures:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=peer.flags)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(_LIMIT_MS)
        try:
            before = time.perf_counter()
            page.goto(f"{address}?{peer.name}")
            page.wait_for_function("window.firstMark")
            first_mark_s = time.perf_counter() - before
            work: Any = page.evaluate("work()")
        except Error:  # the page died or took too long: that is the finding
            return {"failed": 1}
        finally:
            browser.close()
        return {"first_mark_s": first_mark_s, **work}


@contextmanager
def _page(folder: Path) -> Iterator[str]:
    """Serve the peers' page from `folder`."""
    (folder / "npm").mkdir()
    lock_files = [_HERE / "npm" / name for name in ("package.json", "package-lock.json")]
    modules = install_packages(folder / "npm", lock_files)
    for name, path in _FILES.items():
        (folder / name).write_bytes((modules / path).read_bytes())
    for path in (_LEAFLET / "leaflet.js", _LEAFLET / "leaflet.css", _HERE / "_peers.js"):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "images").mkdir()
    for path in (_LEAFLET / "images").iterdir():
        (folder / "images" / path.name).write_bytes(path.read_bytes())
    scripts = ("leaflet.js", "cluster.js", "deck.js", "_peers.js")
    tags = "".join(f"<script src={name}></script>" for name in scripts)
    style = "<link rel=stylesheet href=leaflet.css><style>body{margin:0}#map{height:100vh}</style>"
    (folder / "index.html").write_text(f"<!doctype html>{style}<div id=map></div>{tags}", encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/index.html"
    server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""
