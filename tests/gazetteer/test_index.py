import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from geo.gazetteer.index import Index

HELD = st.lists(st.frozensets(st.integers(-5, 20)), max_size=4)


@given(parts=HELD, sought=st.integers(-6, 21))
def test_a_key_is_found_in_the_files_that_hold_it(parts: list[frozenset[int]], sought: int) -> None:
    index = Index([np.array(sorted(part), dtype=np.int64) for part in parts])
    assert index.files(sought) == [number for number, part in enumerate(parts) if sought in part]
    assert (sought in index) is any(sought in part for part in parts)


@given(parts=HELD, sought=st.frozensets(st.integers(-6, 21)))
def test_of_many_keys_each_file_has_its_own(parts: list[frozenset[int]], sought: frozenset[int]) -> None:
    index = Index([np.array(sorted(part), dtype=np.int64) for part in parts])
    found = {number: set(held) for number, held in index.among(np.array(sorted(sought), dtype=np.int64))}
    assert found == {number: part & sought for number, part in enumerate(parts) if part & sought}
