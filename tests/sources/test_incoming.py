from __future__ import annotations

import io
import json
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.sources import Incoming, read_lines


@given(
    st.lists(
        st.one_of(
            st.binary(max_size=40), st.text(max_size=40).map(lambda t: json.dumps({"text": t}).encode())
        )
    )
)
def test_each_text_that_comes_in_is_an_article_or_a_reason(lines: list[bytes]) -> None:
    content = b"".join(line.replace(b"\n", b" ") + b"\n" for line in lines)
    found = list(read_lines(io.BytesIO(content)))
    assert len(found) == len(lines)
    assert all((incoming.article is None) != (incoming.reason is None) for incoming in found)


def test_what_came_in_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Incoming(name="a").name = "b"  # type: ignore[misc]
