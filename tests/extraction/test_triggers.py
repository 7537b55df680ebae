from __future__ import annotations

import pytest

from geo.extraction.triggers import triggers_in
from tests.extraction.reading import told
from tests.extraction.test_passages import passage


def kinds(text: str, *, backed: bool = False) -> dict[str, str]:
    found = triggers_in(passage(text), backed=backed)
    return {t.token.text: t.kind.value for t in found.values()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dock workers in Haifa began a general strike.", {}),
        ("A cyberattack hit the bank in Odesa with fury.", {"hit": "hit"}),
        ("A suicide bombing in Kabul killed ten.", {"bombing": "context"}),
        ("A car bomb killed ten in Baghdad.", {"bomb": "context"}),
    ],
)
def test_what_only_looks_like_a_strike_is_none(text, expected):
    assert kinds(text) == expected


def test_weak_words_count_after_a_strike():
    assert kinds("Explosions rang out in Odesa.") == {}
    assert "Explosions" in kinds("Explosions rang out in Odesa.", backed=True)


def test_weak_words_count_some_sentences_after_strikes():
    text = "Jets dropped bombs. Nobody slept. People ran. It was dark. An attack on Kotli killed three."
    assert told(text) == {("Kotli", "target")}
