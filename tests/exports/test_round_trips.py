"""What a format was given it gives back, for any words: every property, nested ones where it has them."""

import csv
import io
import json

import orjson
import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from geo.exports import FORMATS, Export, feature
from geo.exports.csv import COLUMNS, plain_cells
from geo.exports.features import NESTED
from geo.exports.hxl import TAGS
from geo.exports.xlsx import CLAIM_COLUMNS
from geo.filters import StrikeFilter
from geo.frames import rows, strikes_frame
from geo.reports import Claim, Quote
from geo.strikes import compared, merge
from geo.vocabulary import Stance
from tests import fabricated
from tests.builders import place, placed, record, unplaced
from tests.exports.sheets import sheet

# What the store lets in: no control characters, no lone surrogates. XML 1.0 cannot write U+FFFE and U+FFFF.
words = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1, max_size=40
).filter(lambda text: text.strip() == text)


@st.composite
def frames(draw):
    quote = draw(words)
    told = Quote(text=quote, start=0, end=len(quote))
    known = {
        "quote": told,
        "claims": tuple(Claim(claimant=draw(words), stance=stance, quote=told) for stance in Stance),
        "attacker": draw(st.none() | words),
        "damage": draw(st.none() | words),
        "weapon_count": draw(st.none() | st.integers(1, 10_000)),
        "deaths": (None, draw(st.none() | st.integers(0, 10_000)), None),
    }
    at = place(draw(words), lon=draw(st.floats(1, 179)), lat=draw(st.floats(-85, 85)))
    reports = [placed("a", at, **known), unplaced("b", draw(words))]
    return strikes_frame(compared(merge(reports), [record(1)]), outlines=lambda _: None)


some = st.sampled_from([fabricated.frame(), fabricated.frame(dated=False), strikes_frame([])]) | frames()
few = settings(max_examples=15, deadline=None)


def written(name, frame):
    export = Export(frame=frame, chosen=StrikeFilter(), revision="x")
    return b"".join(FORMATS[name].write(export))


def features(frame):
    return [orjson.loads(orjson.dumps(feature(row))) for row in rows(frame)]


@few
@given(some)
def test_geojson_and_its_sequence_lose_nothing(frame):
    assert json.loads(written("geojson", frame))["features"] == features(frame)
    sequence = written("geojsonl", frame).decode().split("\x1e")[1:]
    assert [json.loads(one) for one in sequence] == features(frame)


@few
@given(some)
def test_a_table_of_cells_loses_no_cell(frame):
    header, *lines = csv.reader(io.StringIO(written("csv", frame).decode(), newline=""))
    cells = [["" if cell is None else str(cell) for cell in plain_cells(row)] for row in rows(frame)]
    assert header == COLUMNS
    assert len(lines) == len(cells)
    for line, expected in zip(lines, cells, strict=True):
        # A cell that a spreadsheet would run has an apostrophe before it, and nothing else is changed.
        pairs = zip(line, expected, strict=True)
        assert [cell[1:] if cell == "'" + was else cell for cell, was in pairs] == expected


@few
@given(some)
def test_a_table_with_hxl_tags_loses_no_cell_of_a_tagged_column(frame):
    names, tags, *lines = csv.reader(io.StringIO(written("hxl.csv", frame).decode(), newline=""))
    assert dict(zip(names, tags, strict=True)) == TAGS
    plain = list(csv.DictReader(io.StringIO(written("csv", frame).decode(), newline="")))
    assert [dict(zip(names, line, strict=True)) for line in lines] == [
        {name: row[name] for name in TAGS} for row in plain
    ]


@few
@given(some)
def test_a_workbook_loses_no_cell_and_no_claim(frame):
    content = written("xlsx", frame)
    told = list(rows(frame))
    strikes = [dict(zip(COLUMNS, plain_cells(row), strict=True)) for row in told]
    claims = [
        {"strike_id": row["id"], **{name: claim[name] for name in CLAIM_COLUMNS[1:]}}
        for row in told
        for claim in row["claims"]
    ]
    for number, expected in ((1, strikes), (2, claims)):
        header, *lines = sheet(content, number)[0]
        assert len(lines) == len(expected)
        for line, row in zip(lines, expected, strict=True):
            found = {header[letter]: cell for letter, cell in line.items()}
            assert {name: _of_a_sheet(found[name], cell) for name, cell in row.items() if name in found} == {
                name: cell for name, cell in row.items() if cell is not None
            }


def _of_a_sheet(found, cell):
    """Return what a workbook's XML says as what it was: a number of the kind of `cell`, or text."""
    return type(cell)(found) if isinstance(cell, int | float) else found


@few
@given(some)
def test_kml_loses_no_cell(frame):
    root = etree.fromstring(written("kml", frame), etree.XMLParser(huge_tree=True))
    placemarks = root.iter("{*}Placemark")
    assert [{data.get("name"): data[0].text for data in one.iter("{*}Data")} for one in placemarks] == [
        {
            name: str(cell)
            for name, cell in zip(COLUMNS, plain_cells(row), strict=True)
            if cell not in (None, "")
        }
        for row in rows(frame)
    ]


@pytest.mark.parametrize("name", ["gpkg", "fgb", "parquet"])
@few
@given(frame=some)
def test_tables_for_analysis_lose_nothing(name, tmp_path_factory, frame):
    path = tmp_path_factory.mktemp("trips") / f"x.{name}"
    path.write_bytes(written(name, frame))
    seen = {row["id"]: row for row in _table(name, path)}
    assert set(seen) == set(frame.index)
    for one in features(frame):
        for column, value in one["properties"].items():
            assert _read(column, seen[one["id"]][column]) == value, column


def _table(name, path):
    if name == "parquet":
        return pq.read_table(path).to_pandas().to_dict("records")
    layers = ("marks", "areas", "unplaced") if name == "gpkg" else (0,)
    tables = [pyogrio.read_dataframe(path, layer=layer, read_geometry=False) for layer in layers]
    return [row for table in tables for row in table.to_dict("records")]


def _read(column, cell):
    """Return a cell of a table as the property it was."""
    if column in NESTED:
        return json.loads(cell)
    if column in ("linked_to", "possibly_same_as", "counterparts"):
        return [] if pd.isna(cell) else cell.split()
    if pd.isna(cell):
        return None
    return cell.isoformat().replace("+00:00", "Z") if isinstance(cell, pd.Timestamp) else cell
