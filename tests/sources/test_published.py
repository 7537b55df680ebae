from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from geo.errors import ArticleError
from geo.sources.published import day_or_instant, parse_published


def test_published_is_a_day_or_a_zoned_instant() -> None:
    assert parse_published("2024-03-05") == date(2024, 3, 5)
    assert parse_published("2024-03-05T06:00:00Z") == datetime(2024, 3, 5, 6, tzinfo=UTC)
    assert parse_published("") is None
    for wrong in ("2024-02-31", "yesterday", "0000-01-01", 20240305.5):
        with pytest.raises(ArticleError, match="published"):
            parse_published(wrong)


def test_published_is_also_read_as_mails_and_feeds_write_it() -> None:
    moment = datetime(2025, 5, 10, 8, tzinfo=timezone(timedelta(hours=3)))
    assert parse_published("Sat, 10 May 2025 08:00:00 +0300") == moment
    assert parse_published("10 May 2025 05:00 GMT") == moment


@pytest.mark.parametrize(
    "odd", ["24:00", "9" * 100_000, "May " * 30_000, "Sat, 31 Feb 2025 08:00 GMT", "\0" * 9]
)
def test_what_is_no_date_is_refused_at_once(odd: str) -> None:
    with pytest.raises(ArticleError, match="published is"):
        parse_published(odd)


def test_without_a_zone_only_the_day_is_known() -> None:
    assert day_or_instant(datetime(2025, 5, 10, 23)) == date(2025, 5, 10)
    assert day_or_instant(datetime(2025, 5, 10, 23, tzinfo=UTC)) == datetime(2025, 5, 10, 23, tzinfo=UTC)
    assert day_or_instant(date(2025, 5, 10)) == date(2025, 5, 10)
    assert day_or_instant(None) is None
