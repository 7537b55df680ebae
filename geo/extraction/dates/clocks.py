"""The clock by which an article's dates are read: when it was published, and in which time zone."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

_LEXICON = Path(__file__).resolve().parents[3] / "data" / "lexicon" / "zones.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """What "Saturday", "April 22" and "at 3 a.m." are measured by.

    Attributes
    ----------
    published
        Day or zoned instant of publication; ``None`` when not known.
    zone
        Time zone of the place spoken of; ``None`` when not known: local days then stand for UTC days,
        and a time of day without a zone of its own dates no finer than its day.
    """

    published: date | datetime | None = None
    zone: tzinfo | None = None

    @property
    def day(self) -> date | None:
        """Local day of publication."""
        if isinstance(self.published, datetime):
            return self.published.astimezone(self.zone or UTC).date()
        return self.published

    @property
    def day_zone(self) -> tzinfo:
        """Zone whose days are meant: the place's, else UTC."""
        return self.zone or UTC


def named_zone(name: str, clock: Clock, day: date) -> tzinfo | None:
    """Return the zone an article calls `name` ("IST", "local time", "Kyiv time") on `day`, if it is known.

    Letters that the clock's own zone goes by mean that zone: IST in Israel is Israel's.
    """
    name = name.strip("() ")
    if name.casefold() == "local time":
        return clock.zone
    if clock.zone and datetime(day.year, day.month, day.day, 12, tzinfo=clock.zone).tzname() == name:
        return clock.zone
    abbreviations, names = _zones()
    if name in abbreviations:
        return _zone(abbreviations[name])
    place = re.sub(r"\s+(?:standard\s+|summer\s+|mean\s+)?time$", "", name.casefold())
    return _zone(names[place]) if place in names else None


@cache
def _zones() -> tuple[dict[str, str], dict[str, str]]:
    words = tomllib.loads(_LEXICON.read_text(encoding="utf-8"))
    cities = {
        key.rpartition("/")[2].replace("_", " ").casefold(): key for key in sorted(available_timezones())
    }
    return words["abbreviations"], cities | words["names"]


def _zone(written: str) -> tzinfo | None:
    if written[0] in "+-":
        return datetime.strptime(written, "%z").tzinfo
    return ZoneInfo(written)
