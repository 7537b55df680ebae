"""Measure the writing of strikes, with their quotes and claims, as GeoJSON.

Strikes are those that the generated reports of ``benchmarks/merging.py`` tell of, taken over and over
under ids of their own. `mb_held` is what the process holds at most beyond the table that is written.

Usage: ``benchmarks/exports.py [--strikes N] [--json]``
"""

from __future__ import annotations

import argparse
import resource
import time
from pathlib import Path

import geopandas as gpd
import numpy as np
import orjson
import pandas as pd

from benchmarks._corpora import NOT_FOUND, corpora
from benchmarks.merging import MILLION, generated
from geo.exports import FORMATS, Export
from geo.filters import StrikeFilter
from geo.frames import strikes_frame
from geo.strikes import merge

_REPORTS = 5_000  # whose strikes are taken over and over
_LOOKED_AT = 200  # pieces after which the memory is looked at again


def table(strikes: gpd.GeoDataFrame, count: int) -> gpd.GeoDataFrame:
    """Return `count` rows of `strikes`, from the first again when they are all taken."""
    many = strikes.iloc[np.arange(count) % len(strikes)].copy()
    many.index = pd.Index([f"{number:016x}" for number in range(count)], name="id", dtype="str")
    return many


def figures(frame: gpd.GeoDataFrame) -> dict[str, float]:
    """Return how long it takes to write `frame` as GeoJSON, and how much memory."""
    held_before = held = _resident_bytes()
    started, started_cpu = time.perf_counter(), time.process_time()
    export = Export(frame=frame, chosen=StrikeFilter(), revision="")
    size = 0
    for number, piece in enumerate(FORMATS["geojson"].write(export)):
        size += len(piece)
        held = max(held, _resident_bytes()) if number % _LOOKED_AT == 0 else held
    seconds, cpu_seconds = time.perf_counter() - started, time.process_time() - started_cpu
    return {
        "strikes": len(frame),
        "seconds_per_million": round(seconds * MILLION / len(frame), 2),
        "cpu_seconds_per_million": round(cpu_seconds * MILLION / len(frame), 2),
        "mb_held": round((held - held_before) / 2**20, 1),
        "bytes_per_strike": round(size / len(frame)),
    }


def _resident_bytes() -> int:
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * resource.getpagesize()


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--strikes", type=int, default=MILLION, help="How many are written.")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    events = next(iter(corpora(".", "ucdp-ged-*.csv*")), None)
    result: dict[str, float] | dict[str, str] = {"corpora": NOT_FOUND}
    if events:
        strikes = strikes_frame(merge(generated(events, _REPORTS)), outlines=lambda _: None)
        result = figures(table(strikes, given.strikes))
    if given.json:
        print(orjson.dumps(result).decode())
    else:
        print("\n".join(f"{name:26} {value}" for name, value in result.items()))


if __name__ == "__main__":
    main()
