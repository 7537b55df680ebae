from __future__ import annotations

import pytest

from geo.extraction.quotations import quotations
from tests.extraction.reading import strikes


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "“Two villages lost their power. In Odesa a drone came down on a school,” Marchenko said.",
            "Marchenko",
        ),
        (
            '"Two villages lost their power. In Odesa a drone came down on a school," said the mayor.',
            "mayor",
        ),
        (
            "The governor said on Telegram: “The night was quiet at first. In Odesa a drone hit a school.”",
            "governor",
        ),
        ("“Two villages lost their power. In Odesa a drone came down on a school,” he added.", "he"),
    ],
)
def test_who_says_a_quotation(text, speaker):
    (found,) = quotations(text)
    assert found.speaker == speaker
    assert text[found.start] in '“"'
    assert text[found.end - 1] in '”"'


@pytest.mark.parametrize(
    "text", ["“Nur Khan” was hit.", "He called it “a long and pointless war that nobody will win at all”."]
)
def test_names_and_words_in_marks_are_nobodys_account(text):
    assert list(quotations(text)) == []


def test_strikes_of_a_long_quotation_are_said_by_its_speaker():
    text = "“Russian drones attacked the region. In Odesa a drone hit a house,” the governor said."
    assert strikes(text)["Odesa"].claims[0].claimant == "governor"
