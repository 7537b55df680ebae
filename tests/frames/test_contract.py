import pandas as pd
import pytest

from geo.errors import FrameError
from geo.frames import STRIKE_COLUMNS, strikes_frame, validated
from tests.builders import strike


@pytest.fixture
def frame():
    return strikes_frame([strike()])


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("kind", "bomb"),
        ("role", "victim"),
        ("outcome", "boom"),
        ("weapon_class", "sword"),
        ("stance", "says"),
        ("precision", "street"),
        ("status", "true"),
        ("date_basis", "guessed"),
        ("date_precision", "week"),
        ("operation_basis", "hoped"),
        ("confidence", 1.5),
        ("confidence", -0.1),
        ("radius_m", 0.0),
        ("radius_m", None),
        ("attacker", ""),
        ("kind", None),
        ("quote", None),
        ("start", 500),
        ("end_utc", pd.NaT),
        ("end_utc", pd.Timestamp("2025-05-06", tz="UTC")),
    ],
)
def test_a_value_outside_the_contract_is_refused(frame, column, value):
    frame.loc["s1", column] = value
    with pytest.raises(FrameError, match="breaks the contract"):
        validated(frame)


def test_a_missing_or_foreign_column_is_refused(frame):
    with pytest.raises(FrameError):
        validated(frame.drop(columns="quote"))
    with pytest.raises(FrameError):
        validated(frame.assign(surprise=1))


def test_other_coordinates_are_refused(frame):
    with pytest.raises(FrameError, match="EPSG:4326"):
        validated(frame.to_crs("EPSG:3857"))


def test_a_kept_contract_returns_the_frame_itself(frame):
    assert validated(frame) is frame


FEATURE_PROPERTIES = """
kind place place_name admin1 country role outcome attacker attacker_text side_hit operation operation_basis
weapon weapon_class weapon_count target_type damage deaths_low deaths_best deaths_high claimant stance
start_utc end_utc date_precision date_basis edtf precision radius_m confidence coordinate_source
coordinate_licence event_id linked_to possibly_same_as quote start end evidence
"""


def test_the_columns_are_the_feature_properties_in_their_order():
    expected = FEATURE_PROPERTIES.split()
    assert list(STRIKE_COLUMNS)[: len(expected)] == expected
