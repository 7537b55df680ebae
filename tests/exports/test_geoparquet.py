import io
import json

import geopandas as gpd
import pyarrow.parquet as pq

from geo.exports import Export
from geo.exports.geoparquet import write
from geo.filters import StrikeFilter
from geo.frames import strikes_frame
from tests.builders import strike, unplaced


def written(strikes):
    export = Export(frame=strikes_frame(strikes), chosen=StrikeFilter(), revision="abc")
    return b"".join(write(export))


def test_it_says_its_version_and_keeps_types_and_places():
    content = written([strike(), strike(unplaced(), id="s2")])
    said = json.loads(pq.read_metadata(io.BytesIO(content)).metadata[b"geo"])
    assert said["version"] == "1.1.0"
    table = gpd.read_parquet(io.BytesIO(content)).set_index("id")
    assert (table.geometry["s1"].x, table.geometry["s1"].y) == (73.048, 33.601)
    assert table.geometry["s2"] is None
    assert str(table["start_utc"].dtype) == "datetime64[us, UTC]"
    assert str(table["n_reports"].dtype) == "Int64"


def test_the_same_content_is_the_same_file():
    assert written([strike()]) == written([strike()])
