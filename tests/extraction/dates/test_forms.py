from __future__ import annotations

import pytest

from geo.extraction.dates import meanings
from geo.extraction.dates.forms import FORMS, OVERNIGHT


def forms_of(text: str) -> set[str]:
    """Names of the forms that find the whole of `text` or, for those with context, its expression."""
    return {
        meaning.__name__
        for hints, pattern, meaning in FORMS
        if any(hint in text.casefold() for hint in hints) and pattern.search(text)
    }


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("2025-05-07", meanings.numeric),
        ("07.05.2025", meanings.numeric),
        ("May 7th, 2025", meanings.day_of_month),
        ("the 7th of May", meanings.day_of_month),
        ("MAY 7", meanings.day_of_month),
        ("Sept. 7", meanings.day_of_month),
        ("6–7 May", meanings.days_of_month),
        ("May 6 to 7", meanings.days_of_month),
        ("March 2024", meanings.month_of_year),
        ("in mid-March", meanings.month_alone),
        ("in the summer of 2023", meanings.year),
        ("last Tuesday evening", meanings.weekday),
        ("This morning", meanings.day_word),
        ("twelve days ago", meanings.ago),
        ("the following night", meanings.from_anchor),
        ("that evening", meanings.from_anchor),
        ("has since grown", meanings.since_then),
        ("over the weekend", meanings.running),
        ("the last 48 hours", meanings.past_days),
    ],
)
def test_each_form_is_known(text: str, form: object) -> None:
    assert form.__name__ in forms_of(text)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text",
    [
        "may 7",
        "march 7 km",
        "7 Maybach cars",
        "May 7.5",
        "May 7:30",
        "12.5.3",
        "1,200",
        "$7 May",
        "a May Day rally",
    ],
)
def test_what_only_looks_like_a_day_of_a_month(text: str) -> None:
    assert "day_of_month" not in forms_of(text)


def test_a_month_needs_a_word_before_it_and_none_after() -> None:
    assert "month_alone" not in forms_of("May the force")
    assert "month_alone" not in forms_of("in March 7 towns")


def test_overnight_in_any_case() -> None:
    assert OVERNIGHT.fullmatch("OVERNIGHT")
    assert OVERNIGHT.fullmatch("Last night")
    assert not OVERNIGHT.search("overnights")
