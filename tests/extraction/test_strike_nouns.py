from __future__ import annotations

import pytest

from tests.extraction.reading import told
from tests.extraction.test_triggers import kinds


@pytest.mark.parametrize(
    "text",
    [
        "The air strike on Odesa went on.",
        "The missile strikes, part of a plan, went on.",
        "A drone attack on Odesa went on.",
        "The shelling of Odesa went on.",
        "Two bombs on Odesa.",
    ],
)
def test_nouns_of_striking(text):
    assert list(kinds(text).values()) == ["strike"]


@pytest.mark.parametrize(
    "text", ["The strike capability of the army grew.", "An attack on the minister's record."]
)
def test_nouns_that_are_none(text):
    assert kinds(text) == {}


def test_an_interception_told_by_a_noun():
    assert kinds("After an interception over Odesa debris fell.")["interception"] == "interception"


def test_counted_raids_in_a_note_are_strikes():
    assert ("Atarib", "target") in told("Russian warplanes: 4 raids outskirts of Atarib, 2 raids Kafr Amma")
