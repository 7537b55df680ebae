from __future__ import annotations

import pytest

from geo.extraction.drafts import folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nur Khan Air Base", "Nur Khan Airbase"),
        ("al-Shajara", "Shajara"),
        ("Gaza City", "Gaza"),
        ("Bryansk Oblast", "Bryansk region"),
        ("the Dahiyeh", "Dahiyeh"),
    ],
)
def test_spellings_of_one_name_are_alike(one, other):
    assert folded(one) == folded(other)


def test_names_of_two_places_differ():
    assert folded("Odesa") != folded("Odesa airport")
