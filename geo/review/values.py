"""The fields that a reviewer can correct: what their values are in JSON, and how a report takes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from geo.coordinates import decimals
from geo.errors import ReviewError, TimespanError, quoted
from geo.gazetteer import Place
from geo.pipeline import local_span
from geo.resolution import Resolution
from geo.strikes import PlacedReport
from geo.timespans import UNDATED, from_edtf
from geo.vocabulary import DateBasis, Kind, Outcome, Precision, Role

_LONGEST = 200  # characters of an attacker's name
_WIDE = {Precision.REGION, Precision.COUNTRY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One field.

    Attributes
    ----------
    check
        Raises ReviewError for what is no value of the field.
    read
        Gives the value that a report has, as JSON shows it in exports.
    put
        Gives the report with another value; its last argument is who says so and why.
    """

    check: Callable[[object], None]
    read: Callable[[PlacedReport], object]
    put: Callable[[PlacedReport, object, str], PlacedReport]

    def said(self, value: object) -> str:
        """Return a value in words."""
        if isinstance(value, Mapping):
            return quoted(value.get("name"))
        return "unknown" if value is None else quoted(value)


def place_value(place: Place | None) -> dict[str, Any] | None:
    """Return `place` as the value of a decision: whole, so that no gazetteer is asked again."""
    return None if place is None else dict(_places().dump_python(place, mode="json"))


def public_place(value: object) -> object:
    """Return a place of a decision as exports show it: name, position and how well it is known."""
    return None if value is None else _shown(_place(value))


@cache
def _places() -> TypeAdapter[Place]:
    return TypeAdapter(Place)


def _place(value: object) -> Place:
    try:
        return _places().validate_python(value)
    except (ValidationError, ValueError) as error:
        raise ReviewError(f"{quoted(value)} is no place: search for one or click on the map") from error


def _check_place(value: object) -> None:
    if value is not None and _place(value).position.radius_m <= 0:
        raise ReviewError("a place has a radius above 0 m: say how well it is known")


def _read_place(placed: PlacedReport) -> object:
    found, position = placed.resolution.place, placed.resolution.position
    if found is None:
        return None
    precision = placed.resolution.precision or found.precision
    return _shown(replace(found, position=position or found.position, precision=precision))


def _shown(place: Place) -> dict[str, Any]:
    lon, lat, radius_m = asdict(place.position).values()
    places = decimals(radius_m)
    return {
        "name": place.name,
        "lon": round(lon, places),
        "lat": round(lat, places),
        "radius_m": radius_m,
        "precision": place.precision.value,
    }


def _put_place(placed: PlacedReport, value: object, says: str) -> PlacedReport:
    old = placed.resolution
    if value is None:
        unplaced = Resolution(
            toponym=old.toponym,
            place=None,
            position=None,
            precision=None,
            confidence=0.0,
            why=says,
            candidates=old.candidates,
        )
        return replace(placed, resolution=unplaced)
    place = _place(value)
    resolution = replace(
        old, place=place, position=place.position, precision=place.precision, confidence=1.0, why=says
    )
    report = placed.report
    if report.kind is not Kind.CONTEXT:
        report = replace(report, kind=Kind.AREA if place.precision in _WIDE else Kind.STRIKE)
    report = replace(report, timespan=local_span(report.timespan, place.timezone))
    return replace(placed, resolution=resolution, report=report)


def _check_date(value: object) -> None:
    if value is None:
        return
    try:
        from_edtf(str(value), DateBasis.STATED)
    except TimespanError as error:
        raise ReviewError(str(error)) from error


def _put_date(placed: PlacedReport, value: object, _says: str) -> PlacedReport:
    place = placed.resolution.place
    span = UNDATED if value is None else from_edtf(str(value), DateBasis.STATED)
    zoned = local_span(span, place.timezone if place else "")
    return replace(placed, report=replace(placed.report, timespan=zoned))


def _check_attacker(value: object) -> None:
    if value is None:
        return
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST or not value.isprintable():
        raise ReviewError(f"{quoted(value)} is no attacker: write a short name, or leave it empty if unknown")


def _put_attacker(placed: PlacedReport, value: object, _says: str) -> PlacedReport:
    attacker = None if value is None else str(value)
    return replace(placed, report=replace(placed.report, attacker=attacker))


def _term(name: str, terms: type[StrEnum]) -> Value:
    """Return the value of a field of controlled terms."""

    def check(value: object) -> None:
        if value is not None and value not in set(terms):
            raise ReviewError(f"{quoted(value)} is no {name}: one of {', '.join(terms)}")

    def read(placed: PlacedReport) -> object:
        term = getattr(placed.report, name)
        return None if term is None else term.value

    def put(placed: PlacedReport, value: object, _says: str) -> PlacedReport:
        changes: dict[str, Any] = {name: None if value is None else terms(str(value))}
        return replace(placed, report=replace(placed.report, **changes))

    return Value(check=check, read=read, put=put)


# By the action that corrects it; the action bears the field's name.
VALUES: Mapping[str, Value] = {
    "place": Value(check=_check_place, read=_read_place, put=_put_place),
    "date": Value(check=_check_date, read=lambda placed: placed.report.timespan.edtf, put=_put_date),
    "role": _term("role", Role),
    "attacker": Value(check=_check_attacker, read=lambda placed: placed.report.attacker, put=_put_attacker),
    "outcome": _term("outcome", Outcome),
}
