"""ACLED, the Armed Conflict Location & Event Data, as CSV: its strikes, told by their sub-event type.

Codes are those of its codebook (acleddata.com). Strikes are what comes from afar: bombs, shells, missiles
and drones. Clashes, mines, grenades, suicide bombs and all else are left out, and counted.
"""

from __future__ import annotations

from datetime import date, timedelta

from geo.errors import InputError, quoted
from geo.imports.event import Event
from geo.imports.rows import Row
from geo.imports.terms import country_code, parties
from geo.imports.ucdp import span
from geo.timespans import Timespan, in_month
from geo.vocabulary import DateBasis, Kind, Outcome, Precision, Role, WeaponClass

COLUMNS = ("event_id_cnty", "event_date", "sub_event_type", "latitude", "longitude", "geo_precision")
# A sub-event type names weapons together that we tell apart: then their class is not known.
_STRIKES = {
    "air/drone strike": WeaponClass.UNKNOWN,
    "shelling/artillery/missile attack": WeaponClass.UNKNOWN,
    "chemical weapon": WeaponClass.CHEMICAL,
}
# `geo_precision`: what it says, how finely that is, and within what of the point (metres); none: no point.
_WHERE: dict[int, tuple[str, Precision, float | None]] = {
    1: ("the town is known", Precision.TOWN, 5_000.0),
    2: ("in the part of a region around a town", Precision.DISTRICT, 25_000.0),
    3: ("known to the region only", Precision.REGION, None),
}
_HALF_A_WEEK = timedelta(days=3)


def event(row: Row) -> Event | str:
    """Return the strike of a row, or why it is none; InputError if a cell is not what ACLED writes."""
    sub_event = row.needed("sub_event_type")
    weapon_class = _STRIKES.get(sub_event.casefold())
    if weapon_class is None:
        return f"{sub_event}: no strike"
    code = row.whole("geo_precision")
    if code not in _WHERE:
        raise InputError(f"geo_precision is {quoted(row.text('geo_precision'))}: ACLED's are 1, 2 and 3")
    said, precision, radius_m = _WHERE[code]
    deaths = row.whole("fatalities")
    attacker_text = _attacker(row)
    place = row.text("location") or row.text("admin1") or row.needed("country")
    return Event(
        id=row.needed("event_id_cnty"),
        kind=Kind.STRIKE if radius_m else Kind.AREA,
        role=Role.TARGET,
        outcome=Outcome.UNKNOWN,  # an interception is recorded as the strike that it met
        place=place,
        text=row.text("notes") or sub_event,
        placing=f"ACLED's geo_precision {code}: {said}",
        timespan=_when(row),
        lon=row.number_in("longitude"),
        lat=row.number_in("latitude"),
        precision=precision,
        radius_m=radius_m,
        admin1=row.text("admin1"),
        admin2=row.text("admin2"),
        country=country_code(row.text("country")),
        attacker=parties([attacker_text]) if attacker_text else None,
        attacker_text=attacker_text,
        weapon=sub_event,
        weapon_class=weapon_class,
        deaths=(None, deaths, None),
        cells=tuple(_cells(row)),
    )


def _attacker(row: Row) -> str | None:
    """Return who struck: actors have no order in ACLED, so only where the other one is nobody armed."""
    other = row.text("actor2")
    return row.text("actor1") if other is None or other.startswith("Civilians") else None


def _cells(row: Row) -> list[tuple[str, str]]:
    parted = [actor for name in ("actor1", "actor2") if (actor := row.text(name))]
    found = [("parties", " – ".join(parted)), ("sources", row.text("source"))]
    return [(name, cell) for name, cell in found if cell]


def _when(row: Row) -> Timespan:
    day = row.day("event_date")
    if day is None:
        raise InputError("event_date is empty")
    return _spans(day, row.whole("time_precision"))


def _spans(day: date, precision: int | None) -> Timespan:
    """Return the day; the week around it (2) or its month (3) where no day is known."""
    if precision == 2:
        return span(day - _HALF_A_WEEK, day + _HALF_A_WEEK)
    return in_month(day.year, day.month, DateBasis.STATED) if precision == 3 else span(day, day)
