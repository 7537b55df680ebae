"""The registry of formats: one line each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from geo.exports import csv, geojson
from geo.exports.export import Exporter
from geo.filters import StrikeFilter, slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A file format: how people call it, its media type and what writes it."""

    label: str
    media_type: str
    write: Exporter


FORMATS: Mapping[str, Format] = {
    "geojson": Format(label="GeoJSON", media_type="application/geo+json", write=geojson.write),
    "csv": Format(label="CSV", media_type="text/csv; charset=utf-8", write=csv.write),
}


def file_name(chosen: StrikeFilter, suffix: str) -> str:
    """Return the name of a file of what `chosen` keeps; `suffix` is a key of `FORMATS`."""
    return f"{slug(chosen)}.{suffix}"
