"""StrikeFilter to URL query and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from geo.errors import FilterError, quoted
from geo.filters.shape import Shape
from geo.filters.strike_filter import FIELDS, HAPPENED, StrikeFilter

# All that a query can say, whoever asks: the page's address, the command line or the API.
KEYS = (*(field.key for field in FIELDS), "within", "q", "from", "to", "undated", "clock", "as_of")
_DAY_STARTS = time()
_DAY_ENDS = time(23, 59, 59)


def to_query(chosen: StrikeFilter) -> tuple[tuple[str, str], ...]:
    """Return the URL query of `chosen` as pairs; conditions at their default are left out."""
    pairs = [(field.key, term) for field in FIELDS for term in getattr(chosen, field.name)]
    pairs += [("within", str(chosen.within))] if chosen.within else []
    pairs += [("q", chosen.text)] if chosen.text else []
    pairs += [("from", first_text(chosen.start_utc))] if chosen.start_utc else []
    pairs += [("to", last_text(chosen.end_utc))] if chosen.end_utc else []
    pairs += [] if chosen.undated else [("undated", "0")]
    pairs += [] if chosen.clock == HAPPENED else [("clock", chosen.clock)]
    pairs += [("as_of", last_text(chosen.as_of))] if chosen.as_of else []
    return tuple(pairs)


def from_query(query: Mapping[str, str | Sequence[str]]) -> tuple[StrikeFilter, tuple[str, ...]]:
    """Return the filter that a URL query stands for, and a note for each part that was ignored.

    A URL comes from anywhere: what it says wrongly is left out and noted, never an error.
    """
    chosen, notes = StrikeFilter(), []
    for key, values in query.items():
        for value in [values] if isinstance(values, str) else values:
            try:
                chosen = _with(chosen, key, value)
            except FilterError as error:
                notes.append(f"ignored {quoted(key)}: {error}")
    return chosen, tuple(notes)


def first_text(start: datetime) -> str:
    """Return the start of a span as a date when it is the first second of a day, else in full."""
    return _written(start, _DAY_STARTS)


def last_text(end: datetime) -> str:
    """Return the end of a span as a date when it is the last second of a day, else in full."""
    return _written(end, _DAY_ENDS)


def _with(chosen: StrikeFilter, key: str, value: str) -> StrikeFilter:
    """Return `chosen` with one more pair of a query; FilterError if the pair says nothing known."""
    for field in FIELDS:
        if field.key == key:
            terms: dict[str, Any] = {field.name: (*getattr(chosen, field.name), value)}
            return replace(chosen, **terms)
    if key == "within":
        return replace(chosen, within=Shape.read(value))
    if key == "q":
        return replace(chosen, text=value)
    if key == "from":
        return replace(chosen, start_utc=_read(value, _DAY_STARTS))
    if key == "to":
        return replace(chosen, end_utc=_read(value, _DAY_ENDS))
    if key == "as_of":
        return replace(chosen, as_of=_read(value, _DAY_ENDS))
    if key == "clock":
        return replace(chosen, clock=value)
    if key == "undated" and value in {"0", "1"}:
        return replace(chosen, undated=value == "1")
    raise FilterError(f"{quoted(value)} is not understood")


def _read(text: str, clock: time) -> datetime:
    """Return the UTC instant of ``2025-05-07`` (at `clock`) or ``2025-05-07T01:05:00Z``."""
    try:
        if "T" in text:
            return datetime.fromisoformat(text)
        return datetime.combine(date.fromisoformat(text), clock, UTC)
    except ValueError as error:
        raise FilterError(
            f"{quoted(text)} is not a date: write 2025-05-07 or 2025-05-07T01:05:00Z"
        ) from error


def _written(moment: datetime, edge: time) -> str:
    if moment.time() == edge:
        return moment.date().isoformat()
    return moment.isoformat().replace("+00:00", "Z")
