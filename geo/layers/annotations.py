"""What happened besides the strikes and helps to read their timeline: ceasefires, starts of operations.

The rows of ``data/annotations.csv`` are curated, each with its source; a day is one of UTC.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

_TABLE = Path(__file__).parents[2] / "data" / "annotations.csv"


def concerning(countries: Iterable[str]) -> list[dict[str, Any]]:
    """Return what concerns one of `countries` (ISO 3166-1 alpha-2), in order of time.

    Each is a dictionary of its first ``minute`` (since 1970, UTC), its ``text`` and its ``source``.
    """
    wanted = set(countries)
    return [
        {"minute": _minute(row["date"]), "text": row["text"], "source": row["source"]}
        for row in sorted(_rows(), key=lambda row: row["date"])
        if not wanted.isdisjoint(row["countries"].split())
    ]


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def _minute(day: str) -> int:
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp() // 60)
