"""The rows of a table: CSV as it comes (packed or not, any usual encoding) or the features of a GeoJSON."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from geo.articles.decoding import decoded, safe
from geo.errors import ArticleError, InputError, quoted

MOST_BYTES = 600_000_000  # of a table once unpacked; the whole of UCDP GED has 250 MB
LONGEST_CELL = 1_000_000  # characters
LON, LAT = "geometry.lon", "geometry.lat"  # what a feature's point is called as columns
# Days as data sets write them; what is ambiguous (03/04/2022) needs a format of its own.
_INSTANT = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d")
_DAYS = ("%Y-%m-%d", "%Y%m%d", "%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%Y/%m/%d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: its number in the file (the first below the header is 1) and its cells by column.

    The methods return ``None`` for a cell that is empty or missing, and raise InputError, with the column's
    name, for one that is not what it should be.
    """

    number: int
    cells: Mapping[str, str]

    def text(self, column: str) -> str | None:
        """Return the words of a cell."""
        return " ".join(self.cells.get(column, "").split()) or None

    def needed(self, column: str) -> str:
        """Return the words of a cell that must be there."""
        found = self.text(column)
        if found is None:
            raise InputError(f"{column} is empty")
        return found

    def number_in(self, column: str) -> float | None:
        """Return a cell's number."""
        found = self.text(column)
        try:
            number = None if found is None else float(found)
        except ValueError as error:
            raise InputError(f"{column} is {quoted(found)}, which is no number") from error
        if number is not None and number - number != 0:
            raise InputError(f"{column} is {quoted(found)}, which is no number")
        return number

    def whole(self, column: str) -> int | None:
        """Return a cell's whole number; ``4.0`` is one."""
        number = self.number_in(column)
        if number is not None and (number != int(number) or number < 0):
            raise InputError(f"{column} is {quoted(self.text(column))}, which is no count")
        return None if number is None else int(number)

    def day(self, column: str, form: str | None = None) -> date | None:
        """Return a cell's day; a time of day behind it is left out. `form` is as strptime has it."""
        found = self.text(column)
        if found is None:
            return None
        instant = _INSTANT.match(found)
        day = instant[1] if instant and not form else found
        for known in (form,) if form else _DAYS:
            try:
                return datetime.strptime(day, known).date()
            except ValueError:
                continue
        expected = f"as {form}" if form else "such as 2025-05-07: name its form in the mapping"
        raise InputError(f"{column} is {quoted(found)}, which is no day {expected}")

    def raw(self) -> str:
        """Return the row as it came, as JSON."""
        return json.dumps(self.cells, ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A row that cannot be taken apart, and why."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The columns of a table, and its rows in their order."""

    columns: tuple[str, ...]
    rows: Iterator[Row | Broken]


def csv_table(data: bytes) -> Table:
    """Return the table in a CSV file, parted by commas, semicolons or tabs; packed by gzip or zip or not.

    Raises
    ------
    InputError
        If it is no text or has no header.
    """
    try:
        text = decoded(unpacked(data))
    except ArticleError as error:
        raise InputError(f"this is no table: save it as CSV in UTF-8 ({error})") from error
    delimiter = max(",;\t", key=text.lstrip().partition("\n")[0].count)
    records = csv.reader(io.StringIO(text.lstrip(), newline=""), delimiter=delimiter)
    try:
        header = tuple(cell.strip() for cell in _read(records) or ())
    except csv.Error as error:
        raise InputError(f"the table's first line is no CSV ({error})") from error
    if len(header) < 2:
        raise InputError("the first line names no columns: give a CSV file with a header")
    if len(set(header)) < len(header):
        twice = next(name for name in header if header.count(name) > 1)
        raise InputError(f"two columns are called {quoted(twice)}: give them names of their own")
    return Table(columns=header, rows=_csv_rows(records, header))


def _read(records: Iterator[list[str]]) -> list[str] | None:
    """Return the next row, ``None`` after the last; long cells are let in here, and nowhere else."""
    usual = csv.field_size_limit(LONGEST_CELL)
    try:
        return next(records, None)
    finally:
        csv.field_size_limit(usual)


def _csv_rows(records: Iterator[list[str]], header: tuple[str, ...]) -> Iterator[Row | Broken]:
    number = 0
    while True:
        try:
            cells = _read(records)
        except csv.Error as error:
            number += 1
            yield Broken(number=number, reason=f"the row is no CSV: {error}")
            continue
        if cells is None:
            return
        if not any(map(str.strip, cells)):
            continue
        number += 1
        if len(cells) != len(header):
            yield Broken(
                number=number, reason=f"the row has {len(cells)} cells where the header has {len(header)}"
            )
        else:
            yield Row(number=number, cells=dict(zip(header, cells, strict=True)))


def geojson_table(data: bytes) -> Table:
    """Return the features of a GeoJSON as rows: their properties, and the position of a point.

    Raises
    ------
    InputError
        If it is no FeatureCollection or list of features.
    """
    try:
        found = json.loads(unpacked(data))
    except (ValueError, RecursionError) as error:
        raise InputError(f"this is no JSON ({error}): give a GeoJSON FeatureCollection") from error
    features = found.get("features") if isinstance(found, dict) else found
    if not isinstance(features, list):
        raise InputError("this holds no features: give a GeoJSON FeatureCollection")
    rows = [_feature_row(number, one) for number, one in enumerate(features, start=1)]
    columns = dict.fromkeys(name for row in rows if isinstance(row, Row) for name in row.cells)
    return Table(columns=tuple(columns), rows=iter(rows))


def _feature_row(number: int, feature: Any) -> Row | Broken:
    if not isinstance(feature, dict) or not isinstance(feature.get("properties") or {}, dict):
        return Broken(number=number, reason="this is no GeoJSON feature")
    cells = {str(name): _cell(value) for name, value in (feature.get("properties") or {}).items()}
    if feature.get("id") is not None:
        cells.setdefault("id", _cell(feature["id"]))
    geometry = feature.get("geometry")
    if geometry is not None:
        if not isinstance(geometry, dict) or geometry.get("type") != "Point":
            return Broken(number=number, reason="its geometry is no point")
        position = geometry.get("coordinates")
        if not isinstance(position, list) or len(position) < 2:
            return Broken(number=number, reason="its point has no longitude and latitude")
        cells[LON], cells[LAT] = map(_cell, position[:2])
    return Row(number=number, cells=cells)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return safe(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def unpacked(data: bytes) -> bytes:
    """Return what `data` holds if it is packed by gzip or a zip of one file, else `data` itself.

    Raises
    ------
    InputError
        If it is damaged, holds several files or is larger than `MOST_BYTES` unpacked.
    """
    try:
        if data.startswith(b"\x1f\x8b"):
            content = gzip.GzipFile(fileobj=io.BytesIO(data)).read(MOST_BYTES + 1)
        elif data.startswith(b"PK\x03\x04"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                names = [name for name in archive.namelist() if not name.endswith("/")]
                if len(names) != 1:
                    raise InputError(f"the archive holds {len(names)} files: give one of them")
                with archive.open(names[0]) as file:
                    content = file.read(MOST_BYTES + 1)
        else:
            content = data
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise InputError(f"the archive is damaged ({error}): get it again") from error
    if len(content) > MOST_BYTES:
        raise InputError(f"the table is larger than {MOST_BYTES // 1_000_000} MB: split it")
    return content
