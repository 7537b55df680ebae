from __future__ import annotations

import pytest

from geo.extraction.name import Span
from geo.extraction.runs import runs_in, standing
from tests.extraction.reading import gazetteer


def runs(text: str) -> list[str]:
    return [text[run.start : run.end] for run in runs_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in Zvanivka Israeli jets", ["Zvanivka"]),
        ("in Zvanivka Monday", ["Zvanivka"]),
        ("Mayor Zvanivka", ["Zvanivka"]),
        ("Houthi-held Zvanivka", ["Zvanivka"]),
        ("Zvanivka's Dolyna", ["Zvanivka", "Dolyna"]),
        ("Ash Shaykh Zvanivka", ["Ash Shaykh Zvanivka"]),
    ],
)
def test_a_run_is_cut_where_a_word_of_another_kind_begins(text, expected):
    assert runs(text)[-len(expected) :] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("shells fell in Zvanivka", ["Zvanivka"]),
        ("they shelled Zvanivka", ["Zvanivka"]),
        ("three villages – Zvanivka, Tal Dolyna and Bilyk – burn", ["Zvanivka", "Tal Dolyna", "Bilyk"]),
        ("says Zvanivka", []),
        ("a drone struck Abel Zvanko, a senior commander of the militia", []),
    ],
)
def test_a_run_stands_as_a_place_by_the_words_before_it_or_a_list(text, expected):
    assert [name.text for name in standing(text, [], [], gazetteer())] == expected


def test_a_list_may_begin_with_a_known_place():
    text = "Kherson, Zvanivka and Nikopol"
    found = standing(text, [Span(0, 7)], [], gazetteer())
    assert [name.text for name in found] == ["Zvanivka", "Nikopol"]


def test_a_part_of_a_known_name_is_no_name():
    text = "in Jammu and Kashmir"
    assert not list(standing(text, [Span(3, 20)], [], gazetteer()))
