import orjson
import pytest
from geojson_pydantic import FeatureCollection
from hypothesis import given
from hypothesis import strategies as st
from shapely import MultiPolygon, Polygon, box
from shapely.geometry import shape

from geo.coordinates import METRES_PER_DEGREE
from geo.exports import collection, feature
from geo.frames import STRIKE_COLUMNS, rows, strike_rows, strikes_frame
from geo.vocabulary import Kind
from tests.builders import place, placed, strike, unplaced


def only(*strikes, **options):
    return feature(next(strike_rows(strikes or [strike()], **options)))


def area():
    return strike(placed(kind=Kind.AREA))


def test_a_point_has_longitude_first_and_an_id():
    one = only(strike(placed(found=place(lon=73.0479, lat=33.6007))))
    assert one["geometry"]["type"] == "Point"
    assert tuple(one["geometry"]["coordinates"]) == (73.048, 33.601)
    assert one["bbox"] == [73.048, 33.601, 73.048, 33.601]
    assert one["id"] == one["properties"]["id"] == "s1"


def test_properties_are_all_columns_in_their_order():
    assert list(only()["properties"]) == ["id", *STRIKE_COLUMNS]


@given(st.floats(-180, 180), st.floats(-90, 90), st.floats(min_value=1, max_value=200_000, allow_nan=False))
def test_decimals_are_no_finer_than_the_radius_and_rounding_stays_inside_it(lon, lat, radius_m):
    if (lon, lat) == (0, 0):
        return
    one = only(strike(placed(found=place(lon=lon, lat=lat, radius_m=radius_m))))
    x, y = one["geometry"]["coordinates"]
    for given_, written in ((lon, x), (lat, y)):
        assert abs(given_ - written) * METRES_PER_DEGREE <= max(radius_m, 1) / 2
        decimals = len(f"{written:.10f}".rstrip("0").partition(".")[2])
        assert decimals <= 6
        assert 10.0**-decimals * METRES_PER_DEGREE * 100 >= min(radius_m, 1000) / 10


def test_unplaced_is_a_null_geometry_without_bbox():
    one = only(strike(unplaced()))
    assert one["geometry"] is None
    assert "bbox" not in one


def test_instants_end_in_z_and_unknown_is_null():
    properties = only()["properties"]
    assert properties["start_utc"] == "2025-05-07T00:00:00Z"
    assert properties["weapon"] is None
    assert "" not in properties.values()


CLOCKWISE = Polygon(
    [(70, 30), (70, 35), (75, 35), (75, 30)], holes=[[(71, 31), (72, 31), (72, 32), (71, 32)]]
)


@pytest.mark.parametrize("outline", [CLOCKWISE, MultiPolygon([CLOCKWISE, box(80, 10, 81, 11)])])
def test_areas_follow_the_right_hand_rule(outline):
    one = only(area(), outlines=lambda _: outline)
    written = shape(one["geometry"])
    for part in getattr(written, "geoms", [written]):
        assert part.exterior.is_ccw
        assert not any(hole.is_ccw for hole in part.interiors)
    assert written.is_valid


def test_outlines_are_no_finer_than_known():
    one = only(area(), outlines=lambda _: box(70.123456789, 30, 75, 35.1))
    text = orjson.dumps(one["geometry"]).decode()
    assert "70.1235" in text
    assert "000000" not in text


def test_an_area_without_outline_is_null_never_a_centroid():
    assert only(area())["geometry"] is None


def test_a_collection_is_valid_and_bounded():
    frame = strikes_frame(
        [strike(), strike(placed(found=place("Sirsa", 75.02, 29.53)), id="s2"), strike(unplaced(), id="s3")]
    )
    made = collection(rows(frame), article="line 1")
    assert FeatureCollection.model_validate_json(orjson.dumps(made)).length == 3
    assert made["article"] == "line 1"
    assert made["bbox"] == [73.048, 29.53, 75.02, 33.601]


def test_an_empty_collection_has_no_bbox():
    assert collection([]) == {"type": "FeatureCollection", "features": []}
