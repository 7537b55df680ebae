import gzip
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.coordinates import Position
from geo.frames import strikes_frame
from geo.layers.payload import UNDATED_END, UNDATED_START, Payload, in_time_order
from geo.layers.payload import encode as encode_ordered
from tests.fabricated import BUNYAN, SINDOOR, frame, strikes
from tests.layers.unpacking import unpacked


def encode(strikes: gpd.GeoDataFrame) -> Payload:
    return encode_ordered(in_time_order(strikes))


def decoded(payload: Payload) -> dict[str, Any]:
    """Read the file as the browser does (js/payload.js)."""
    seen = unpacked(payload.zipped)
    start = seen["start"].astype(np.int64)
    seen["end"] = (start + seen["length"]).astype(np.uint32).view(np.int32)
    seen["reported"] = (start + seen["delay"]).astype(np.uint32).view(np.int32)
    return seen


@pytest.fixture(scope="module")
def eight() -> gpd.GeoDataFrame:
    return frame()


def test_says_the_same_of_the_same_rows_in_any_order(eight: gpd.GeoDataFrame) -> None:
    again, once = encode(eight.iloc[::-1]), encode(eight)
    assert again.zipped == once.zipped
    assert list(again.ids) == list(once.ids)


def test_another_date_is_another_version(eight: gpd.GeoDataFrame) -> None:
    assert encode(frame(dated=False)).version != encode(eight).version


def test_positions_survive_to_the_centimetre(eight: gpd.GeoDataFrame) -> None:
    payload = encode(eight)
    seen = decoded(payload)
    row = payload.ids.get_loc("rafiqi")
    place = seen["place"][row]
    lon = (seen["place_x"][place] / (2**32 - 1) - 0.5) * 360
    lat = np.degrees(
        2 * np.arctan(np.exp(np.pi * (1 - 2 * seen["place_y"][place] / (2**32 - 1)))) - np.pi / 2
    )
    assert (lon, lat) == pytest.approx((72.2825, 30.7583), abs=1e-7)


def test_rows_are_in_order_of_time_and_undated_ones_first(eight: gpd.GeoDataFrame) -> None:
    undated = frame(dated=False)
    seen = decoded(encode(undated))
    assert list(seen["start"]) == sorted(seen["start"])
    assert (seen["start"][:9] == UNDATED_START).all()
    assert (seen["end"][:9] == UNDATED_END).all()
    assert encode(undated).ids[9] == "pakistan"


def test_minutes_are_those_of_the_span(eight: gpd.GeoDataFrame) -> None:
    payload = encode(eight)
    seen, row = decoded(payload), payload.ids.get_loc("sirsa")
    start = np.datetime64("2025-05-10T00:00", "m")
    assert seen["start"][row] == start.astype(int)
    assert seen["end"][row] == start.astype(int) + 24 * 60 - 1


def test_codes_stand_for_the_terms_in_the_header(eight: gpd.GeoDataFrame) -> None:
    payload = encode(eight)
    seen = decoded(payload)
    for name, terms in seen["terms"].items():
        named = [*terms, None]
        said = [named[code] for code in seen[f"profile_{name}"][seen["profile"]]]
        assert said == eight.loc[payload.ids, name].astype(object).where(eight[name].notna(), None).to_list()


def test_layers_are_the_operations_by_their_first_strike_then_the_rest(eight: gpd.GeoDataFrame) -> None:
    assert set(encode(eight).layers[:-4]) == {BUNYAN, SINDOOR}
    assert encode(eight).layers[-4:] == ("none", "area", "context", "imported")


def test_an_area_has_an_outline_and_no_point(eight: gpd.GeoDataFrame) -> None:
    payload = encode(eight)
    seen, row = decoded(payload), payload.ids.get_loc("pakistan")
    assert seen["areas"] == [[[[75, 24], [75, 36], [61, 36], [61, 24], [75, 24]]]]
    assert seen["place"][row] == 1
    assert seen["place_x"][1] == seen["place_y"][1] == 0
    assert (seen["place"] > len(seen["areas"])).sum() == 9


def test_an_outline_is_written_once_for_all_its_strikes(eight: gpd.GeoDataFrame) -> None:
    twice = pd.concat([eight, eight.rename(index="again {}".format)])
    assert len(decoded(encode(twice))["areas"]) == 1


def test_a_position_is_written_once_for_all_its_strikes(eight: gpd.GeoDataFrame) -> None:
    twice = decoded(encode(pd.concat([eight, eight.rename(index="again {}".format)])))
    assert len(twice["place_x"]) == len(decoded(encode(eight))["place_x"]) == 11
    assert list(np.bincount(twice["place"])) == [0, *[2] * 10]


def test_another_radius_is_another_place(eight: gpd.GeoDataFrame) -> None:
    wider = eight.assign(radius_m=eight["radius_m"] * 2).rename(index="again {}".format)
    both = decoded(encode(pd.concat([eight, wider])))
    assert len(both["place_x"]) == 2 + 2 * 9


def test_links_lead_from_the_intended_target_to_the_interception(eight: gpd.GeoDataFrame) -> None:
    payload = encode(eight)
    links = decoded(payload)["links"].reshape(-1, 2)
    assert [[payload.ids[row] for row in pair] for pair in links] == [["delhi", "sirsa"]]


def test_rows_of_one_event_stand_together(eight: gpd.GeoDataFrame) -> None:
    payload = encode(eight)
    seen = decoded(payload)
    assert sorted(payload.ids[seen["mates"]]) == ["delhi", "sirsa"]
    assert list(seen["mates_begin"]) == [1, 0]


def test_the_first_report_is_known_by_its_minute(eight: gpd.GeoDataFrame) -> None:
    payload = encode(eight.assign(known_since_utc=pd.Timestamp("2025-05-11", tz="UTC")))
    assert set(decoded(payload)["reported"]) == {np.datetime64("2025-05-11", "m").astype(int)}
    unknown = encode(
        eight.assign(known_since_utc=pd.Series(pd.NaT, index=eight.index, dtype="datetime64[us, UTC]"))
    )
    assert set(decoded(unknown)["reported"]) == {UNDATED_START}


def test_joint_attackers_can_be_chosen_one_by_one(eight: gpd.GeoDataFrame) -> None:
    eight = eight.copy()
    eight.loc["lahore", "attacker"] = "India / Elsewhere"
    assert set(encode(eight).choices["attacker"]) == {"India", "Pakistan", "Elsewhere"}


def test_an_empty_frame_is_a_payload_of_no_rows() -> None:
    seen = decoded(encode(strikes_frame(())))
    assert seen["rows"] == 0
    assert seen["layers"] == ["none", "area", "context", "imported"]


def test_the_file_holds_no_words_but_those_of_its_terms(eight: gpd.GeoDataFrame) -> None:
    content = gzip.decompress(encode(eight).zipped)
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
    seen = decoded(encode(made))
    assert seen["place_x"][1] == pytest.approx((lon / 360 + 0.5) * (2**32 - 1), abs=1)
    assert 0 <= seen["place_y"][1] <= 2**32 - 1
