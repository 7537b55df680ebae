import json
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.coordinates import Position
from geo.frames import strikes_frame
from geo.layers.payload import UNDATED_END, UNDATED_START, encode
from tests.fabricated import BUNYAN, SINDOOR, frame, strikes


def decoded(content: bytes) -> dict[str, Any]:
    """Read the file as the browser does (js/payload.js)."""
    length = int(np.frombuffer(content, "<u4", 1)[0])
    header: dict[str, Any] = json.loads(content[4 : 4 + length])
    for column in header.pop("columns"):
        offset = 4 + length + column["offset"]
        assert offset % 4 == 0, f"{column['name']} is not aligned: typed arrays refuse it"
        header[column["name"]] = np.frombuffer(content, column["type"], column["length"], offset)
    return header


@pytest.fixture(scope="module")
def eight() -> gpd.GeoDataFrame:
    return frame()


def test_says_the_same_of_the_same_rows_in_any_order(eight: gpd.GeoDataFrame) -> None:
    assert encode(eight.iloc[::-1]) == encode(eight)


def test_another_date_is_another_version(eight: gpd.GeoDataFrame) -> None:
    assert encode(frame(dated=False)).version != encode(eight).version


def test_positions_survive_to_the_centimetre(eight: gpd.GeoDataFrame) -> None:
    payload = encode(eight)
    seen = decoded(payload.content)
    row = payload.ids.index("rafiqi")
    lon = (seen["x"][row] / (2**32 - 1) - 0.5) * 360
    lat = np.degrees(2 * np.arctan(np.exp(np.pi * (1 - 2 * seen["y"][row] / (2**32 - 1)))) - np.pi / 2)
    assert (lon, lat) == pytest.approx((72.2825, 30.7583), abs=1e-7)


def test_rows_are_in_order_of_time_and_undated_ones_first(eight: gpd.GeoDataFrame) -> None:
    undated = frame(dated=False)
    seen = decoded(encode(undated).content)
    assert list(seen["start"]) == sorted(seen["start"])
    assert (seen["start"][:9] == UNDATED_START).all()
    assert (seen["end"][:9] == UNDATED_END).all()
    assert encode(undated).ids[9] == "pakistan"


def test_minutes_are_those_of_the_span(eight: gpd.GeoDataFrame) -> None:
    payload = encode(eight)
    seen, row = decoded(payload.content), payload.ids.index("sirsa")
    start = np.datetime64("2025-05-10T00:00", "m")
    assert seen["start"][row] == start.astype(int)
    assert seen["end"][row] == start.astype(int) + 24 * 60 - 1


def test_codes_stand_for_the_terms_in_the_header(eight: gpd.GeoDataFrame) -> None:
    payload = encode(eight)
    seen = decoded(payload.content)
    for row, strike in enumerate(payload.ids):
        for name in ("outcome", "role", "kind", "precision"):
            terms, code = seen["terms"][name], seen[name][row]
            said = terms[code] if code < len(terms) else None
            assert said == eight.loc[strike, name]
        named = [*seen["operations"], None]
        assert named[seen["operation"][row]] == eight.loc[strike, "operation"]


def test_layers_are_the_operations_by_their_first_strike_then_the_rest(eight: gpd.GeoDataFrame) -> None:
    assert set(encode(eight).layers[:-3]) == {BUNYAN, SINDOOR}
    assert encode(eight).layers[-3:] == ("none", "area", "context")


def test_an_area_has_an_outline_and_no_point(eight: gpd.GeoDataFrame) -> None:
    payload = encode(eight)
    seen, row = decoded(payload.content), payload.ids.index("pakistan")
    assert [area["row"] for area in seen["areas"]] == [row]
    assert seen["placed"][row] == 0
    assert seen["placed"].sum() == 9


def test_links_lead_from_the_intended_target_to_the_interception(eight: gpd.GeoDataFrame) -> None:
    payload = encode(eight)
    links = decoded(payload.content)["links"].reshape(-1, 2)
    assert [[payload.ids[row] for row in pair] for pair in links] == [["delhi", "sirsa"]]


def test_marks_of_one_event_share_its_code(eight: gpd.GeoDataFrame) -> None:
    payload = encode(eight)
    event = dict(zip(payload.ids, decoded(payload.content)["event"], strict=True))
    assert event["sirsa"] == event["delhi"]
    assert len(set(event.values())) == 9


def test_an_empty_frame_is_a_payload_of_no_rows() -> None:
    seen = decoded(encode(strikes_frame(())).content)
    assert seen["rows"] == 0
    assert seen["layers"] == ["none", "area", "context"]


def test_the_file_holds_no_words_but_those_of_its_terms(eight: gpd.GeoDataFrame) -> None:
    content = encode(eight).content
    assert b"Forces struck" not in content
    assert b"Rafiqi" not in content


@given(
    lon=st.floats(-180, 180, allow_subnormal=False),
    lat=st.floats(-90, 90, allow_subnormal=False),
)
def test_every_place_on_earth_fits_the_world(lon: float, lat: float) -> None:
    if lon == 0 and lat == 0:
        return
    Position(lon=lon, lat=lat, radius_m=1)
    made = strikes_frame(strikes()[:1])
    made.geometry = gpd.points_from_xy([lon], [lat], crs=made.crs)
    seen = decoded(encode(made).content)
    assert seen["x"][0] == pytest.approx((lon / 360 + 0.5) * (2**32 - 1), abs=1)
    assert 0 <= seen["y"][0] <= 2**32 - 1
