from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.articles import Block, BlockKind
from geo.extraction.sentences import MAX_LENGTH, sentences


def cut(text: str) -> list[str]:
    block = Block(text=text, start=7, end=7 + len(text), kind=BlockKind.PARAGRAPH)
    return [s.text for s in sentences([block])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It hit. It burned.", ["It hit.", "It burned."]),
        ("Gen. Smith spoke at 5 p.m. on Monday.", ["Gen. Smith spoke at 5 p.m. on Monday."]),
        ("“It hit.” He left.", ["“It hit.”", "He left."]),
        ("Missiles hit the port\nof Odesa. It\nburned.", ["Missiles hit the port\nof Odesa.", "It\nburned."]),
        ("The U.S. struck. Then 3.5 km on.", ["The U.S. struck.", "Then 3.5 km on."]),
    ],
)
def test_sentences_end_at_full_stops_not_at_abbreviations(text, expected):
    assert cut(text) == expected


@given(st.text(max_size=4000))
def test_sentences_are_verbatim_runs_and_none_is_too_long(text):
    block = Block(text=text, start=3, end=3 + len(text), kind=BlockKind.PARAGRAPH)
    for sentence in sentences([block]):
        assert text[sentence.start - 3 : sentence.end - 3] == sentence.text
        assert len(sentence.text) <= MAX_LENGTH


def test_a_paragraph_about_nothing_puts_others_no_farther_apart() -> None:
    told = ("Drones hit Kharkiv.", "Bread rose again. Bakers said why.", "A depot burned in Poltava.")
    starts = [sum(len(text) + 2 for text in told[:i]) for i in range(len(told))]
    found = sentences(
        Block(text=text, start=start, end=start + len(text), kind=BlockKind.PARAGRAPH)
        for text, start in zip(told, starts, strict=True)
    )
    assert [(s.block, s.entry, s.idle) for s in found] == [
        (0, 0, False),
        (0, 1, True),
        (0, 1, True),
        (1, 2, False),
    ]


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("Jets hit the sources of fire.Overnight, drones hit Tyre.", 2),
        ("The site gazeta.Ru reported it, and U.S.Army units left.", 1),
    ],
)
def test_a_full_stop_that_lost_its_space_ends_a_sentence(text, n):
    block = Block(text=text, start=0, end=len(text), kind=BlockKind.PARAGRAPH)
    assert len(list(sentences([block]))) == n
