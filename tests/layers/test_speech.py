from datetime import UTC, date, datetime
from typing import Any

import pytest

from geo.frames import Counts
from geo.layers import speech
from geo.layers.speech import country_name, counts_in_words, day, distance, minute, spellings, title
from geo.texts import IN_ENGLISH, languages
from tests.layers.test_card import row

UKRAINIAN, URDU = languages()["uk"], languages()["ur"]
LAHORE: dict[str, Any] = row("lahore", country="PK", admin1="Punjab")


def test_countries_days_and_distances_are_said_as_in_the_language():
    assert (country_name("PK"), country_name("PK", URDU)) == ("Pakistan", "پاکستان")
    assert (country_name("XX", URDU), country_name(None)) == ("XX", None)
    assert day(date(2025, 5, 7), UKRAINIAN) == "7 травня 2025"
    assert day(date(2025, 5, 7), with_year=False) == "7 May"
    assert minute(datetime(2025, 5, 7, 1, 5, tzinfo=UTC)) == "7 May 2025 01:05"
    assert distance(20_680, UKRAINIAN) == "21 км"


@pytest.mark.parametrize(
    ("radius_m", "said"),
    [(20_680, "21 km"), (1_512_000, "1500 km"), (750, "750 m"), (2_500, "2.5 km"), (1_000, "1 km")],
)
def test_a_distance_has_two_figures(radius_m: float, said: str) -> None:
    assert distance(radius_m) == said


def test_a_place_is_titled_in_the_readers_script_beside_its_latin_name():
    assert title(LAHORE, spellings([LAHORE], URDU)) == "لاہور (Lahore)"
    assert title(LAHORE, spellings([LAHORE], IN_ENGLISH)) == "Lahore"


def test_an_area_is_called_as_the_article_words_it():
    area = {**LAHORE, "kind": "area", "place": "border districts"}
    assert title(area, spellings([area], URDU)) == "border districts"


def test_without_a_gazetteer_places_have_their_latin_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speech, "_names", lambda: None)
    assert spellings([LAHORE], URDU) == {}


def test_counts_are_said_one_by_one():
    found = Counts(events=1, marks=2, areas=1, context=0, unplaced=3, undated=0, imported=2)
    assert counts_in_words(found) == str(found)
    assert counts_in_words(found, UKRAINIAN).startswith(
        "подій: 1 (позначок: 2), повідомлень про території: 1"
    )
