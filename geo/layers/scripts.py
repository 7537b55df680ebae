"""The map's scripts as one file: a browser that asks for them one after the other waits for each.

The libraries stand first (set-up copies them from npm), then strikemap's own in the order they build on
each other.
"""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from pathlib import Path

SCRIPTS = Path(__file__).parent / "js"
VENDOR = Path(__file__).parents[2] / "static" / "vendor"
LIBRARIES = ("leaflet/leaflet.js", "protomaps-leaflet/protomaps-leaflet.js")
# In the order they build on each other.
_NAMES = (
    "types",
    "dom",
    "served",
    "packing",
    "payload",
    "shown",
    "palette",
    "cells",
    "tally",
    "census",
    "symbols",
    "hexagons",
    "marks",
    "outlines",
    "strike_layer",
    "histogram",
    "player",
    "brush",
    "timeline_options",
    "timeline",
    "card",
    "chooser",
    "walker",
    "facets",
    "legend",
    "panel",
    "basemap",
    "scene",
    "main",
)


@cache
def version() -> str:
    """Return a hash of the scripts and styles: their address changes when they do."""
    return hashlib.sha256(_joined() + _style()).hexdigest()[:16]


@cache
def served(name: str) -> tuple[bytes, str] | None:
    """Return a file of the map, gzipped, and its media type; ``None`` if there is no such file."""
    if name == "strikemap.js":
        return gzip.compress(_joined(), mtime=0), "text/javascript"
    if name == "strikemap.css":
        return gzip.compress(_style(), mtime=0), "text/css"
    return None


def _joined() -> bytes:
    libraries = [VENDOR / name for name in LIBRARIES]
    own = [SCRIPTS / f"{name}.js" for name in _NAMES]
    # Before set-up there are no libraries yet.
    return b"\n;\n".join(path.read_bytes() for path in (*libraries, *own) if path.exists())


def _style() -> bytes:
    return (SCRIPTS / "strikemap.css").read_bytes()
