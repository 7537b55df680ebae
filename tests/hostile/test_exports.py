import csv
import io
import json
import zipfile

import pyogrio
import pytest
from geojson_pydantic import FeatureCollection
from lxml import etree

from geo.exports import FORMATS, Export
from geo.filters import StrikeFilter
from geo.frames import strikes_frame
from geo.strikes import merge
from tests.builders import placed
from tests.hostile.payloads import WORDS

CELLS = {**WORDS, "at": "@SUM(1)", "plus": "+1", "tab": "\t=1", "return": "\r=1", "long": "x" * 40_000}


def written(payload: str, name: str) -> bytes:
    words = dict.fromkeys(("operation", "attacker", "attacker_text", "weapon", "damage"), payload)
    frame = strikes_frame(merge([placed(**words)]))
    return b"".join(FORMATS[name].write(Export(frame=frame, chosen=StrikeFilter(), revision="0")))


@pytest.mark.parametrize("name", CELLS)
def test_geojson_holds_the_words_and_is_valid(name, tmp_path):
    content = written(CELLS[name], "geojson")
    FeatureCollection.model_validate_json(content)
    (one,) = json.loads(content, parse_constant=pytest.fail)["features"]
    assert one["properties"]["operation"] == CELLS[name]
    path = tmp_path / "x.geojson"
    path.write_bytes(content)
    assert pyogrio.read_info(path)["features"] == 1


@pytest.mark.parametrize("name", CELLS)
def test_csv_has_one_row_and_no_cell_that_runs_or_bursts(name):
    rows = list(csv.DictReader(io.StringIO(written(CELLS[name], "csv").decode(), newline="")))
    assert len(rows) == 1
    for cell in rows[0].values():
        assert not cell.lstrip().startswith(("=", "+", "@", "\t"))
        assert len(cell) <= 32_767


@pytest.mark.parametrize("name", CELLS)
def test_gdal_reads_the_words_back_from_its_formats(name, tmp_path):
    for suffix, layer in (("gpkg", "marks"), ("fgb", None)):
        path = tmp_path / f"x.{suffix}"
        path.write_bytes(written(CELLS[name], suffix))
        table = pyogrio.read_dataframe(path, layer=layer)
        assert list(table["operation"]) == [CELLS[name].replace("\0", " ")], suffix


@pytest.mark.parametrize("name", CELLS)
def test_xml_and_tagged_tables_stay_whole(name):
    etree.fromstring(written(CELLS[name], "kml"))
    with zipfile.ZipFile(io.BytesIO(written(CELLS[name], "xlsx"))) as book:
        etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    assert len(list(csv.reader(io.StringIO(written(CELLS[name], "hxl.csv").decode(), newline="")))) == 3


def test_an_empty_export_is_valid_too():
    nothing = Export(frame=strikes_frame(()), chosen=StrikeFilter(), revision="0")
    FeatureCollection.model_validate_json(b"".join(FORMATS["geojson"].write(nothing)))
    assert b"".join(FORMATS["csv"].write(nothing)).count(b"\n") == 1


def test_a_full_disk_leaves_no_half_file(tmp_path, capsys, monkeypatch):
    from geo.cli import main

    monkeypatch.setenv("STRIKEMAP_DATABASE", str(tmp_path / "s.sqlite"))
    assert main(["export", "-o", "/dev/full"]) == 1
    assert "no space left" in capsys.readouterr().err
