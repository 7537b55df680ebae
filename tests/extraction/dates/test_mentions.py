from __future__ import annotations

from datetime import time

import pytest

from geo.extraction.dates.mentions import mentions
from geo.vocabulary import DatePrecision


def words(text: str) -> list[str]:
    return [text[mention.start : mention.end] for mention in mentions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Friday at 3 a.m. and on Saturday", ["Friday at 3 a.m.", "Saturday"]),
        ("at 3 a.m. on Friday", ["3 a.m. on Friday"]),
        ("late on Friday and on Saturday", ["Friday", "Saturday"]),
        ("between Friday and Saturday", ["Friday and Saturday"]),
        ("Friday night into Saturday", ["Friday night into Saturday"]),
        ("overnight on Friday", ["overnight on Friday"]),
        ("overnight, and on Friday", ["overnight", "Friday"]),
        ("Saturday to Sunday to Monday", ["Saturday to Sunday", "Monday"]),
        ("at 3 a.m. the mayor of the town said on Friday", ["3 a.m.", "Friday"]),
    ],
)
def test_what_belongs_together_is_one_mention(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "of_day", "precision", "zone"),
    [
        ("1:05 a.m. local time", time(1, 5), DatePrecision.MINUTE, "local time"),
        ("12:30 AM", time(0, 30), DatePrecision.MINUTE, ""),
        ("12 pm", time(12), DatePrecision.HOUR, ""),
        ("23:59 (EEST)", time(23, 59), DatePrecision.MINUTE, "EEST"),
        ("01:05 Pakistan Standard Time", time(1, 5), DatePrecision.MINUTE, "Pakistan Standard Time"),
        ("about 9:15 GMT", time(9, 15), DatePrecision.HOUR, "GMT"),
        ("midnight", time(0), DatePrecision.HOUR, ""),
        ("6.40pm", time(18, 40), DatePrecision.MINUTE, ""),
    ],
)
def test_times_of_day(text: str, of_day: time, precision: DatePrecision, zone: str) -> None:
    (found,) = mentions(text)
    assert found.moment is not None
    assert (found.moment.time, found.moment.precision, found.moment.zone) == (of_day, precision, zone)


@pytest.mark.parametrize(
    "text", ["24:00", "9:61", "0 a.m.", "13 pm", "3.15", "1:05:99:2", "$3 pm", "10 amps", "12 people", "3:1"]
)
def test_numbers_that_are_no_time_of_day(text: str) -> None:
    assert [mention for mention in mentions(text) if mention.moment] == []
