import json

import pyogrio
import pytest

from geo.exports import Export
from geo.exports.vector import write_flatgeobuf, write_geopackage
from geo.filters import StrikeFilter
from geo.frames import strikes_frame
from geo.vocabulary import Kind
from tests.builders import placed, strike, unplaced

STRIKES = [strike(), strike(unplaced(), id="s2"), strike(placed(kind=Kind.AREA), id="s3")]


def written(write, folder, strikes=STRIKES):
    path = folder / ("x.gpkg" if write is write_geopackage else "x.fgb")
    export = Export(frame=strikes_frame(strikes), chosen=StrikeFilter(), revision="abc")
    path.write_bytes(b"".join(write(export)))
    return path


def test_a_geopackage_has_a_layer_for_marks_and_one_for_what_has_no_place(tmp_path):
    path = written(write_geopackage, tmp_path)
    assert {name for name, _ in pyogrio.list_layers(path)} >= {"marks", "areas", "unplaced"}
    marks = pyogrio.read_dataframe(path, layer="marks")
    assert list(marks["id"]) == ["s1"]
    assert (marks.geometry[0].x, marks.geometry[0].y) == (73.048, 33.601)
    assert marks.crs.to_string() == "EPSG:4326"
    assert str(marks["start_utc"][0].tz) == "UTC"
    assert json.loads(marks["claims"][0])
    unplaced_ids = set(pyogrio.read_dataframe(path, layer="unplaced")["id"])
    areas = set(pyogrio.read_dataframe(path, layer="areas")["id"])
    assert unplaced_ids | areas == {"s2", "s3"}


def test_a_geopackage_brings_the_style_of_its_marks(tmp_path):
    styles = pyogrio.read_dataframe(written(write_geopackage, tmp_path), layer="layer_styles")
    assert list(styles["f_table_name"]) == ["marks"]
    assert bool(styles["useAsDefault"][0])


def test_a_flatgeobuf_keeps_every_row(tmp_path):
    table = pyogrio.read_dataframe(written(write_flatgeobuf, tmp_path))
    assert sorted(table["id"]) == ["s1", "s2", "s3"]
    assert table.set_index("id").geometry["s2"] is None


@pytest.mark.parametrize("write", [write_geopackage, write_flatgeobuf])
def test_the_same_content_is_the_same_file_and_nothing_is_a_file_too(write, tmp_path):
    assert written(write, tmp_path).read_bytes() == written(write, tmp_path).read_bytes()
    assert len(pyogrio.read_dataframe(written(write, tmp_path, []), layer=0)) == 0


def test_claims_and_sources_are_tables_of_their_own(tmp_path):
    path = written(write_geopackage, tmp_path)
    claims = pyogrio.read_dataframe(path, layer="claims", read_geometry=False)
    assert list(claims["strike_id"]) == ["s1", "s2", "s3"]
    assert set(claims["claimant"]) == {"outlet"}
    sources = pyogrio.read_dataframe(path, layer="sources", read_geometry=False)
    assert list(sources["strike_id"]) == ["s1", "s2", "s3"]
    assert all(len(sha256) == 64 for sha256 in sources["sha256"])
