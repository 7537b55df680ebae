import json

import pandas as pd

from geo.exports.flat import flat
from geo.frames import strikes_frame
from geo.vocabulary import Kind
from tests.builders import placed, strike, unplaced

STRIKES = [strike(), strike(unplaced(), id="s2"), strike(placed(kind=Kind.AREA), id="s3")]


def test_shapes_are_no_finer_than_known_and_none_where_unplaced():
    table = flat(strikes_frame(STRIKES))
    assert table.crs.to_string() == "EPSG:4326"
    assert list(table.index) == [0, 1, 2]
    assert (table.geometry[0].x, table.geometry[0].y) == (73.048, 33.601)
    assert table.geometry[1] is None


def test_no_cell_is_a_list_and_unknown_stays_unknown():
    table = flat(strikes_frame(STRIKES))
    cells = table.drop(columns="geometry").stack()
    assert not cells.map(lambda cell: isinstance(cell, list | dict)).any()
    assert json.loads(table["claims"][0])[0]["stance"] == "claims"
    assert pd.isna(table["place_name"][1])


def test_an_empty_frame_stays_empty():
    table = flat(strikes_frame(()))
    assert len(table) == 0
    assert table.crs.to_string() == "EPSG:4326"
