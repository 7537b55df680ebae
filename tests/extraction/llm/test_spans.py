from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.articles import content
from geo.extraction.llm.spans import LONGEST, found, holds, sentence_of
from geo.extraction.sentences import sentences
from geo.reports import Quote
from tests.builders import article

TEXT = "Kyiv was quiet. Russia’s missiles hit  Kyiv — “the port”\nburned. Kyivstar said so. Kyiv slept."


def at(run: str, start: int = 0) -> Quote:
    begins = TEXT.index(run, start)
    return Quote(text=run, start=begins, end=begins + len(run))


def test_words_are_found_where_they_stand() -> None:
    assert found("burned", TEXT) == at("burned")


@pytest.mark.parametrize(
    "words", ['Russia\'s missiles hit Kyiv - "the port" burned', " Russia’s  missiles hit Kyiv "]
)
def test_quotation_marks_dashes_and_spaces_may_differ(words: str) -> None:
    run = found(words, TEXT)
    assert run is not None
    assert run.text == TEXT[run.start : run.end]
    assert run.text.startswith("Russia’s missiles hit  Kyiv")


@pytest.mark.parametrize(
    "words", ["russia’s missiles", "Russian missiles", "missile", "Kyi", "", " ", None, "x" * 9999]
)
def test_words_that_are_not_there_are_not_found(words: str | None) -> None:
    assert found(words, TEXT) is None


def test_of_several_places_the_one_inside_or_nearest_counts() -> None:
    sentence = at("Russia’s missiles hit  Kyiv — “the port”\nburned.")
    assert found("Kyiv", TEXT, sentence) == at("Kyiv", 16)
    assert found("Kyiv", TEXT, at("slept.")) == at("Kyiv", TEXT.index("Kyivstar") + 4)


def test_a_run_is_widened_to_its_sentences() -> None:
    told = tuple(sentences(content(article(TEXT))))
    assert sentence_of(at("was quiet"), TEXT, told).text == "Kyiv was quiet."
    assert sentence_of(at("quiet. Russia’s"), TEXT, told).text.startswith("Kyiv was quiet. Russia’s missiles")


def test_a_run_holds_what_stands_inside_it() -> None:
    assert holds(at("Kyiv was quiet."), at("quiet"))
    assert not holds(at("quiet"), at("Kyiv was quiet."))


@given(st.text(max_size=60), st.integers(0, 60), st.integers(1, 60))
def test_every_run_of_a_text_is_found_in_it(text: str, start: int, length: int) -> None:
    words = text[start : start + length].strip()
    whole = f"a {words} b"
    run = found(words, whole)
    assert words == "" or len(words) > LONGEST or (run is not None and whole[run.start : run.end] == run.text)
