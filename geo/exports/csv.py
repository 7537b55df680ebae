"""CSV (RFC 4180), UTF-8: one row a strike, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson

from geo.exports.export import Export
from geo.exports.features import NESTED, feature
from geo.frames import STRIKE_COLUMNS, rows

MAX_CELL = 32_000  # characters; spreadsheets cut cells at 32,767

# Most nested columns have no place in a table of cells: the GeoJSON holds them whole.
_FLAT = [name for name in STRIKE_COLUMNS if name not in NESTED]
COLUMNS = ["id", "lon", "lat", *_FLAT, "claims", "publishers", "urls", "edits"]

# Spreadsheets run cells that begin so as formulas (OWASP, "CSV Injection"), full-width forms included.
_FORMULA_STARTS = tuple("=+-@\t\r\n|%＝＋－＠")


def write(export: Export) -> Iterator[bytes]:
    """Yield the header, then one line a strike."""
    yield csv_line(COLUMNS)
    for row in rows(export.frame):
        yield csv_line(safe_cells(row))


def safe_cells(row: Mapping[str, Any]) -> list[object]:
    """Return the cells of `COLUMNS` for a row of a strikes frame, none of which a spreadsheet runs."""
    return [safe_cell(cell) for cell in plain_cells(row)]


def plain_cells(row: Mapping[str, Any]) -> list[object]:
    """Return the cells of `COLUMNS` for a row of a strikes frame as they are: for formats that know text."""
    cells = _cells(row)
    return [cells[name] for name in COLUMNS]


def _cells(row: Mapping[str, Any]) -> Mapping[str, object]:
    one = feature(row)
    is_point = one["geometry"] is not None and one["geometry"]["type"] == "Point"
    lon, lat = one["geometry"]["coordinates"] if is_point else (None, None)
    return {
        **one["properties"],
        "lon": lon,
        "lat": lat,
        "linked_to": " ".join(row["linked_to"]),
        "possibly_same_as": " ".join(row["possibly_same_as"]),
        "counterparts": " ".join(row["counterparts"]),
        "claims": "; ".join(map(_claim, row["claims"])),
        "publishers": "; ".join(source["publisher"] for source in row["sources"] if source["publisher"]),
        "urls": " ".join(source["url"] for source in row["sources"] if source["url"]),
        # What the machine read and who put what in its place: as JSON, since a value may be a place.
        "edits": orjson.dumps(row["edits"]).decode() if row["edits"] else None,
    }


def _claim(claim: Mapping[str, Any]) -> str:
    hedge = f" ({claim['hedge']})" if claim["hedge"] else ""
    return f"{claim['claimant']} {claim['stance']}{hedge}"


def safe_cell(cell: object) -> object:
    """Return text that no spreadsheet takes for a formula and that fits a cell; numbers as they are."""
    if not isinstance(cell, str):
        return cell
    text = cell if len(cell) <= MAX_CELL else cell[: MAX_CELL - 1] + "…"
    return "'" + text if text.lstrip(" \u00a0").startswith(_FORMULA_STARTS) else text


def csv_line(cells: Sequence[object]) -> bytes:
    """Return `cells` as one line of CSV."""
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue().encode()
