from __future__ import annotations

import pytest

from tests.extraction.reading import strikes


@pytest.mark.parametrize(
    "text",
    [
        "A drone strike damaged a boat of the Gaza flotilla.",
        "Missiles struck the convoy of Kherson officials.",
        "Tehran's retaliation came with missile strikes.",
    ],
)
def test_a_place_that_tells_whose_a_thing_is_was_not_struck(text):
    assert not strikes(text)


def test_a_thing_that_stands_in_a_place_was_struck_there():
    assert set(strikes("Missiles struck the Kherson hospital's yard.")) == {"Kherson hospital"}
