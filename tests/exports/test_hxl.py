import csv
import io
import re

from geo.exports import Export
from geo.exports.hxl import TAGS, write
from geo.filters import StrikeFilter
from geo.frames import strikes_frame
from tests.builders import strike

_TAG = re.compile(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*")


def test_the_second_row_tags_every_column_and_the_data_follow():
    export = Export(frame=strikes_frame([strike()]), chosen=StrikeFilter(), revision="abc")
    names, tags, *lines = csv.reader(io.StringIO(b"".join(write(export)).decode(), newline=""))
    assert names == list(TAGS)
    assert all(_TAG.fullmatch(tag) for tag in tags)
    assert len(set(tags)) == len(tags)
    (line,) = lines
    cells = dict(zip(tags, line, strict=True))
    assert (cells["#geo+lon"], cells["#geo+lat"]) == ("73.048", "33.601")
    assert cells["#country+code+v_iso2"] == "PK"
