from __future__ import annotations

import pytest

from tests.extraction.test_names import spotted


@pytest.mark.parametrize(
    ("text", "name", "words", "wide"),
    [
        ("They struck Rafiqi Airbase.", "Rafiqi Airbase", ("airbase",), False),
        ("over the Bryansk region", "Bryansk region", ("region",), True),
        ("in the village of Zvanokivka", "Zvanokivka", ("village",), False),
        ("across Indian border states", "Indian border states", ("border states",), True),
        ("in Homs and Hama provinces", "Homs", ("province",), True),
    ],
)
def test_the_word_for_the_kind_is_noted(text, name, words, wide):
    found = spotted(text)[name]
    assert (found.feature_words, found.wide) == (words, wide)


def test_a_region_told_by_its_holder_is_one_name():
    assert "Pakistan-occupied Kashmir" in spotted("camps in Pakistan-occupied Kashmir")


@pytest.mark.parametrize("text", ["an Iranian base", "a UN-run school", "a mainly Christian town"])
def test_a_kind_behind_an_adjective_makes_no_name(text):
    assert spotted(text) == {}


def test_a_port_city_is_its_own_name():
    assert "Black Sea port" not in spotted("Drones attacked the Black Sea port city of Odesa")


def test_a_kind_alone_is_no_name():
    assert "Oil refinery" not in spotted("Oil refinery burns after attack on Odesa")


def test_the_kind_that_opens_a_list_is_of_all_in_it():
    names = spotted("in the western regions of Ternopil, Volyn and Lviv, far from the front")
    assert all(names[name].wide for name in ("Ternopil", "Volyn", "Lviv"))
    assert {n.feature_words for n in spotted("the towns of Bucha and Irpin").values()} == {("town",)}
