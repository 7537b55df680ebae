"""XLSX: the strikes on one sheet, every claim on a second, and what the file is on a third."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from geo.exports.csv import COLUMNS, MAX_CELL, plain_cells
from geo.exports.export import Export
from geo.filters import describe
from geo.frames import counts, rows

# A file that tells when it was written would differ at every writing.
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_MOST_ROWS = 1_048_575  # of a sheet, besides its header
CLAIM_COLUMNS = ["strike_id", "claimant", "stance", "hedge", "quote", "article_id"]


def write(export: Export) -> Iterator[bytes]:
    """Yield the workbook whole. Text is written as text, so no cell is ever taken for a formula.

    Beyond the rows that a sheet can hold the sheet ``about`` says how many are missing.
    """
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"constant_memory": True, "in_memory": True})
    book.set_properties({"title": "strikemap", "created": _CREATED})
    told = list(rows(export.frame))
    strikes = [plain_cells(row) for row in told]
    claims = [
        [row["id"], *(claim[name] for name in CLAIM_COLUMNS[1:])] for row in told for claim in row["claims"]
    ]
    _fill(book.add_worksheet("strikes"), COLUMNS, strikes)
    _fill(book.add_worksheet("claims"), CLAIM_COLUMNS, claims)
    _fill(book.add_worksheet("about"), ["what", "is"], _about(export, len(strikes), len(claims)))
    book.close()
    yield content.getvalue()


def _about(export: Export, strikes: int, claims: int) -> Sequence[Sequence[object]]:
    said: list[tuple[str, object]] = [
        ("filter", describe(export.chosen)),
        ("counts", str(counts(export.frame))),
        ("revision", export.revision),
    ]
    left = [(name, count - _MOST_ROWS) for name, count in (("strikes", strikes), ("claims", claims))]
    return [*said, *((f"{name} that do not fit on the sheet", more) for name, more in left if more > 0)]


def _fill(sheet: Worksheet, header: Sequence[str], lines: Sequence[Sequence[object]]) -> None:
    for number, line in enumerate([header, *lines[:_MOST_ROWS]]):
        for column, cell in enumerate(line):
            if isinstance(cell, bool) or cell is None:
                continue
            if isinstance(cell, int | float):
                sheet.write_number(number, column, cell)
            else:
                text = str(cell)
                sheet.write_string(
                    number, column, text if len(text) <= MAX_CELL else text[: MAX_CELL - 1] + "…"
                )
