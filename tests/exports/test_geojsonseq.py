import json

from geo.exports import Export, collection
from geo.exports.geojsonseq import write
from geo.filters import StrikeFilter
from geo.frames import rows, strikes_frame
from tests.builders import strike, unplaced

FRAME = strikes_frame([strike(), strike(unplaced(attacker="a\x1e\nb"), id="s2")])


def test_each_record_is_a_feature_between_its_separator_and_a_line_feed():
    content = b"".join(write(Export(frame=FRAME, chosen=StrikeFilter(), revision="abc")))
    first, *records = content.split(b"\x1e")
    assert first == b""
    assert all(record.endswith(b"}\n") and record.count(b"\n") == 1 for record in records)
    assert [json.loads(record) for record in records] == json.loads(json.dumps(collection(rows(FRAME))))[
        "features"
    ]
