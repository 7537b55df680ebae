"""The registry of formats: one line each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from geo.exports import csv, geojson, geojsonseq, geoparquet, html, hxl, kml, svg, vector, xlsx
from geo.exports.export import Exporter
from geo.filters import StrikeFilter, slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A file format: how people call it, its media type and what writes it.

    `most` is the number of strikes beyond which it is not written; ``None`` if there is none.
    """

    label: str
    media_type: str
    write: Exporter
    most: int | None = None


_OPEN_XML = "application/vnd.openxmlformats-officedocument"

FORMATS: Mapping[str, Format] = {
    "geojson": Format(label="GeoJSON", media_type="application/geo+json", write=geojson.write),
    "csv": Format(label="CSV", media_type="text/csv; charset=utf-8", write=csv.write),
    "xlsx": Format(label="Excel", media_type=f"{_OPEN_XML}.spreadsheetml.sheet", write=xlsx.write),
    "kml": Format(label="KML", media_type="application/vnd.google-earth.kml+xml", write=kml.write),
    "gpkg": Format(
        label="GeoPackage", media_type="application/geopackage+sqlite3", write=vector.write_geopackage
    ),
    "fgb": Format(label="FlatGeobuf", media_type="application/flatgeobuf", write=vector.write_flatgeobuf),
    "parquet": Format(
        label="GeoParquet", media_type="application/vnd.apache.parquet", write=geoparquet.write
    ),
    "geojsonl": Format(
        label="Features, one a record (RFC 8142)",
        media_type="application/geo+json-seq",
        write=geojsonseq.write,
    ),
    "html": Format(label="Map as one page", media_type="text/html", write=html.write, most=html.MOST_STRIKES),
    "svg": Format(
        label="Picture to print (SVG)", media_type="image/svg+xml", write=svg.write, most=svg.MOST_STRIKES
    ),
    "hxl.csv": Format(label="Table with HXL tags", media_type="text/csv; charset=utf-8", write=hxl.write),
}


def file_name(chosen: StrikeFilter, suffix: str) -> str:
    """Return the name of a file of what `chosen` keeps; `suffix` is a key of `FORMATS`."""
    return f"{slug(chosen)}.{suffix}"
