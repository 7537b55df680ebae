from __future__ import annotations

import pytest

from tests.extraction.reading import strikes


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("A drone reportedly hit a depot in Kursk on Monday.", "reportedly"),
        ("An alleged drone strike hit a depot in Kursk.", "alleged"),
        ("Jets believed to be Russian bombed Kursk.", "believed to"),
        (
            "A drone hit Kursk. The claim could not be independently verified.",
            "could not be independently verified",
        ),
        (
            "A drone reportedly hit Kursk.\n\nThe agency was unable to verify it.",
            "reportedly; unable to verify",
        ),
        ("Drones hit Kursk, and missiles reportedly struck Sumy.", None),
        ("A drone killed two alleged militants in Kursk.", None),
        ("A drone hit Kursk. Sales fell. A rumour could not be confirmed.", None),
    ],
)
def test_a_claim_keeps_the_words_that_hedge_it(text, hedge):
    assert strikes(text)["Kursk"].claims[0].hedge == hedge


def test_what_another_sentence_hedges_is_evidence():
    text = "A drone hit Kursk. The claim could not be verified."
    (evidence,) = [e for e in strikes(text)["Kursk"].evidence if e.field == "hedge"]
    assert evidence.quote.text == "The claim could not be verified."
