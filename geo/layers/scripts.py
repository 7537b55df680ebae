"""The map's scripts as one file: a browser that asks for them one after the other waits for each.

The libraries stand first (set-up copies them from npm), then strikemap's own in the order they build on
each other. A map that a server shows has one host script, a map in a file of its own another.
"""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from pathlib import Path

SCRIPTS = Path(__file__).parent / "js"
VENDOR = Path(__file__).parents[2] / "static" / "vendor"
LIBRARIES = ("leaflet/leaflet.js", "protomaps-leaflet/protomaps-leaflet.js")
STANDALONE_LIBRARIES = ("leaflet/leaflet.js",)
_SERVED = ("served", "picker")
_STANDALONE = ("ground", "standalone")
# In the order they build on each other.
_NAMES = (
    "types",
    "texts",
    "dom",
    "packing",
    "payload",
    "shape",
    "shown",
    "exchange",
    "palette",
    "cells",
    "tally",
    "census",
    "symbols",
    "hexagons",
    "heat",
    "change",
    "marks",
    "outlines",
    "strike_layer",
    "histogram",
    "multiples",
    "player",
    "brush",
    "timeline_options",
    "timeline",
    "card",
    "chooser",
    "walker",
    "crosshair",
    "drawing",
    "finder",
    "facets",
    "legend",
    "picture",
    "panel",
    "basemap",
    "scene",
    "pointer",
    "views",
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


def standalone() -> tuple[str, str]:
    """Return script and style of a map in a file of its own, as text."""
    leaflet = VENDOR / "leaflet" / "leaflet.css"
    styles = [leaflet, SCRIPTS / "strikemap.css", SCRIPTS / "standalone.css"]
    style = "\n".join(path.read_text(encoding="utf-8") for path in styles if path.exists())
    return _joined(STANDALONE_LIBRARIES, _STANDALONE).decode(), style


def _joined(libraries_used: tuple[str, ...] = LIBRARIES, host: tuple[str, ...] = _SERVED) -> bytes:
    libraries = [VENDOR / name for name in libraries_used]
    own = [SCRIPTS / f"{name}.js" for name in (*_NAMES, *host)]
    # Before set-up there are no libraries yet.
    return b"\n;\n".join(path.read_bytes() for path in (*libraries, *own) if path.exists())


def _style() -> bytes:
    return (SCRIPTS / "strikemap.css").read_bytes()
