from __future__ import annotations

import pytest

from tests.extraction.reading import told


@pytest.mark.parametrize(
    "text",
    [
        "Israel bombed Tyre, Sidon and Nabatieh.",
        "Israel struck targets in Tyre, Sidon, and Nabatieh.",
        "Israel struck several towns, including Tyre, Sidon and Nabatieh.",
        "Tyre, Sidon and Nabatieh were bombed by Israeli jets.",
        "Tyre, Sidon and Nabatieh bombed by Israeli jets this morning.",
        "Israeli jets hit three places: Tyre, Sidon and Nabatieh.",
    ],
)
def test_every_place_of_a_list_is_struck(text):
    assert told(text) == {(name, "target") for name in ("Tyre", "Sidon", "Nabatieh")}


def test_a_list_of_places_lends_its_role_to_a_name_nobody_knows():
    assert ("Zvanokivkaville", "target") in told("Russia shelled Kherson, Zvanokivkaville and Nikopol.")


def test_who_acts_next_is_not_of_the_list():
    assert told("Russia struck Odesa, and Moldova closed its airspace.") == {("Odesa", "target")}


def test_an_unknown_name_right_behind_a_strike_is_its_own():
    assert told("Israel named the attack Summit of Fire.") == set()
