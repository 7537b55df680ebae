"""Readings as tables for people at a terminal. Words of articles are printed as text, never as markup."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from geo.frames import counts, rows, strikes_frame
from geo.pipeline import Reading
from geo.strikes import merge
from geo.vocabulary import Kind

_HEADINGS = ("place", "role, outcome", "attacker", "operation", "weapon", "when", "says")
_PIPE_WIDTH = 160  # columns where there is no terminal


def strikes_table(readings: Sequence[Reading], *, rejected: bool) -> str:
    """Return the strikes of `readings` as a table with its counts; on request what was left out, too."""
    frame = strikes_frame(merge(report for reading in readings for report in reading.reports))
    table = Table(
        "place", "role, outcome", "attacker", "operation", "weapon", "when", "says", box=SIMPLE_HEAD
    )
    for row in rows(frame):
        table.add_row(*(Text(printable(cell)) for cell in _cells(row)))
    parts: list[Table | str] = [table] if len(frame) else []
    parts.append(str(counts(frame)))
    misses = [miss for reading in readings for miss in reading.near_misses] if rejected else []
    if misses:
        left_out = Table("left out", "why", box=SIMPLE_HEAD)
        for miss in misses:
            left_out.add_row(Text(printable(miss.quote.text)), Text(printable(miss.reason)))
        parts.append(left_out)
    return _drawn(parts)


def printable(text: str) -> str:
    """Return `text` on one line, without what a terminal would obey."""
    return "".join(c if c.isprintable() else " " for c in text)


def _cells(row: Mapping[str, Any]) -> tuple[str, ...]:
    known = [row["place_name"], row["admin1"], row["country"]]
    where = ", ".join(dict.fromkeys(part for part in known if part)) or "unplaced"
    within = f" ±{row['radius_m'] / 1000:.0f} km" if row["radius_m"] else ""
    return (
        f"{row['place']} → {where}{within}",
        _what(row),
        row["attacker"] or "–",
        row["operation"] or "–",
        row["weapon"] or row["weapon_class"] or "–",
        f"{row['edtf'] or 'undated'}",
        row["claimant"] or "–",
    )


def _what(row: Mapping[str, Any]) -> str:
    said = ", ".join(part for part in (row["role"], row["outcome"]) if part)
    return said if row["kind"] == Kind.STRIKE else f"{row['kind']}: {said}".rstrip(": ")


def _drawn(parts: Sequence[Table | str]) -> str:
    page = io.StringIO()
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else _PIPE_WIDTH
    console = Console(file=page, width=width, highlight=False, markup=False, emoji=False)
    for part in parts:
        console.print(part)
    return page.getvalue()
