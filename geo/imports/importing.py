"""Import: what a file of events comes to, before any of it is kept; and what was left out, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass

from geo.errors import InputError, quoted
from geo.frames import plural
from geo.imports.formats import FORMATS, Format, Reader
from geo.imports.joining import joined
from geo.imports.mapping import Mapping, guessed
from geo.imports.placing import placed
from geo.imports.rows import Broken, Row, Table
from geo.store import Dataset
from geo.strikes import PlacedReport, Strike, compared

_READ_BY = "import/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A row that was left out, and why: by definition, or because it is `broken`."""

    row: int
    reason: str
    broken: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """What a file comes to.

    Attributes
    ----------
    dataset
        Whose events they are.
    columns, mapping
        The columns of the table, and which of them was taken for what; empty for known data sets.
    records
        The raw row and what was read of it, in the order of rows.
    left
        The rows that were left out.
    """

    dataset: Dataset
    columns: tuple[str, ...]
    mapping: Mapping
    records: tuple[tuple[str, PlacedReport], ...]
    left: tuple[Left, ...]

    def __str__(self) -> str:
        kept, left = plural(len(self.records), "event"), plural(len(self.left), "row")
        return f"{self.dataset.name}: {kept} would be kept, {left} left out; nothing is kept yet"

    @property
    def refused(self) -> MappingOf[str, int]:
        """How many rows were left out for each reason, the most frequent first."""
        return dict(Counter(one.reason for one in self.left).most_common())

    def strikes(self) -> tuple[Strike, ...]:
        """Return the events as they would be shown, compared with nothing."""
        return compared((), (report for _, report in self.records))


def read_import(
    name: str,
    data: bytes,
    *,
    beside: bytes | None = None,
    mapping: Mapping | None = None,
    known: Dataset | None = None,
) -> Import:
    """Return what the bytes of a file come to; nothing is kept.

    Parameters
    ----------
    name
        A key of `geo.imports.FORMATS`.
    beside
        A second file of the same events, for formats that have a `Format.key` to join it by.
    mapping
        For ``csv`` and ``geojson``; without one, columns are taken for what they are usually called.
    known
        What the user says of the data set: goes before what the mapping and the format say.

    Raises
    ------
    InputError
        If the file is no such table, lacks a column that it needs, or the data set has no name.
    """
    form = FORMATS[name]
    table = form.table(data)
    if beside is not None:
        if form.key is None:
            raise InputError(f"{form.label} comes as one file: leave the second out")
        table = joined(table, form.table(beside), form.key)
    used = mapping or (guessed(table.columns) if form.event is None else Mapping())
    _check(form, table, used)
    dataset = _dataset(known, used.dataset, form.dataset)
    records: dict[str, tuple[int, str, PlacedReport]] = {}
    left: list[Left] = []
    for number, found in _read(table, form.reader(used), dataset, f"{name} {_READ_BY}"):
        if isinstance(found, Left):
            left.append(found)
        elif found[1].id in records:
            first = records[found[1].id][0]
            left.append(_again(number, first, known=form.repeats))
        else:
            records[found[1].id] = (number, *found)
    return Import(
        dataset=dataset,
        columns=table.columns,
        mapping=used,
        records=tuple((raw, report) for _, raw, report in records.values()),
        left=tuple(left),
    )


def _again(row: int, first: int, *, known: bool) -> Left:
    """Return a row with the id of another as left out: a further report, or an error in the file."""
    reason = "a further report of an event" if known else f"its id is that of row {first}, too"
    return Left(row=row, reason=reason, broken=not known)


def _read(
    table: Table, reader: Reader, dataset: Dataset, extractor: str
) -> Iterator[tuple[int, Left | tuple[str, PlacedReport]]]:
    for row in table.rows:
        yield row.number, _one(row, reader, dataset, extractor)


def _one(
    row: Row | Broken, reader: Reader, dataset: Dataset, extractor: str
) -> Left | tuple[str, PlacedReport]:
    if isinstance(row, Broken):
        return Left(row=row.number, reason=row.reason, broken=True)
    try:
        found = reader(row)
        if isinstance(found, str):
            return Left(row=row.number, reason=found, broken=False)
        raw = row.raw()
        return raw, placed(found, dataset, raw, extractor)
    except InputError as error:
        return Left(row=row.number, reason=str(error), broken=True)


def _check(form: Format, table: Table, mapping: Mapping) -> None:
    wanted = form.columns or tuple(mapping.columns.values())
    missing = [column for column in wanted if column not in table.columns]
    if missing:
        second = " (or give the second file of the same events, too)" if form.key in table.columns else ""
        raise InputError(
            f"the table has no column {quoted(missing[0])}{second}: it has {', '.join(table.columns)[:300]}"
        )
    if form.event is None and not {"lon", "lat", "place"} & set(mapping.columns):
        raise InputError(
            "no column tells where: name those of lat and lon or place in the mapping; "
            f"there are {', '.join(table.columns)[:300]}"
        )


def _dataset(*said: Dataset | None) -> Dataset:
    """Return what is known of the data set, the first that says something going before the others."""
    version, licence, url = (
        next((value for one in said if one and (value := getattr(one, field))), None)
        for field in ("version", "licence", "url")
    )
    name = next((one.name for one in said if one and one.name), None)
    if name is None:
        raise InputError("the data set has no name: give it one with --name or in the mapping's [dataset]")
    return Dataset(name=name, version=version, licence=licence, url=url)
