from __future__ import annotations

import pytest

from tests.extraction.reading import strikes


@pytest.mark.parametrize(
    ("text", "place", "role"),
    [
        ("Drones were intercepted over Sevastopol.", "Sevastopol", "intercepted_at"),
        ("The shelling came from the direction of Tyre.", "Tyre", "launched_from"),
        ("Missiles were fired at Haifa.", "Haifa", "target"),
        ("The rockets were launched from Tyre.", "Tyre", "launched_from"),
        ("They launched the missiles from over Saratov.", "Saratov", "launched_from"),
    ],
)
def test_the_preposition_tells_the_role(text, place, role):
    assert strikes(text)[place].role == role


def test_a_place_after_which_something_happened_is_not_struck():
    assert not strikes("The strike followed the signing of a treaty in Vienna.")
