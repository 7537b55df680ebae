"""VIINA, Violent Incident Information from News Articles (Zhukov), as CSV: Ukraine, labelled by machine.

All its forms are read: ``event_1pd_latest`` of version 2, one row an event; ``event_info_latest`` with
``event_labels_latest`` beside it, one row a report in each, joined by ``event_id``; and ``events_latest`` of
version 1 (columns by the codebook of github.com/zhukovyuri/VIINA). Reports that VIINA takes for one event
share an ``event_id_1pd``: the first that is labelled a strike stands for them. Its day is that of the
*report*. Labels are a classifier's; strikes are what it calls air strikes, artillery or drones.
"""

from __future__ import annotations

from geo.errors import InputError, quoted
from geo.imports.event import Event
from geo.imports.rows import Row
from geo.timespans import on_day
from geo.vocabulary import DateBasis, Kind, Outcome, Precision, Role, WeaponClass

KEY = "event_id"  # of a report, in both files of the form with two
COLUMNS = ("date", "longitude", "latitude", "GEO_PRECISION", "t_airstrike_b", "t_artillery_b")
# Its labels: what each is called in words, and the class of weapon.
_STRIKES = {
    "t_airstrike_b": ("air strike", WeaponClass.AIR_STRIKE),
    "t_uav_b": ("drone", WeaponClass.DRONE),
    "t_artillery_b": ("artillery", WeaponClass.ARTILLERY),
}
_INITIATORS = {"Russia": ("a_rus_init_b", "a_rus_b"), "Ukraine": ("a_ukr_init_b", "a_ukr_b")}
_WHERE: dict[str, tuple[Precision, float | None]] = {
    "STREET": (Precision.NEIGHBOURHOOD, 1_000.0),
    "ADM3": (Precision.TOWN, 5_000.0),
    "ADM2": (Precision.DISTRICT, 25_000.0),
    "ADM1": (Precision.REGION, None),
}


def event(row: Row) -> Event | str:
    """Return the strike of a row, or why it is none; InputError if a cell is not what VIINA writes."""
    found = [label for label in _STRIKES if _marked(row, label)]
    if row.text("t_mil_b") is not None and not _marked(row, "t_mil_b"):
        return "labelled as no event of the war"
    if not found:
        return "labelled neither air strike nor drone nor artillery"
    code = (row.text("GEO_PRECISION") or "").upper()
    if code not in _WHERE:
        raise InputError(f"GEO_PRECISION is {quoted(code)}: VIINA's are {', '.join(_WHERE)}")
    precision, radius_m = _WHERE[code]
    day = row.day("date")
    if day is None:
        raise InputError("date is empty")
    place = row.text("asciiname") or row.text("address") or row.needed("ADM1_NAME")
    return Event(
        id=row.text("event_id_1pd") or row.needed("event_id"),
        kind=Kind.STRIKE if radius_m else Kind.AREA,
        role=Role.TARGET,
        outcome=Outcome.UNKNOWN,
        place=place,
        text=row.text("text") or place,
        placing=f"VIINA's GEO_PRECISION {code}",
        timespan=on_day(day, DateBasis.PUBLICATION, approximate=True),
        lon=row.number_in("longitude"),
        lat=row.number_in("latitude"),
        precision=precision,
        radius_m=radius_m,
        admin1=row.text("ADM1_NAME"),
        admin2=row.text("ADM2_NAME"),
        country="UA",
        attacker=_attacker(row),
        weapon=" / ".join(_STRIKES[label][0] for label in found),
        weapon_class=_STRIKES[found[0]][1] if len(found) == 1 else WeaponClass.UNKNOWN,
        published=day,
        url=row.text("url"),
        cells=tuple(
            (name, cell) for name in ("source", "sources", "address") if (cell := row.text(name)) is not None
        ),
    )


def _marked(row: Row, column: str) -> bool:
    number = row.number_in(column)
    if number not in (None, 0, 1):
        raise InputError(f"{column} is {quoted(row.text(column))}: VIINA's labels are 0 and 1")
    return number == 1


def _attacker(row: Row) -> str | None:
    """Return who began it by the labels, if they name one side alone."""
    named = []
    for actor, columns in _INITIATORS.items():
        column = next((name for name in columns if row.text(name) is not None), None)
        named += [actor] if column and _marked(row, column) else []
    return named[0] if len(named) == 1 else None
