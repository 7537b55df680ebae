from __future__ import annotations

import pytest

from geo.extraction.english import english
from geo.extraction.trade import is_weapon, may_tell, singular


@pytest.mark.parametrize(
    "text", ["Missiles struck X", "shelling went on", "A Shahed fell", "all bases remain secure"]
)
def test_sentences_worth_a_parse(text):
    assert may_tell().search(text)


def test_most_sentences_are_not():
    assert not may_tell().search("The minister spoke of growth in the second quarter.")


def test_weapons_are_nouns():
    doc = english()("They shell the town with rockets.")
    assert [token.text for token in doc if is_weapon(token)] == ["rockets"]


@pytest.mark.parametrize(("word", "one"), [("Drones", "drone"), ("glass", "glass")])
def test_singular(word, one):
    assert singular(word) == one
