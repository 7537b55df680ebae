from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.extraction.dates.forms import FORMS
from geo.extraction.dates.meanings import Bearings, Named
from geo.vocabulary import DatePrecision

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def meaning(form: str, text: str, now: Bearings) -> Named | None:
    pattern, resolve = next(row[1:] for row in FORMS if row[2].__name__ == form and row[1].search(text))
    match = pattern.search(text)
    assert match
    return resolve(match, now)


@given(DAYS, st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]))
def test_a_weekday_is_the_last_one_up_to_publication(published: date, weekday: str) -> None:
    named = meaning("weekday", weekday, Bearings(published=published, anchor=None))
    assert named is not None
    assert named.first is not None
    assert timedelta(0) <= published - named.first < timedelta(7)
    assert named.first.strftime("%A") == weekday


@given(DAYS, DAYS)
def test_a_day_without_a_year_is_the_last_such_up_to_publication(published: date, day: date) -> None:
    named = meaning("day_of_month", f"{day:%B} {day.day}", Bearings(published=published, anchor=None))
    assert named is not None
    assert named.first is not None
    assert (named.first.month, named.first.day) == (day.month, day.day)
    assert named.first <= published
    assert (published - named.first).days < 366 * (8 if (day.month, day.day) == (2, 29) else 1)


@given(DAYS, DAYS)
def test_a_day_with_a_year_is_that_day_or_had_not_come(published: date, day: date) -> None:
    named = meaning(
        "day_of_month", f"{day.day} {day:%B} {day.year}", Bearings(published=published, anchor=None)
    )
    assert (named.first if named else None) == (day if day <= published else None)


@given(DAYS, st.integers(1, 40))
def test_days_later_start_from_the_anchor_and_end_with_publication(anchor: date, days: int) -> None:
    named = meaning("ago", f"{days} days later", Bearings(published=anchor + timedelta(20), anchor=anchor))
    assert (named.first if named else None) == (anchor + timedelta(days) if days <= 20 else None)


@pytest.mark.parametrize(
    ("published", "first", "last"),
    [
        ("2025-05-09", "2025-05-03", "2025-05-04"),
        ("2025-05-10", "2025-05-10", "2025-05-10"),
        ("2025-05-11", "2025-05-10", "2025-05-11"),
    ],
)
def test_the_weekend_is_the_last_one_begun(published: str, first: str, last: str) -> None:
    named = meaning(
        "running", "over the weekend", Bearings(published=date.fromisoformat(published), anchor=None)
    )
    assert named is not None
    assert (str(named.first), str(named.last)) == (first, last)


def test_last_month_in_january_is_december() -> None:
    named = meaning("running", "last month", Bearings(published=date(2025, 1, 31), anchor=None))
    assert named is not None
    assert (named.first, named.last, named.unit) == (
        date(2024, 12, 1),
        date(2024, 12, 31),
        DatePrecision.MONTH,
    )
