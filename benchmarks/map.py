"""Measure the map in Chromium: from navigation to the first mark, from a filter to the finished drawing.

The server hands out a file of `--n` made-up strikes. Times are medians of what one reader waits for, taken in
the browser; drawing is forced to its end by reading a pixel back. `memory_mb` is what the page holds after
that work, `memory_in_use_mb` what is left of it once the browser has collected its garbage.

    python -m benchmarks.map [--n N] [--free] [--tour SECONDS] [--sessions N] [--peers] [--json]

`--tour` lets a scripted reader move, brush, pick and play for as long (600 for the ten minutes of the goal);
`remounts` tells whether the map's frame was ever made anew. `--sessions` opens as many readers at once and
measures the server, which then serves the made-up strikes as page, table and map. `--peers` draws the same
strikes with what else can draw them (`_peers.py`).
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

from benchmarks._made_up import completed, made_up
from benchmarks._peers import peers
from benchmarks._sessions import served_to
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


def measure(count: int, *, free: bool, tour_s: float, sessions: int) -> Figures:
    """Return the figures for `count` strikes."""
    before = time.perf_counter()
    frame = in_time_order(made_up(count, free=free))
    payload = encode(frame)
    figures: Figures = {
        "strikes": count,
        "encode_s": time.perf_counter() - before,
        "bytes_per_strike": len(payload.zipped) / count,
    }
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made_up.pickle"
        made.write_bytes(pickle.dumps((payload, completed(frame) if sessions else None)))
        del frame
        server = {"STRIKEMAP_MADE_UP": str(made)}
        app = ROOT / "benchmarks" / "_map_server.py"
        with serving(Path(folder) / "empty.sqlite", app=app, environment=server) as address:
            figures |= _first_marks(address)
            figures |= _at_work(address, tour_s)
            figures |= served_to(address, sessions) if sessions else {}
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


def _at_work(address: str, tour_s: float) -> Figures:
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
        reruns = len(told) - before
        memory_mb = _memory_mb(browser)
        page.context.new_cdp_session(page).send("HeapProfiler.collectGarbage")
        in_use_mb = _memory_mb(browser)
        toured: Any = frame.evaluate("(seconds) => measured.tour(seconds)", tour_s) if tour_s else {}
        return {
            **work,
            **moved,
            **toured,
            "reruns_on_move": reruns,
            "remounts": 0 if reader.same_frame() else 1,
            "memory_mb": memory_mb,
            "memory_in_use_mb": in_use_mb,
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
    options.add_argument("--tour", type=float, default=0, help="seconds of a scripted tour")
    options.add_argument("--sessions", type=int, default=0, help="readers at once, to measure the server")
    options.add_argument("--peers", action="store_true", help="measure other map libraries in the same run")
    options.add_argument("--json", action="store_true", help="print one JSON object")
    chosen = options.parse_args()
    found = measure(chosen.n, free=chosen.free, tour_s=chosen.tour, sessions=chosen.sessions)
    found |= peers(chosen.n, free=chosen.free) if chosen.peers else {}
    figures = {name: round(value, 3) for name, value in found.items()}
    if chosen.json:
        print(orjson.dumps(figures).decode())
    else:
        print("\n".join(f"{name:28} {value:>12,}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
