"""The registry of data sets: one line each."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass

from geo.imports import acled, mapped, ucdp, viina
from geo.imports.event import Event
from geo.imports.mapping import Mapping
from geo.imports.rows import Row, Table, csv_table, geojson_table
from geo.store import Dataset

_UNNAMED = Dataset(name="")
Reader = Callable[[Row], Event | str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A form in which events come.

    Attributes
    ----------
    label
        How people call it.
    table
        Takes the file apart.
    columns
        Those it must have.
    key
        The column by which the rows of a second file belong to those of the first, where there may be one.
    repeats
        Whether several rows may tell of one event; the first that is kept stands for them.
    event
        Reads a row: an event, or why it is left out; ``None`` where a mapping says how.
    dataset
        What is known of the data set beforehand; the name is empty where the mapping or the user gives it.
    """

    label: str
    table: Callable[[bytes], Table] = csv_table
    columns: tuple[str, ...] = ()
    key: str | None = None
    repeats: bool = False
    event: Reader | None = None
    dataset: Dataset = _UNNAMED

    def reader(self, mapping: Mapping) -> Reader:
        """Return what reads a row; `mapping` says how where the format itself does not."""
        return self.event or mapped.reader(mapping)


_UCDP = Dataset(name="UCDP GED", licence="CC BY 4.0", url="https://ucdp.uu.se/downloads/")
_ACLED = Dataset(
    name="ACLED",
    licence="ACLED Terms of Use: attribution; raw data may not be passed on",
    url="https://acleddata.com",
)
_VIINA = Dataset(name="VIINA", licence="ODbL 1.0", url="https://github.com/zhukovyuri/VIINA")

FORMATS: MappingOf[str, Format] = {
    "ucdp": Format(label="UCDP GED (CSV)", columns=ucdp.COLUMNS, event=ucdp.event, dataset=_UCDP),
    "acled": Format(label="ACLED (CSV)", columns=acled.COLUMNS, event=acled.event, dataset=_ACLED),
    "viina": Format(
        label="VIINA (CSV)",
        columns=viina.COLUMNS,
        key=viina.KEY,
        repeats=True,
        event=viina.event,
        dataset=_VIINA,
    ),
    "geojson": Format(label="GeoJSON of points (GeoConfirmed, Bellingcat …)", table=geojson_table),
    "csv": Format(label="Any CSV, with a mapping"),
}
