"""Measure the map in Chromium: from navigation to the first mark, from a filter to the finished drawing.

The server hands out a file of `--n` made-up strikes. Times are medians of what one reader waits for, taken in
the browser; drawing is forced to its end by reading a pixel back.

    python -m benchmarks.map [--n N] [--free] [--json]
"""

from __future__ import annotations

import argparse
import pickle
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import orjson
from playwright.sync_api import Browser

from benchmarks._made_up import made_up
from geo.layers.payload import encode, in_time_order
from tests.page.reader import Reader
from tests.page.server import ROOT, serving, started

SCREEN = {"width": 1440, "height": 900}
ROUNDS = 25
PLAY_MS = 4000
_JS = (Path(__file__).parent / "_map.js").read_text(encoding="utf-8")
_WORK = """async ([rounds, ms]) => {
  await measured.settled();
  return { ...measured.filters(rounds), ...measured.picks(rounds), ...await measured.play(ms) };
}"""

Figures = dict[str, float | int]


def measure(count: int, *, free: bool) -> Figures:
    """Return the figures for `count` strikes."""
    before = time.perf_counter()
    payload = encode(in_time_order(made_up(count, free=free)))
    figures: Figures = {
        "strikes": count,
        "encode_s": time.perf_counter() - before,
        "bytes_per_strike": len(payload.zipped) / count,
    }
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made_up.pickle"
        made.write_bytes(pickle.dumps(payload))
        server = {"STRIKEMAP_MADE_UP": str(made)}
        app = ROOT / "benchmarks" / "_map_server.py"
        with serving(Path(folder) / "empty.sqlite", app=app, environment=server) as address:
            figures |= _first_marks(address)
            figures |= _at_work(address)
    return figures


def _first_marks(address: str) -> Figures:
    """Return the seconds from navigation to the first mark: a new reader's, and one's who comes again."""
    new, again = [], []
    for _ in range(3):
        with started() as browser:
            page = browser.new_page(viewport=SCREEN)
            reader = Reader(page, address)
            for taken in (new, again):
                before = time.perf_counter()
                reader.open()
                taken.append(time.perf_counter() - before)
    return {"first_mark_s": statistics.median(new), "again_first_mark_s": statistics.median(again)}


def _at_work(address: str) -> Figures:
    """Return what a reader waits for who filters, plays, moves the map and points at marks."""
    with started() as browser:
        page = browser.new_page(viewport=SCREEN)
        told: list[object] = []
        page.on("websocket", lambda socket: socket.on("framesent", lambda sent: told.append(sent)))
        reader = Reader(page, address).open()
        reader.mark_frame()
        frame = reader.frame
        frame.evaluate(_JS)
        work: Any = frame.evaluate(_WORK, [ROUNDS, PLAY_MS])
        before = len(told)
        moved: Any = frame.evaluate("async () => ({ ...await measured.pan(), ...await measured.zoom() })")
        page.wait_for_timeout(1000)
        return {
            **work,
            **moved,
            "reruns_on_move": len(told) - before,
            "remounts": 0 if reader.same_frame() else 1,
            "memory_mb": _memory_mb(browser),
            "foreign_requests": len(reader.foreign),
        }


def _memory_mb(browser: Browser) -> float:
    """Return what the largest process of a page holds: resident pages, shared ones by their share (PSS)."""
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    renderers = [process["id"] for process in processes if process["type"] == "renderer"]
    rollups = [Path(f"/proc/{process}/smaps_rollup").read_text() for process in renderers]
    return max(int(rollup.split("Pss:")[1].split()[0]) for rollup in rollups) / 1024


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--n", type=int, default=10_000, help="strikes (default: 10,000)")
    options.add_argument("--free", action="store_true", help="a position of its own for each strike")
    options.add_argument("--json", action="store_true", help="print one JSON object")
    chosen = options.parse_args()
    figures = {name: round(value, 3) for name, value in measure(chosen.n, free=chosen.free).items()}
    if chosen.json:
        print(orjson.dumps(figures).decode())
    else:
        print("\n".join(f"{name:28} {value:>12,}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
