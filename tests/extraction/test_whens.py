from __future__ import annotations

from datetime import date

import pytest

from geo.extraction.dates import Clock
from geo.extraction.whens import whens_in
from tests.extraction.reading import strikes


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Russia struck Odesa on 7 May.", "2025-05-07"),
        ("Russia struck Odesa on Thursday, officials said on Friday.", "2025-05-08"),
        ("Russia struck Odesa.", "2025-05-10~"),
        ("The depot in Odesa was subjected to a missile strike on 7 May.", "2025-05-07"),
        ("Fighting broke out after air strikes on Odesa on 7 May, officials said.", "2025-05-07"),
        ("7 May | Odesa | artillery | market, 3 killed", "2025-05-07"),
        ("The envoys met on Thursday after Russia struck Odesa.", "2025-05-10~"),
    ],
)
def test_the_time_is_the_strikes_own(text, edtf):
    assert strikes(text)["Odesa"].timespan.edtf == edtf


def test_two_nights_in_one_breath_are_one_time():
    clock = Clock(published=date(2024, 4, 14))
    (when,) = whens_in("late on Saturday and early on Sunday", clock, None)
    assert when.timespan.edtf == "2024-04-13/2024-04-14"


def test_earlier_leans_on_the_day_told_before():
    clock = Clock(published=date(2025, 5, 10))
    (when,) = whens_in("responded earlier with strikes", clock, date(2025, 4, 22))
    assert (when.timespan.edtf, when.leaning) == ("2025-04-22/2025-05-10", True)


def test_how_rare_a_strike_is_does_not_date_it():
    text = "It was the first time since the 1971 war that Indian missiles hit Odesa."
    assert strikes(text)["Odesa"].timespan.edtf == "2025-05-10~"
