from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from geo.strikes import content_id
from tests.builders import source


def test_ids_tell_their_parts_apart():
    assert content_id("ab", "c") != content_id("a", "bc")
    assert len(content_id("\ud800")) == 16


def test_an_article_is_known_since_its_day_began_or_since_its_instant():
    day = replace(source(), published=date(2025, 5, 10))
    assert day.known_since_utc == datetime(2025, 5, 10, tzinfo=UTC)
    india = timezone(timedelta(hours=5, minutes=30))
    instant = replace(source(), published=datetime(2025, 5, 10, 1, 30, tzinfo=india))
    assert instant.known_since_utc == datetime(2025, 5, 9, 20, tzinfo=UTC)
    assert source().known_since_utc is None
