"""GeoPackage and FlatGeobuf, written by GDAL: what geographic information systems open."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd
import pyogrio

from geo.exports.export import Export
from geo.exports.flat import flat
from geo.exports.qgis import marks_style
from geo.exports.xlsx import CLAIM_COLUMNS
from geo.vocabulary import Kind

_SOURCE_COLUMNS = ["article_id", "publisher", "title", "url", "published", "sha256", "extractor"]
_PIECE = 1 << 20  # bytes of the file handed on at a time
# GeoPackage keeps the hour of writing; the same content shall be the same file.
_HOUR = "OGR_CURRENT_DATE"
_WHEN = "2000-01-01T00:00:00.000Z"


def write_geopackage(export: Export) -> Iterator[bytes]:
    """Yield a GeoPackage: layers ``marks`` (points) and ``areas`` (polygons), a table ``unplaced``.

    Tables ``claims`` and ``sources`` hold a row for each claim and each article of each strike.

    QGIS draws the marks by outcome: the style travels in the file's ``layer_styles``.
    """
    table = flat(export.frame)
    drawn = table.geometry.notna()
    is_area = table["kind"] == Kind.AREA
    layers: dict[str, tuple[pd.DataFrame, dict[str, Any]]] = {
        "marks": (table[drawn & ~is_area], {"geometry_type": "Point"}),
        "areas": (table[drawn & is_area], {"geometry_type": "MultiPolygon", "promote_to_multi": True}),
        "unplaced": (pd.DataFrame(table[~drawn].drop(columns="geometry")), {}),
        "claims": (_second_table(export, "claims", CLAIM_COLUMNS[1:]), {}),
        "sources": (_second_table(export, "sources", _SOURCE_COLUMNS), {}),
        "layer_styles": (marks_style(), {}),
    }
    with _file("gpkg") as path:
        for name, (rows, options) in layers.items():
            pyogrio.write_dataframe(
                rows,
                path,
                layer=name,
                driver="GPKG",
                append=path.exists(),
                layer_options={"FID": "fid"},
                **options,
            )
        yield from _pieces(path)


def write_flatgeobuf(export: Export) -> Iterator[bytes]:
    """Yield a FlatGeobuf of every row; those without a place have no geometry, so there is no index."""
    with _file("fgb") as path:
        pyogrio.write_dataframe(
            flat(export.frame),
            path,
            driver="FlatGeobuf",
            geometry_type="Unknown",
            layer="strikes",
            layer_options={"SPATIAL_INDEX": "NO"},
        )
        yield from _pieces(path)


def _second_table(export: Export, column: str, names: Sequence[str]) -> pd.DataFrame:
    """Return a row for each entry of a nested column, with the id of its strike."""
    told = [
        [strike, *(entry[name] for name in names)]
        for strike, entries in export.frame[column].items()
        for entry in entries
    ]
    return pd.DataFrame(told, columns=["strike_id", *names], dtype=object).map(
        lambda cell: cell.replace("\0", " ") if isinstance(cell, str) else cell
    )


@contextmanager
def _file(suffix: str) -> Iterator[Path]:
    before = pyogrio.get_gdal_config_option(_HOUR)
    pyogrio.set_gdal_config_options({_HOUR: _WHEN})
    try:
        with tempfile.TemporaryDirectory(prefix="strikemap-") as folder:
            yield Path(folder) / f"strikes.{suffix}"
    finally:
        pyogrio.set_gdal_config_options({_HOUR: before})


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece
