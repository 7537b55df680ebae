import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.filters.words import Words, folded
from tests.fabricated import frame


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("airbase", {"nur-khan", "rafiqi", "murid"}),
        ("BUNYAN sirsa", {"sirsa"}),
        ("airbase sirsa", set()),
        ("night. strűck lahore", {"lahore"}),
    ],
)
def test_every_word_is_in_one_text_or_another(text, kept):
    eight = frame()
    assert set(eight.index[Words(eight).having(text)]) == kept


def test_no_words_are_had_by_all():
    assert Words(frame()).having("").all()


@given(st.text())
def test_a_text_is_found_by_itself(text):
    assert Words(frame().assign(quote=text)).having(text).all()


def test_accents_and_case_do_not_matter():
    assert folded("Kýiv") == folded("KYIV") == "kyiv"
