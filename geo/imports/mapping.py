"""Mapping: which column of a table is which of our fields, and what its cells mean.

It is written in TOML::

[dataset]
name = "Local monitor"
licence = "CC BY 4.0"

[columns]                 # our field = column of the table
id = "No."
date = "Date of event"    # or start and end
lat = "Y"
lon = "X"
place = "Town"
text = "Notes"
kind = "Type"

[values]                  # what holds for every row
precision = "town"

[terms.kind]              # what a cell means; "" leaves the row out
"Air raid" = "strike"
"Clash" = ""

[dates]
format = "%d/%m/%Y"       # as strptime has it
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field, fields
from typing import Any

from geo.errors import InputError, quoted
from geo.imports.rows import LAT, LON
from geo.store import Dataset

_USUAL = {
    "id": ("id", "event_id", "eventid", "no", "number", "ref", "objectid", "uuid"),
    "date": ("date", "event_date", "day", "date_start", "verifieddate", "when", "datum", "timestamp"),
    "start": ("start", "start_date", "date_from", "begin"),
    "end": ("end", "end_date", "date_to", "date_end"),
    "lon": (LON, "lon", "longitude", "lng", "long", "x"),
    "lat": (LAT, "lat", "latitude", "y"),
    "place": ("place", "location", "town", "city", "village", "where", "locality", "settlement"),
    "admin1": ("admin1", "adm1", "province", "region", "oblast", "governorate", "state"),
    "country": ("country", "country_code", "iso2", "iso3"),
    "text": ("text", "description", "notes", "summary", "details", "headline"),
    "title": ("title", "name", "heading"),
    "url": ("url", "link", "source_url", "source", "sources"),
    "kind": ("kind",),
    "outcome": ("outcome",),
    "role": ("role",),
    "attacker": ("attacker", "perpetrator", "actor"),
    "weapon": ("weapon", "munition"),
    "weapon_class": ("weapon_class", "weapon_type"),
    "target_type": ("target_type", "target"),
    "deaths_low": ("deaths_low", "killed_min"),
    "deaths_best": ("deaths_best", "deaths", "killed", "fatalities"),
    "deaths_high": ("deaths_high", "killed_max"),
    "precision": ("precision",),
    "radius_m": ("radius_m", "uncertainty_m"),
}
FIELDS = tuple(_USUAL)
_TABLES = {"dataset", "columns", "values", "terms", "dates"}
Texts = MappingOf[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """What `parse_mapping` reads.

    Attributes
    ----------
    columns
        The table's column of each of `FIELDS` that it has.
    values
        What a field is in every row; cells go before it.
    terms
        What a cell of a field means, by its words; nothing leaves the row out.
    day_format
        Of dates, as strptime has it; ``None`` for the usual ones.
    dataset
        What the mapping says of the data set.
    """

    columns: Texts = field(default_factory=dict)
    values: Texts = field(default_factory=dict)
    terms: MappingOf[str, Texts] = field(default_factory=dict)
    day_format: str | None = None
    dataset: Dataset = field(default_factory=lambda: Dataset(name=""))


def guessed(columns: Iterable[str]) -> Mapping:
    """Return the mapping of columns by what they are usually called, whatever their case and blanks."""
    known = {"_".join(name.casefold().split()): name for name in columns}
    found = {
        name: next((known[usual] for usual in usuals if usual in known), None)
        for name, usuals in _USUAL.items()
    }
    return Mapping(columns={name: column for name, column in found.items() if column is not None})


def parse_mapping(text: str) -> Mapping:
    """Return the mapping written in TOML.

    Raises
    ------
    InputError
        If it is no TOML, or names a field or table that there is none of.
    """
    try:
        found: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"the mapping is no TOML ({error})") from error
    _only(found, _TABLES, "table")
    dates = _texts(found, "dates")
    _only(dates, {"format"}, "key of [dates]")
    said = _texts(found, "dataset")
    _only(said, {one.name for one in fields(Dataset)}, "key of [dataset]")
    terms = found.get("terms", {})
    if not isinstance(terms, dict):
        raise InputError("the mapping's [terms.FIELD] are tables")
    for name in (*_texts(found, "columns"), *_texts(found, "values"), *terms):
        _only([name], set(FIELDS), "field")
    return Mapping(
        columns=_texts(found, "columns"),
        values=_texts(found, "values"),
        terms={name: _texts(terms, name) for name in terms},
        day_format=dates.get("format"),
        dataset=Dataset(**{"name": "", **said}),
    )


def written(mapping: Mapping) -> str:
    """Return `mapping` in TOML, to be looked over and changed."""
    said = {one.name: getattr(mapping.dataset, one.name) for one in fields(Dataset)}
    tables = {
        "dataset": {name: value for name, value in said.items() if value},
        "columns": mapping.columns,
        "values": mapping.values,
        **{f"terms.{name}": terms for name, terms in mapping.terms.items()},
        "dates": {"format": mapping.day_format} if mapping.day_format else {},
    }
    lines = (
        "\n".join([f"[{name}]", *(f"{_key(key)} = {_quoted(value)}" for key, value in table.items())])
        for name, table in tables.items()
        if table
    )
    return "\n\n".join(lines) + "\n"


def _key(text: str) -> str:
    return text if text.isascii() and text.isidentifier() else _quoted(text)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")  # TOML's basic strings are JSON's


def _only(names: Iterable[str], known: set[str], what: str) -> None:
    for name in names:
        if name not in known:
            raise InputError(f"the mapping's {quoted(name)} is no {what}: one of {', '.join(sorted(known))}")


def _texts(tables: MappingOf[str, Any], name: str) -> dict[str, str]:
    table = tables.get(name, {})
    if not isinstance(table, dict) or not all(
        isinstance(value, str | int | float) for value in table.values()
    ):
        raise InputError(f'the mapping\'s [{name}] holds words alone: key = "value"')
    return {key: str(value) for key, value in table.items()}
