"""HTML: the filtered map as one file that opens from disk and asks nothing of anyone.

Scripts, styles, strikes, cards and the ground under them stand in the file. Words of articles are data: in
zipped JSON, which the map shows through ``textContent``, and escaped in the table, which can be read without
a script. The file's own Content-Security-Policy lets its one script run, and forbids every request.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from html import escape
from typing import Any
from urllib.parse import urlsplit

import orjson
import pandas as pd

from geo.errors import StoreError
from geo.exports.export import Export
from geo.exports.imprint import CAUTION, TITLE, Imprint, imprint
from geo.frames import rows
from geo.layers import scripts
from geo.layers.annotations import concerning
from geo.layers.ground import Ground, ground
from geo.layers.snapshot import Snapshot, snapshot
from geo.layers.table import table
from geo.texts import languages

MOST_STRIKES = 10_000
"""More would be a file that browsers open slowly, and mail does not carry."""

_COLUMNS = ("When", "Outcome", "Attacker", "Operation", "Weapon", "Precision", "Claimed by", "Status")


def write(export: Export) -> Iterator[bytes]:
    """Yield the page.

    Raises
    ------
    ExportError
        For more than `MOST_STRIKES` strikes.
    """
    export.check(MOST_STRIKES, "page")
    shown = snapshot(export.frame, export.revision)
    under = ground(shown.frame.geometry.dropna())
    said = imprint(export, under.source)
    script, style = scripts.standalone()
    script += "\nwindow.strikemap.open();\n"
    yield _head(script, style).encode()
    yield _header(said).encode()
    yield from _data(shown, under, said.chosen)
    yield from (part.encode() for part in _table(shown))
    yield f"<p class='imprint'>{escape(said.sources)}</p>\n".encode()
    yield f"<script>{script}</script>\n</body>\n</html>\n".encode()


def _head(script: str, style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        "<!doctype html>\n<html lang='en'>\n<head>\n<meta charset='utf-8'>\n"
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        "<meta name='viewport' content='width=device-width, initial-scale=1'>\n"
        f"<title>{TITLE} · strikemap</title>\n<style>{style}</style>\n</head>\n"
    )


def _header(said: Imprint) -> str:
    return (
        f"<body>\n<header>\n<h1>{TITLE}</h1>\n<p>{escape(said.chosen)} {escape(said.counts)}. {CAUTION}</p>\n"
        "</header>\n<div id='stage'><div id='map_div'></div></div>\n"
        "<noscript><p>The map needs a browser that runs scripts; the table below does not.</p></noscript>\n"
    )


def _data(shown: Snapshot, under: Ground, chosen: str) -> Iterator[bytes]:
    words = {
        "filter": chosen,
        "texts": [asdict(language) for language in languages().values()],
        "cards": [shown.card(row, _quote_alone) for row in range(len(shown.frame))],
        "names": shown.names(range(len(shown.frame))),
        "annotations": concerning(shown.frame["country"].dropna().unique()),
    }
    files = {
        "strikes": shown.payload.zipped,
        "words": _zipped(words),
        "ground": _zipped(asdict(under)),
    }
    for name, content in files.items():
        yield f"<script type='text/plain' id='{name}'>".encode()
        yield base64.b64encode(content) + b"</script>\n"


def _zipped(content: Mapping[str, Any]) -> bytes:
    return gzip.compress(orjson.dumps(content), mtime=0)


def _quote_alone(article_id: str, start: int, end: int) -> tuple[str, str, str]:
    """Return no neighbour sentences: a file carries the quote and no more of an article."""
    raise StoreError(f"article {article_id} does not leave this computer")


def _table(shown: Snapshot) -> Iterator[str]:
    """Yield the table that equals the map; its rows are those of the payload."""
    worded = table(shown.frame)
    heads = "".join(f"<th scope='col'>{name}</th>" for name in ("Place", *_COLUMNS, "Source", "Quote"))
    yield "<h2 id='strikes-title'>The strikes on the map, and those without a place or a date</h2>\n"
    yield "<div class='rows' tabindex='0' role='region' aria-labelledby='strikes-title'>\n"
    yield f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"
    for number, (cells, row) in enumerate(zip(worded.to_dict("records"), rows(shown.frame), strict=True)):
        if row["geometry"] is not None and row["geometry"].geom_type == "Point":
            cells["Precision"] = f"{cells['Precision']}, within {cells['Within (km)']:g} km"
        facts = "".join(f"<td>{_cell(cells[name])}</td>" for name in _COLUMNS)
        why = "" if pd.isna(cells["Without a point because"]) else f" ({cells['Without a point because']})"
        yield (
            f"<tr data-row='{number}'><th scope='row'>{_cell(cells['Place'])}{escape(why)}</th>{facts}"
            f"<td>{_source(row)}</td><td>{_cell(cells['Quote'])}</td></tr>\n"
        )
    yield "</tbody>\n</table>\n</div>\n"


def _cell(value: object) -> str:
    return "" if pd.isna(value) else escape(str(value))  # type: ignore[call-overload]


def _source(row: Mapping[str, Any]) -> str:
    """Return who published it first, linked where that leads to http(s)."""
    for source in row["sources"] or ():
        name = escape(source["publisher"] or source["title"] or "source")
        url = source["url"]
        safe = bool(url) and urlsplit(url).scheme in {"http", "https"}
        return f"<a href='{escape(url)}' rel='noopener noreferrer'>{name}</a>" if safe else name
    return ""
