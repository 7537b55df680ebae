from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from geo.layers.packing import Column, narrowest, pack
from tests.layers.unpacking import unpacked

KINDS = st.sampled_from(["uint8", "uint16", "uint32", "int32"])


@given(values=KINDS.flatmap(lambda kind: arrays(kind, st.integers(0, 40))), steps=st.booleans())
def test_what_is_packed_is_unpacked(values: Any, steps: bool) -> None:
    packed = pack(
        {"rows": 3}, [Column(name="before", values=values), Column(name="it", values=values, steps=steps)]
    )
    seen = unpacked(packed)
    assert seen["rows"] == 3
    assert seen["it"].dtype == values.dtype
    np.testing.assert_array_equal(seen["it"], values)


def test_the_same_columns_are_the_same_bytes() -> None:
    columns = [Column(name="it", values=np.arange(9, dtype=np.uint32))]
    assert pack({}, columns) == pack({}, columns)


def test_a_column_that_ascends_takes_next_to_nothing() -> None:
    ascending = np.arange(100_000, dtype=np.uint32) * 7
    assert len(pack({}, [Column(name="it", values=ascending, steps=True)])) < 1000


@pytest.mark.parametrize(
    ("most", "kind"), [(0, "uint8"), (255, "uint8"), (256, "uint16"), (65_536, "uint32")]
)
def test_numbers_take_no_more_room_than_they_need(most: int, kind: str) -> None:
    assert narrowest(np.array([0, most])).dtype == kind


def test_no_numbers_take_no_room() -> None:
    assert narrowest(np.zeros(0, dtype=np.int64)).dtype == np.uint8
