"""Which fields of a strike each format keeps. ``test_round_trips`` shows that it keeps their values."""

import json

import pyarrow.parquet as pq
import pyogrio
import pytest
from lxml import etree

from geo.exports import FORMATS, Export
from geo.exports.csv import COLUMNS, plain_cells
from geo.exports.hxl import TAGS
from geo.filters import StrikeFilter
from geo.frames import STRIKE_COLUMNS, rows
from tests import fabricated
from tests.exports.sheets import sheet

ALL = {"id", *STRIKE_COLUMNS}
# A table of cells has the position in two of them, claims as "who stance", of sources who and where.
# The workbook has the claims whole on a second sheet.
CELLS = ALL - {"evidence", "candidates", "sources", "tolls"} | {"lon", "lat", "publishers", "urls"}
KEPT = {
    "geojson": ALL,
    "geojsonl": ALL,
    "gpkg": ALL,
    "fgb": ALL,
    "parquet": ALL,
    "csv": CELLS,
    "xlsx": CELLS,
    "kml": CELLS,
    "hxl.csv": set(TAGS),
}
# Pictures and pages for people, not for programs.
SHOWN = {"html", "svg"}


def test_every_format_is_named():
    assert KEPT.keys() | SHOWN == FORMATS.keys()


@pytest.mark.parametrize("name", KEPT)
def test_a_format_keeps_the_fields_that_it_says(name, tmp_path):
    path = tmp_path / f"strikes.{name}"
    export = Export(frame=fabricated.frame(), chosen=StrikeFilter(), revision="x")
    path.write_bytes(b"".join(FORMATS[name].write(export)))
    told = [dict(zip(COLUMNS, plain_cells(row), strict=True)) for row in rows(export.frame)]
    # KML writes nothing for what no strike has.
    empty = {field for field in COLUMNS if not any(row[field] not in (None, "") for row in told)}
    assert fields(name, path) - {"geometry"} == KEPT[name] - (empty if name == "kml" else set())


def fields(name, path):
    """Return the names that a reader of the format finds."""
    content = path.read_bytes()
    if name == "geojson":
        return set(json.loads(content)["features"][0]["properties"])
    if name == "geojsonl":
        return set(json.loads(content.decode().split("\x1e")[1])["properties"])
    if name == "parquet":
        return set(pq.read_schema(path).names)
    if name in ("gpkg", "fgb"):
        return set(pyogrio.read_info(path, layer="marks" if name == "gpkg" else None)["fields"])
    if name == "kml":
        return {data.get("name") for data in etree.fromstring(content).iter("{*}Data")}
    if name == "xlsx":
        return set(sheet(content, 1)[0][0].values())
    return set(content.decode().partition("\r\n")[0].split(","))
