from datetime import UTC

import geopandas as gpd
import orjson
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Point

from geo.exports.columns import encoded
from geo.exports.features import feature
from geo.frames import rows, strikes_frame
from geo.frames.contract import DTYPES
from tests import fabricated
from tests.builders import placed, strike, unplaced

FRAMES = [
    fabricated.frame(),
    fabricated.frame(dated=False),
    strikes_frame([]),
    strikes_frame([strike(unplaced(weapon_count=3, deaths=(1, 2, 3)))]),
    pd.concat([fabricated.frame().iloc[:3], strikes_frame([strike(unplaced())])]),
]


def by_column(frame):
    return [one for some in encoded(frame) for one in some.features]


def by_row(frame):
    return [orjson.dumps(feature(row)) for row in rows(frame)]


@pytest.mark.parametrize("frame", FRAMES)
def test_features_by_column_are_those_by_row(frame):
    assert by_column(frame) == by_row(frame)


def test_chunks_leave_no_seam(monkeypatch):
    frame = fabricated.frame()
    monkeypatch.setattr("geo.exports.columns.CHUNK", 3)
    monkeypatch.setattr("geo.exports.columns.PIECE", 2)
    assert by_column(frame) == by_row(frame)


ONE = strikes_frame([strike(placed())])


@settings(max_examples=40)
@given(st.floats(-180, 180), st.floats(-89, 89), st.floats(1, 500_000), st.datetimes(timezones=st.just(UTC)))
def test_every_position_and_instant_is_written_alike(lon, lat, radius_m, instant):
    frame = ONE.assign(
        radius_m=radius_m,
        known_since_utc=pd.Series([instant], index=ONE.index, dtype=DTYPES["instant"]),
        geometry=gpd.GeoSeries([Point(lon, lat)], index=ONE.index, crs=ONE.crs),
    )
    assert by_column(frame) == by_row(frame)


@pytest.mark.parametrize("most", [0, 1, 2])
def test_what_differs_in_many_rows_is_written_as_what_repeats(monkeypatch, most):
    monkeypatch.setattr("geo.exports.columns._FEW", most)
    monkeypatch.setattr("geo.exports.columns._FEW_TOGETHER", most)
    assert by_column(fabricated.frame()) == by_row(fabricated.frame())
