"""Event: one record of a data set in the terms of the field, before it stands beside the reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from geo.timespans import UNDATED, Timespan
from geo.vocabulary import Kind, Outcome, Precision, Role, WeaponClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What a data set records of one event. Unknown is ``None``; nothing is added to what the record says.

    Attributes
    ----------
    id
        Of the record in its data set.
    kind
        ``event`` where the data set does not say whether it was a strike.
    place, place_name
        The place as the record writes it, and its bare name where that writes more ("Tanab village").
    text
        The record's own words: a headline, notes.
    lon, lat
        Degrees, as the record has them.
    radius_m
        Metres from there within which the true spot lies; ``None`` where the point only stands for an area.
    placing
        How well the place is known, in the data set's own terms.
    cells
        Other cells that tell of it, by what they are called: they are shown as evidence.
    """

    id: str
    kind: Kind
    place: str
    text: str
    placing: str
    place_name: str | None = None
    timespan: Timespan = UNDATED
    lon: float | None = None
    lat: float | None = None
    precision: Precision | None = None
    radius_m: float | None = None
    admin1: str | None = None
    admin2: str | None = None
    country: str | None = None
    role: Role | None = None
    outcome: Outcome | None = None
    attacker: str | None = None
    attacker_text: str | None = None
    weapon: str | None = None
    weapon_class: WeaponClass | None = None
    target_type: str | None = None
    deaths: tuple[int | None, int | None, int | None] = (None, None, None)
    published: date | None = None
    title: str | None = None
    url: str | None = None
    cells: tuple[tuple[str, str], ...] = ()
