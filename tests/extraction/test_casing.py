from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.extraction.casing import in_mixed_case
from geo.extraction.english import english
from tests.extraction.reading import extraction, gazetteer

CAPITALS = "RUSSIAN MISSILES STRUCK A DEPOT IN KHARKIV ON SATURDAY, KILLING FOUR PEOPLE, THE GOVERNOR SAID."


def mixed(text: str) -> str:
    return in_mixed_case(text, gazetteer(), english())


def test_a_line_of_half_a_megabyte_takes_time_in_step_with_its_length() -> None:
    times = 500_000 // len(CAPITALS)
    once = mixed(CAPITALS)
    assert mixed(f"{CAPITALS} " * times) == f"{once} " * times


@pytest.mark.parametrize(
    "text",
    [
        "Russian missiles struck a depot in Kharkiv on Saturday, killing four people, the governor said.",
        "Officials said that 12 drones were shot down over Sumy and Poltava. Nobody was hurt there.",
        "US forces struck Houthi sites near Hodeidah, the statement said. It named no places.",
        "Lebanon's state news agency reported that warplanes bombed an arms depot near Baalbek.",
        "India says it hit nine sites in Pakistan under Operation Sindoor on Wednesday night.",
        "Targets in New Delhi were not attacked, the ministry said in May.",
    ],
)
def test_names_keep_their_capitals_and_words_lose_them(text: str) -> None:
    assert mixed(text.upper()) == text


def test_a_dateline_is_known_by_its_capitals() -> None:
    assert mixed(f"KYIV, UKRAINE - {CAPITALS}").startswith("KYIV, UKRAINE - Russian missiles struck a depot")


@pytest.mark.parametrize(
    "text", ["The UN and the IDF said so, NATO and the EU did not.", "BREAKING NEWS", "KYIV, MAY 10", ""]
)
def test_what_is_not_in_capitals_throughout_is_left_alone(text: str) -> None:
    assert mixed(text) == text


def test_only_the_lines_in_capitals_change() -> None:
    text = f"{CAPITALS}\nThe UN said so."
    assert mixed(text) == f"{mixed(CAPITALS)}\nThe UN said so."


@given(st.text(alphabet="ABCÉİßŉǅΣ 'NSUMY.,-\n", max_size=60))
def test_every_character_keeps_its_place(text: str) -> None:
    recased = mixed(text)
    assert len(recased) == len(text)
    assert recased.casefold() == text.casefold()


def test_a_text_in_capitals_is_read_and_quoted_as_given() -> None:
    (report,) = extraction(CAPITALS).reports
    assert report.toponym.text == "Kharkiv"
    assert report.attacker == "Russia"
    assert report.quote.text == CAPITALS[report.quote.start : report.quote.end]
