from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from geo.extraction.dates.clocks import Clock, named_zone

DAY = date(2025, 5, 7)


def test_the_day_of_publication_is_the_places() -> None:
    late = datetime(2025, 5, 9, 20, tzinfo=UTC)
    assert Clock(published=late, zone=ZoneInfo("Asia/Kolkata")).day == date(2025, 5, 10)
    assert Clock(published=late).day == date(2025, 5, 9)
    assert Clock(published=DAY).day == DAY
    assert Clock().day is None
    assert Clock().day_zone is UTC


@pytest.mark.parametrize(
    ("name", "hours"),
    [
        ("IST", 5.5),
        ("PKT", 5),
        ("EET", 2),
        ("EEST", 3),
        ("GMT", 0),
        ("UTC", 0),
        ("ET", -4),
        ("Kyiv time", 3),
        ("Tehran time", 3.5),
        ("New Delhi time", 5.5),
        ("Pakistan Standard Time", 5),
    ],
)
def test_zones_as_news_names_them(name: str, hours: float) -> None:
    zone = named_zone(name, Clock(), DAY)
    assert zone is not None
    assert datetime(2025, 5, 7, 12, tzinfo=zone).utcoffset() == timedelta(hours=hours)


def test_local_time_is_the_places_and_unknown_without_a_place() -> None:
    karachi = ZoneInfo("Asia/Karachi")
    assert named_zone("local time", Clock(zone=karachi), DAY) is karachi
    assert named_zone("local time", Clock(), DAY) is None


def test_letters_the_place_goes_by_mean_its_own_zone() -> None:
    dublin = ZoneInfo("Europe/Dublin")
    assert named_zone("IST", Clock(zone=dublin), DAY) is dublin


def test_an_unknown_zone_is_none() -> None:
    assert named_zone("XYZT", Clock(), DAY) is None
    assert named_zone("Atlantis time", Clock(), DAY) is None
