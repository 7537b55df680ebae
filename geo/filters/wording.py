"""A filter in words: for the metadata of files and for their names."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from geo.filters.query import first_text, last_text, to_query
from geo.filters.shape import Shape
from geo.filters.strike_filter import FIELDS, HAPPENED, NOT_GIVEN, REPORTED, StrikeFilter

_MAX_STEM = 100  # characters; file systems allow 255 bytes, people read fewer


def describe(chosen: StrikeFilter) -> str:
    """Return `chosen` as a plain sentence, for the metadata of files."""
    parts = [
        f"{field.label} {' or '.join(_said(term) for term in getattr(chosen, field.name))}"
        for field in FIELDS
        if getattr(chosen, field.name)
    ]
    parts += [_where(chosen.within)] if chosen.within else []
    parts += [f"text contains {chosen.text!r}"] if chosen.text else []
    when = "first reported " if chosen.clock == REPORTED else ""
    parts += [f"{when}from {first_text(chosen.start_utc)} UTC"] if chosen.start_utc else []
    parts += [f"{when}to {last_text(chosen.end_utc)} UTC"] if chosen.end_utc else []
    parts += [] if chosen.undated else ["without undated strikes"]
    known = f", as known at {last_text(chosen.as_of)} UTC" if chosen.as_of else ""
    return f"Strikes with {'; '.join(parts)}{known}." if parts else f"All strikes{known}."


def slug(chosen: StrikeFilter) -> str:
    """Return a file name stem that says the filter: ``strikemap_operation-sindoor_2025-05-07_2025-05-10``.

    Where letters outside ASCII or length are lost, a short hash keeps different filters apart.
    """
    words = [
        term if field.key == "operation" and term != NOT_GIVEN else f"{field.key} {term}"
        for field in FIELDS
        for term in getattr(chosen, field.name)
    ]
    words += [f"within {chosen.within}"] if chosen.within else []
    words += [f"text {chosen.text}"] if chosen.text else []
    words += [str(end.date()) for end in (chosen.start_utc, chosen.end_utc) if end]
    words += [] if chosen.undated else ["dated"]
    words += [] if chosen.clock == HAPPENED else [chosen.clock]
    words += [f"as of {last_text(chosen.as_of)}"] if chosen.as_of else []
    stem = "_".join(["strikemap", *map(_ascii_slug, words)])
    if all(word.isascii() for word in words) and len(stem) <= _MAX_STEM:
        return stem
    digest = hashlib.sha256(repr(to_query(chosen)).encode()).hexdigest()[:8]
    return f"{stem[:_MAX_STEM].strip('_-')}_{digest}"


def _where(shape: Shape) -> str:
    name, _, numbers = str(shape).partition(":")
    return f"place in the {name} {numbers}"


def _said(term: str) -> str:
    return "not given" if term == NOT_GIVEN else term


def _ascii_slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
