from __future__ import annotations

import pytest

from geo.extraction.name import Name
from geo.extraction.names import place_names
from tests.extraction.reading import gazetteer


def spotted(text: str) -> dict[str, Name]:
    return {name.text: name for name in place_names(text, gazetteer(), [])}


def test_names_are_found_once_each_and_in_order():
    text = "Missiles hit Kharkiv, Odesa and Rafiqi Airbase in Shorkot."
    names = place_names(text, gazetteer(), [])
    assert [n.text for n in names] == ["Kharkiv", "Odesa", "Rafiqi Airbase", "Shorkot"]
    assert all(text[n.start : n.end] == n.text for n in names)


@pytest.mark.parametrize(
    "text", ["on Monday in May", "General Odesa spoke", "the Russian army", "struck by the IDF"]
)
def test_days_people_and_parties_are_no_places(text):
    assert spotted(text) == {}
