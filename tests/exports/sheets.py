"""The cells of a workbook, read back."""

import io
import zipfile

from lxml import etree

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheet(content, number):
    """Return the cells of a sheet by column letter, row by row, and its XML."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        root = etree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
        strings = etree.fromstring(book.read("xl/sharedStrings.xml"))
    words = ["".join(item.itertext()) for item in strings]
    return [
        {cell.get("r").rstrip("0123456789"): text(cell, words) for cell in row}
        for row in root.iter(f"{SHEET}row")
    ], root


def text(cell, words):
    value = "".join(cell.itertext())
    return words[int(value)] if cell.get("t") == "s" else value
