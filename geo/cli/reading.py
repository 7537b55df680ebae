"""``read``: articles to reports; nothing is stored."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import tee
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer

from geo.articles import Metadata
from geo.cli.streams import FAILED, STANDARD, complain_of, standard_input, write
from geo.errors import ArticleError
from geo.exports import collection
from geo.frames import strike_rows
from geo.pipeline import Reading, read_all, reader
from geo.sources import Incoming, parse_published, read_folder, read_given, read_lines
from geo.strikes import merge

Files = Annotated[
    list[str], typer.Argument(metavar="FILE…", help="Articles: text or HTML; - is standard input.")
]


def read(
    files: Files,
    published: Annotated[str | None, typer.Option(help="Day or zoned instant of publication.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one GeoJSON FeatureCollection.")] = False,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Each line of FILE is an article as JSON; one collection a line.")
    ] = False,
    output: Annotated[str, typer.Option("-o", "--output", help="File to write; - is stdout.")] = "-",
    rejected: Annotated[bool, typer.Option("--rejected", help="Tell what was left out, and why.")] = False,
) -> None:
    """Read articles and show the strikes they report. Nothing is stored."""
    extractor, resolver = reader()
    if jsonl:
        lines, told = tee(one for file in files for one in _lines(file))
        read = zip(told, read_all(lines, extractor, resolver), strict=True)
        write(output, (_line(line, reading, rejected) for line, reading in read))
        return
    known = metadata(published)
    readings = list(read_all(incoming(files, known), extractor, resolver))
    if json:
        write(output, [orjson.dumps(_joint(readings, rejected)), b"\n"])
    else:
        from geo.cli.tables import strikes_table

        write(output, [strikes_table(readings, rejected=rejected).encode()])
    shortfalls = [(one.name, reason) for one in readings if (reason := one.set_aside or one.cut_short)]
    for name, reason in shortfalls:
        complain_of(name, reason)
    if shortfalls:
        raise typer.Exit(FAILED)


def metadata(published: str | None) -> Metadata:
    """Return what the option says of the articles.

    Raises
    ------
    typer.BadParameter
        If it is no date.
    """
    try:
        return Metadata(published=parse_published(published))
    except ArticleError as error:
        raise typer.BadParameter(str(error)) from error


def incoming(paths: Iterable[str], known: Metadata) -> Iterator[Incoming]:
    """Yield what lies at `paths`, files or folders, or on standard input; what cannot be used, with why."""
    for path in paths:
        try:
            if not path:
                raise ArticleError("a path is empty: name a file or folder (. is this one)")
            if path == STANDARD:
                yield from read_given(path, standard_input(), known)
            else:
                yield from read_folder(Path(path), known)
        except ArticleError as error:
            yield Incoming(name=path, reason=str(error))


def _lines(file: str) -> Iterator[Incoming]:
    if file == STANDARD:
        yield from read_lines(sys.stdin.buffer)
        return
    try:
        with Path(file).open("rb") as lines:
            yield from read_lines(lines)
    except OSError as error:
        raise ArticleError(f"{file}: {(error.strerror or str(error)).lower()}") from error


def _line(line: Incoming, reading: Reading, rejected: bool) -> bytes:
    """Return the collection of one input line; one that was set aside is empty and says why."""
    members: dict[str, Any] = {"article": reading.name if line.id is None else line.id}
    members |= {"set_aside": reading.set_aside} if reading.set_aside else {}
    members |= {"cut_short": reading.cut_short} if reading.cut_short else {}
    members |= {"rejected": _near_misses([reading])} if rejected else {}
    return orjson.dumps(collection(strike_rows(merge(reading.reports)), **members)) + b"\n"


def _joint(readings: list[Reading], rejected: bool) -> dict[str, Any]:
    reports = [report for reading in readings for report in reading.reports]
    members = {"rejected": _near_misses(readings)} if rejected else {}
    return collection(strike_rows(merge(reports)), **members)


def _near_misses(readings: Iterable[Reading]) -> list[dict[str, Any]]:
    return [
        {
            "article": reading.name,
            "quote": missed.quote.text,
            "start": missed.quote.start,
            "end": missed.quote.end,
            "reason": missed.reason,
        }
        for reading in readings
        for missed in reading.near_misses
    ]
