from __future__ import annotations

import pytest

from tests.extraction.reading import strikes


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Air raids were reported by the channel in Radaa and at a post near Taiz.", {"Radaa", "Taiz"}),
        ("It broke out after air strikes on Kabul and on a market in Barmal.", {"Kabul", "Barmal"}),
        ("The Zvanivka depot in Kherson, bombed on Friday, is still burning.", {"Zvanivka depot"}),
        ("Kherson hit by missiles", {"Kherson"}),
    ],
)
def test_a_strike_word_reaches_what_nothing_parts_from_it(text, places):
    assert set(strikes(text)) == places


@pytest.mark.parametrize(
    "text",
    [
        "Air strikes came after talks in Kabul.",
        "Missiles were fired by crews from bases in Kursk.",
    ],
)
def test_other_verbs_and_words_of_time_part_them(text):
    assert "target" not in {report.role for report in strikes(text).values()}


def test_who_runs_a_campaign_is_not_where_it_struck():
    text = "The missile strikes, part of Eritrea’s “Operation Dawn”, marked an escalation."
    assert strikes(text) == {}
