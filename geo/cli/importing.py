"""``import``, ``datasets``, ``forget``: events of other data sets, kept beside what articles tell."""

from __future__ import annotations

import io
import sys
from collections.abc import Mapping as MappingOf
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from geo.cli.streams import FAILED, STANDARD, complain
from geo.errors import InputError, quoted
from geo.frames import plural
from geo.imports import FORMATS, Import, Mapping, parse_mapping, read_import, written
from geo.layers.dates import date_in_words
from geo.store import Dataset, open_store

_SHOWN = 10  # events of a preview, and reasons for leaving rows out
_WIDTH = 120
# Of a preview, with their widths in characters.
_COLUMNS = {"place": 24, "when": 26, "kind": 6, "attacker": 14, "weapon": 14, "within": 6, "words": 22}


def import_(
    name: Annotated[str, typer.Argument(metavar="|".join(FORMATS), help="What the file is.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="As downloaded; packed or not.")],
    beside: Annotated[
        Path | None,
        typer.Argument(metavar="[LABELS]", help="A second file of the same events: VIINA's event_labels."),
    ] = None,
    preview: Annotated[bool, typer.Option("--preview", help="Show what it comes to, keep nothing.")] = False,
    mapping: Annotated[
        Path | None, typer.Option(metavar="FILE", help="TOML: which column is what; --preview shows one.")
    ] = None,
    called: Annotated[str, typer.Option("--name", help="Of the data set.")] = "",
    version: Annotated[str | None, typer.Option(help="Of the data set, such as 24.1.")] = None,
    licence: Annotated[str | None, typer.Option(help="Under which it may be used.")] = None,
) -> None:
    """Keep the events of another data set, with their provenance, apart from what articles tell.

    All are kept or none. Rows that are no strikes or cannot be used are left out, counted and told.
    """
    if name not in FORMATS:
        raise typer.BadParameter(f"{quoted(name)} is no format: one of {', '.join(FORMATS)}")
    known = Dataset(name=called, version=version, licence=licence)
    found = read_import(
        name,
        _bytes(file),
        beside=_bytes(beside) if beside else None,
        mapping=_mapping(mapping),
        known=known,
    )
    if preview:
        print(_preview(found), end="")
    else:
        kept = open_store().keep_records(found.dataset, found.records, found.refused)
        print(
            f"{found.dataset.name}: {kept.added} added, {kept.changed} changed, {kept.unchanged} unchanged, "
            f"{plural(len(found.left), 'row')} left out"
        )
        print(_refused(found), end="")
    broken = [one for one in found.left if one.broken]
    for one in broken[:_SHOWN]:
        complain(f"{file}: row {one.row}: {one.reason}")
    if broken:
        raise typer.Exit(FAILED)


def datasets() -> None:
    """List the data sets that were imported."""
    for one in open_store().datasets():
        print(f"{one.name}, {one.version or 'version not stated'}: {one.licence or 'licence not stated'}")


def forget(name: Annotated[str, typer.Argument(metavar="NAME", help="As `datasets` lists it.")]) -> None:
    """Remove an imported data set with all its records."""
    print(f"{name}: {open_store().forget(name)} records removed")


def _bytes(path: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if str(path) == STANDARD else path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {(error.strerror or str(error)).lower()}") from error


def _mapping(path: Path | None) -> Mapping | None:
    if path is None:
        return None
    try:
        return parse_mapping(_bytes(path).decode())
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: the mapping is no UTF-8: save it so") from error


def _preview(found: Import) -> str:
    """Return the first events as they would be kept, the mapping, and what would be left out."""
    table = Table(box=None, pad_edge=False)
    for heading, width in _COLUMNS.items():
        table.add_column(heading, no_wrap=True, overflow="ellipsis", max_width=width)
    for _, placed in islice(found.records, _SHOWN):
        report, position = placed.report, placed.resolution.position
        basis = report.timespan.basis
        table.add_row(
            report.toponym.text,
            date_in_words(report.timespan.edtf, basis and basis.value),
            report.kind.value,
            report.attacker or "–",
            report.weapon or "–",
            f"{position.radius_m / 1000:g} km" if position else "–",
            report.quote.text,
        )
    page = io.StringIO()
    Console(file=page, width=_WIDTH, highlight=False, markup=False, emoji=False).print(table)
    mapped = f"\n{written(found.mapping)}" if found.mapping.columns else ""
    return f"{page.getvalue()}{mapped}\n{found}\n{_refused(found)}"


def _refused(found: Import) -> str:
    reasons: MappingOf[str, int] = found.refused
    lines = [f"  {count} × {reason}\n" for reason, count in islice(reasons.items(), _SHOWN)]
    more = len(reasons) - _SHOWN
    return "".join([*lines, *([f"  and {more} other reasons\n"] if more > 0 else [])])
