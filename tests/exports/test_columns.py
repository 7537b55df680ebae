from datetime import UTC

import geopandas as gpd
import orjson
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Point

from geo.exports.columns import features
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


def written(told):
    return [orjson.dumps(one) for one in told]


@pytest.mark.parametrize("frame", FRAMES)
def test_features_by_column_are_those_by_row(frame):
    assert written(features(frame)) == written(feature(row) for row in rows(frame))


def test_chunks_leave_no_seam(monkeypatch):
    frame = fabricated.frame()
    monkeypatch.setattr("geo.exports.columns.CHUNK", 3)
    assert written(features(frame)) == written(feature(row) for row in rows(frame))


ONE = strikes_frame([strike(placed())])


@settings(max_examples=40)
@given(st.floats(-180, 180), st.floats(-89, 89), st.floats(1, 500_000), st.datetimes(timezones=st.just(UTC)))
def test_every_position_and_instant_is_written_alike(lon, lat, radius_m, instant):
    frame = ONE.assign(
        radius_m=radius_m,
        known_since_utc=pd.Series([instant], index=ONE.index, dtype=DTYPES["instant"]),
        geometry=gpd.GeoSeries([Point(lon, lat)], index=ONE.index, crs=ONE.crs),
    )
    assert written(features(frame)) == written(feature(row) for row in rows(frame))
