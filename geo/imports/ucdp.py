"""UCDP GED, the Georeferenced Event Dataset of the Uppsala Conflict Data Program, as CSV.

It records lethal organised violence and does not say by what means, so its records are *events*, none of
them a strike for certain. Codes are those of its codebook (Sundberg and Melander 2013; Högbladh 2024).
"""

from __future__ import annotations

import re
from datetime import date
from typing import TypeVar

from geo.errors import InputError, quoted
from geo.imports.event import Event
from geo.imports.rows import Row
from geo.imports.terms import country_code, parties
from geo.timespans import Timespan, between, on_day
from geo.vocabulary import DateBasis, Kind, Precision

_Meaning = TypeVar("_Meaning")

COLUMNS = ("id", "date_start", "date_end", "where_prec", "latitude", "longitude", "type_of_violence")
# `where_prec`: what it says, how finely that is, and within what of the point (metres); none: no point.
_WHERE: dict[int, tuple[str, Precision, float | None]] = {
    1: ("the place is known", Precision.TOWN, 5_000.0),
    2: ("near the place, within some 25 km", Precision.DISTRICT, 25_000.0),
    3: ("known to the second-order division", Precision.DISTRICT, 25_000.0),
    4: ("known to the first-order division only", Precision.REGION, None),
    5: ("along or somewhere in a stretch of land", Precision.DISTRICT, 40_000.0),
    6: ("known to the country only", Precision.COUNTRY, None),
    7: ("in international waters or airspace", Precision.COUNTRY, None),
}
_VIOLENCE = {1: "state-based", 2: "non-state", 3: "one-sided"}
_ONE_SIDED = 3
# What kind of place it is stands behind its name: "Tanab village (Tannab)".
_NAME = re.compile(r"(?P<name>.+?)\s+(?:town|village|city|suburb|district)(?:\s*\(.*\))?", re.IGNORECASE)


def event(row: Row) -> Event:
    """Return the event of a row; InputError if it has none of the codes of GED or no date."""
    said, precision, radius_m = _known(row, "where_prec", _WHERE)
    violence = _known(row, "type_of_violence", _VIOLENCE)
    sides = [side for name in ("side_a", "side_b") if (side := row.text(name))]
    attacker_text = row.text("side_a") if row.whole("type_of_violence") == _ONE_SIDED else None
    place = row.text("where_coordinates") or row.text("adm_2") or row.text("adm_1") or row.needed("country")
    bare = _NAME.fullmatch(place)
    number = row.whole("id")
    return Event(
        id=str(number) if number is not None else row.needed("id"),
        kind=Kind.EVENT,
        place=place,
        place_name=bare["name"] if bare else None,
        text=row.text("source_headline") or place,
        placing=f"UCDP's where_prec {row.whole('where_prec')}: {said}",
        timespan=_when(row),
        lon=row.number_in("longitude"),
        lat=row.number_in("latitude"),
        precision=precision,
        radius_m=radius_m,
        admin1=row.text("adm_1"),
        admin2=row.text("adm_2"),
        country=country_code(row.text("country")),
        attacker=parties(attacker_text.split(", ")) if attacker_text else None,
        attacker_text=attacker_text,
        deaths=(row.whole("low"), row.whole("best"), row.whole("high")),
        cells=(("violence", violence), *((("parties", " – ".join(sides)),) if sides else ())),
    )


def _known(row: Row, column: str, codes: dict[int, _Meaning]) -> _Meaning:
    number = row.whole(column)
    if number not in codes:
        raise InputError(f"{column} is {quoted(row.text(column))}, which is no code of UCDP GED")
    return codes[number]


def _when(row: Row) -> Timespan:
    first, last = row.day("date_start"), row.day("date_end")
    if first is None or last is None:
        raise InputError("date_start or date_end is empty")
    return span(first, last)


def span(first: date, last: date) -> Timespan:
    """Return a day, or the days from `first` to `last`, in UTC: data sets name no time zone."""
    return on_day(first, DateBasis.STATED) if first == last else between(first, last, DateBasis.STATED)
