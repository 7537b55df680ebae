"""Measure the map in Chromium: from start to a map one can use, and from a filter to the finished drawing.

The server holds ten hand-made strikes; the browser is handed a file of `--n` made-up ones in their place,
so what is measured of the browser is the map's own work.

    python -m benchmarks.map [--n N] [--json]
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import geopandas as gpd
import numpy as np
import orjson
import pandas as pd
from playwright.sync_api import Page, expect

from geo.coordinates import CRS
from geo.layers.payload import encode
from geo.store import open_store
from tests.fabricated import SINDOOR, frame, keep
from tests.page.reader import Reader
from tests.page.server import serving, started

OPERATIONS = 12
TOWNS = 60
YEARS = 3
ROUNDS = 30

_BRUSH = """async (rounds) => {
  const { timeline, layer } = strikemap.instrument;
  const span = timeline.last - timeline.first;
  const taken = [];
  for (let round = 0; round < rounds; round++) {
    const start = timeline.first + (span * round) / (2 * rounds);
    await new Promise(requestAnimationFrame);
    const frames = layer.frames, before = performance.now();
    timeline.setRange(start, start + span / 6);
    while (layer.frames === frames) await new Promise((done) => setTimeout(done, 0));
    taken.push(performance.now() - before);
  }
  return taken;
}"""
_DRAW = """(rounds) => {
  const { layer, shown } = strikemap.instrument;
  shown.from = -Infinity;
  shown.to = Infinity;
  return Array.from({ length: rounds }, () => {
    const before = performance.now();
    layer._draw();
    return performance.now() - before;
  });
}"""


def made_up(count: int) -> gpd.GeoDataFrame:
    """Return `count` strikes around sixty towns within three years, the same at every call."""
    random = np.random.default_rng(0)
    town = random.integers(0, TOWNS, count)
    lon = random.uniform(66, 80, TOWNS)[town] + random.normal(0, 0.4, count)
    lat = random.uniform(24, 36, TOWNS)[town] + random.normal(0, 0.4, count)
    start = pd.Timestamp("2023-01-01", tz="UTC") + pd.to_timedelta(
        random.integers(0, YEARS * 525_600, count), unit="min"
    )
    example = frame().loc["lahore"]
    same = {name: [example[name]] * count for name in ("kind", "role", "outcome", "precision", "target_type")}
    columns = {
        **same,
        "operation": random.choice([f"Operation {number}" for number in range(OPERATIONS)], count),
        "start_utc": start,
        "end_utc": start + pd.Timedelta(hours=1),
        "radius_m": random.uniform(1_000, 20_000, count),
        "event_id": [f"{number:08x}" for number in range(count)],
        "linked_to": [[]] * count,
    }
    index = pd.Index([f"{number:016x}" for number in range(count)], name="id")
    return gpd.GeoDataFrame(columns, index=index, geometry=gpd.points_from_xy(lon, lat), crs=CRS)


def measure(count: int) -> dict[str, float | int]:
    """Return the figures for `count` strikes."""
    made = made_up(count)
    before = time.perf_counter()
    content = encode(made).content
    encode_s = time.perf_counter() - before
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "strikes.sqlite"
        keep(open_store(database))
        before = time.perf_counter()
        with serving(database) as address, _handing_out(content) as other, started() as browser:
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.route("**/strikemap/strikes-*.bin", lambda route: route.continue_(url=other))
            first = Reader(page, address).open()
            start_s = time.perf_counter() - before
            again = time.perf_counter()
            first.open()
            first_mark_s = time.perf_counter() - again
            figures = {
                "strikes": count,
                "start_to_map_s": start_s,
                "first_mark_s": first_mark_s,
                "filter_ms": statistics.median(first.frame.evaluate(_BRUSH, ROUNDS)),
                "full_redraw_ms": statistics.median(first.frame.evaluate(_DRAW, ROUNDS)),
                "encode_s": encode_s,
                "bytes_per_strike": len(content) / count,
                "foreign_requests": len(first.foreign),
            }
            page.unroute_all()
            return {**figures, "sidebar_filter_ms": _sidebar(Reader(page, address))}


@contextmanager
def _handing_out(content: bytes) -> Iterator[str]:
    """Serve `content` at the address given: Playwright's own answers take seconds for many megabytes."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/octet-stream")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Stay quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def _sidebar(reader: Reader) -> float:
    """Return the milliseconds from a choice in the sidebar to the map that shows it."""
    reader.open()
    page: Page = reader.page
    page.get_by_test_id("stSidebar").get_by_role("combobox", name="Operation").click()
    option = page.get_by_role("option", name=SINDOOR, exact=True)
    expect(option).to_be_visible()
    before = time.perf_counter()
    option.click()
    reader.sees("6 events · 6 marks")
    return 1000 * (time.perf_counter() - before)


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--n", type=int, default=10_000, help="strikes (default: 10,000)")
    options.add_argument("--json", action="store_true", help="print one JSON object")
    chosen = options.parse_args()
    figures = {name: round(value, 3) for name, value in measure(chosen.n).items()}
    if chosen.json:
        print(orjson.dumps(figures).decode())
    else:
        print("\n".join(f"{name:28} {value:>12,}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
