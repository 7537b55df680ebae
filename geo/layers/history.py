"""What was said of a strike over time, in words: figures that were superseded, and reviewers' corrections."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geo.frames.build import Row


def superseded(row: Row) -> str | None:
    """Return the tolls in the order in which they became known; ``None`` if there is only one figure."""
    stated: dict[str, str] = {}
    for toll in row["tolls"] or ():
        since = toll["known_since_utc"]
        stated.setdefault(_span(toll), f"{_span(toll)} ({since[:10] if since else 'date unknown'})")
    return ", then ".join(stated.values()) if len(stated) > 1 else None


def corrections(row: Row) -> str | None:
    """Return what reviewers put in the place of what the machine read, with both values and why."""
    return "; ".join(map(_corrected, row["edits"] or ())) or None


def _span(toll: Mapping[str, Any]) -> str:
    counts = {n for n in (toll["deaths_low"], toll["deaths_best"], toll["deaths_high"]) if n is not None}
    return "–".join(str(count) for count in sorted({min(counts), max(counts)}))


def _corrected(edit: Mapping[str, Any]) -> str:
    if edit["field"] == "review":
        said = "accepted"
    elif edit["field"] == "strike":
        said = "split" if "apart_from" in edit["human"] else "joined"
    else:
        said = f"{edit['field']} {_value(edit['human'])} instead of {_value(edit['machine'])}"
    because = f": {edit['why']}" if edit["why"] else ""
    return f"{said} ({edit['who']}, {edit['when_utc'][:10]}{because})"


def _value(value: object) -> str:
    named = value.get("name") if isinstance(value, Mapping) else value
    return "unknown" if named is None else str(named).replace("_", " ")
