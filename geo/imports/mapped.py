"""Any table with a mapping: CSV of local monitors, GeoJSON of geolocations (GeoConfirmed, Bellingcat)."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from geo.articles import is_web_address
from geo.errors import InputError, TimespanError, quoted
from geo.imports.event import Event
from geo.imports.mapping import Mapping
from geo.imports.rows import Row
from geo.imports.terms import country_code, parties
from geo.imports.ucdp import span
from geo.strikes import content_id
from geo.timespans import UNDATED, Timespan, from_edtf
from geo.vocabulary import DateBasis, Kind, Outcome, Precision, Role, WeaponClass

_Term = TypeVar("_Term", bound=StrEnum)
# Within what of its point a spot lies that is known so finely, in metres; regions and countries have none.
_RADII_M = {
    Precision.SITE: 500.0,
    Precision.NEIGHBOURHOOD: 1_000.0,
    Precision.TOWN: 5_000.0,
    Precision.CITY: 10_000.0,
    Precision.DISTRICT: 25_000.0,
}


def reader(mapping: Mapping) -> Callable[[Row], Event | str]:
    """Return what reads a row by `mapping`: an event, or why the mapping leaves it out."""

    def event(row: Row) -> Event | str:
        return _Cells(row, mapping).event()

    return event


class _Cells:
    """The cells of one row, by our fields."""

    def __init__(self, row: Row, mapping: Mapping) -> None:
        self._row = row
        self._mapping = mapping

    def event(self) -> Event | str:
        if self._text("kind") == "":
            return f"left out by the mapping: {self._row.text(self._mapping.columns['kind'])}"
        kind = self._term("kind", Kind)
        lon, lat = (self._row.number_in(self._mapping.columns.get(name, "")) for name in ("lon", "lat"))
        if (lon is None) != (lat is None):
            raise InputError("one of longitude and latitude is empty")
        precision = self._term("precision", Precision) or Precision.TOWN
        radius_m = self._radius_m(precision)
        at = f"{lat}, {lon}" if lat is not None else None
        place = self._text("place") or self._text("admin1") or self._text("country") or at
        if place is None:
            raise InputError("there is neither a place nor a position")
        attacker = self._text("attacker")
        return Event(
            id=self._text("id") or content_id("row", self._row.raw()),
            kind=Kind.AREA if kind is Kind.STRIKE and radius_m is None else kind or Kind.EVENT,
            place=place,
            text=self._text("text") or self._text("title") or place,
            placing=f"known to the {precision}, as the mapping says",
            timespan=self._when(),
            lon=lon,
            lat=lat,
            precision=precision,
            radius_m=radius_m,
            admin1=self._text("admin1"),
            country=country_code(self._text("country")),
            role=self._term("role", Role) or (Role.TARGET if kind is Kind.STRIKE else None),
            outcome=self._term("outcome", Outcome),
            attacker=parties([attacker]) if attacker else None,
            attacker_text=attacker,
            weapon=self._text("weapon"),
            weapon_class=self._term("weapon_class", WeaponClass),
            target_type=self._text("target_type"),
            deaths=(self._count("deaths_low"), self._count("deaths_best"), self._count("deaths_high")),
            title=self._text("title"),
            url=self._url(),
        )

    def _text(self, name: str) -> str | None:
        """Return what the row says of a field; "" if the mapping says that its cell means nothing."""
        column = self._mapping.columns.get(name)
        said = self._row.text(column) if column else None
        terms = self._mapping.terms.get(name, {})
        return terms.get(said or "", said) if said is not None else self._mapping.values.get(name)

    def _term(self, name: str, terms: type[_Term]) -> _Term | None:
        said = self._text(name)
        if not said:
            return None
        try:
            return terms(said.casefold())
        except ValueError as error:
            raise InputError(
                f"{name} is {quoted(said)}, which is none of {', '.join(terms)}: map it in [terms.{name}]"
            ) from error

    def _count(self, name: str) -> int | None:
        return self._row.whole(self._mapping.columns.get(name, ""))

    def _radius_m(self, precision: Precision) -> float | None:
        said = self._text("radius_m")
        try:
            radius_m = float(said) if said else _RADII_M.get(precision)
        except ValueError as error:
            raise InputError(f"radius_m is {quoted(said)}, which is no number of metres") from error
        if radius_m is not None and not 0 < radius_m < 1_000_000:
            raise InputError(f"radius_m is {quoted(said)}: more than 0 metres and less than 1000 km")
        return radius_m if precision in _RADII_M else None

    def _url(self) -> str | None:
        """Return the first web address of the cell; some hold several, or a list of them."""
        words = (self._text("url") or "").replace('"', " ").replace(",", " ").split()
        return next((word for word in words if is_web_address(word)), None)

    def _when(self) -> Timespan:
        columns, form = self._mapping.columns, self._mapping.day_format
        said = self._text("date")
        if said and not form and "date" in columns:
            try:
                return from_edtf(said, DateBasis.STATED)
            except TimespanError:
                pass  # no EDTF: a day in one of the usual forms
        first = self._row.day(columns.get("start", columns.get("date", "")), form)
        last = self._row.day(columns.get("end", ""), form)
        if first is None:
            return UNDATED
        return span(first, last or first)
