from __future__ import annotations

import pytest

from geo.extraction.name import Span
from geo.extraction.spotting import may_be, start_of_name, trimmed, with_article
from tests.extraction.reading import gazetteer, told


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("in Odesa today", "Odesa", True),
        ("St Odesa's cathedral", "Odesa", False),
        ("Artillery fell silent", "Artillery", False),
        ("General Odesa spoke", "Odesa", False),
        ("the Odesa Army", "Odesa Army", False),
        ("in Odesa Chronicle", "Odesa", False),
        ("in HMS", "HMS", False),
    ],
)
def test_a_run_may_be_a_place_unless_the_words_around_say_no(text, name, place):
    start = text.index(name)
    assert may_be(text, Span(start, start + len(name)), gazetteer()) is place


def test_an_arabic_article_belongs_to_the_name():
    assert with_article("at Al-Dora", 6, 10) == Span(3, 10)
    assert with_article("at Dora", 3, 7) == Span(3, 7)


def test_possessives_are_cut_off():
    assert trimmed("Odesa’s port", 0, 7) == Span(0, 5)


def test_a_name_begins_after_days_and_nations():
    assert start_of_name("Tuesday Rafiqi", 0, 14) == 8


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Kherson and Nikopol: heavy shelling since dawn", {"Kherson", "Nikopol"}),
        ("Popasna Rubizhne Kramatorsk: Russian shelling all day", {"Popasna", "Rubizhne", "Kramatorsk"}),
    ],
)
def test_a_list_before_a_colon_names_each_place(text, places):
    assert {place for place, _ in told(text)} == places


def test_a_name_begins_at_a_word():
    assert not any("de " in place for place, _ in told("Missiles fell outside Israeli territory near Tyre."))


def test_a_list_before_a_colon_may_say_where_it_lies():
    assert told("Zvanivka and Petrivka, in the Poltava district: four air raids") == {
        ("Zvanivka", "target"),
        ("Petrivka", "target"),
    }
