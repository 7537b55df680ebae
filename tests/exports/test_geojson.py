import json
from datetime import UTC, datetime

import pyogrio
from geojson_pydantic import FeatureCollection

from geo.exports import Export
from geo.exports.geojson import write
from geo.filters import StrikeFilter
from geo.frames import strikes_frame
from geo.vocabulary import Kind
from tests.builders import place, placed, strike, unplaced

STRIKES = [
    strike(),
    strike(placed(found=place("Sirsa", 75.02, 29.53)), id="s2"),
    strike(unplaced(attacker="</script><script>alert(1)</script>"), id="s3", event_id="e2"),
    strike(placed(kind=Kind.AREA), id="s4"),
]
CHOSEN = StrikeFilter(operations=("Operation Sindoor",), start_utc=datetime(2025, 5, 7, tzinfo=UTC))


def written(strikes=STRIKES, chosen=CHOSEN):
    return b"".join(write(Export(frame=strikes_frame(strikes), chosen=chosen, revision="abc123")))


def test_it_is_a_valid_feature_collection_without_crs():
    content = written()
    FeatureCollection.model_validate_json(content)
    parsed = json.loads(content)
    assert "crs" not in parsed
    assert parsed["bbox"] == [73.048, 29.53, 75.02, 33.601]
    assert [feature["id"] for feature in parsed["features"]] == ["s1", "s2", "s3", "s4"]


def test_it_says_filter_counts_and_revision():
    said = json.loads(written())["strikemap"]
    assert said["filter"] == "Strikes with operation Operation Sindoor; from 2025-05-07 UTC."
    assert said["query"] == [["operation", "Operation Sindoor"], ["from", "2025-05-07"]]
    assert said["counts"] == {
        "events": 2,
        "marks": 2,
        "areas": 1,
        "context": 0,
        "unplaced": 1,
        "undated": 0,
        "imported": 0,
    }
    assert said["revision"] == "abc123"


def test_the_same_content_is_the_same_file():
    assert written() == written()


def test_an_empty_file_is_valid_too():
    parsed = json.loads(written([]))
    assert parsed["features"] == []
    assert "bbox" not in parsed


def test_gdal_opens_it(tmp_path):
    path = tmp_path / "strikes.geojson"
    path.write_bytes(written())
    frame = pyogrio.read_dataframe(path)
    assert frame.crs.to_epsg() == 4326
    assert len(frame) == 4
    assert list(frame.geometry.isna()) == [False, False, True, True]
    assert (frame.geometry.x[1], frame.geometry.y[1]) == (75.02, 29.53)
    assert frame["attacker"][2] == "</script><script>alert(1)</script>"


def test_features_come_one_a_line():
    lines = written().decode().splitlines()
    assert len(lines) == len(STRIKES) + 2
    for line in lines[1:-1]:
        assert json.loads(line.rstrip(","))["type"] == "Feature"
