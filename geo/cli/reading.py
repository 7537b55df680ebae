"""``read``: articles to reports; nothing is stored."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import tee
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer

from geo.articles import Metadata, page_remark, remarks
from geo.cli.extractors import Choice, readings, rehearsed
from geo.cli.streams import FAILED, STANDARD, complain, complain_of, standard_input, write
from geo.errors import ArticleError, FetchError
from geo.exports import collection
from geo.frames import strike_rows
from geo.pipeline import Reading
from geo.sources import Incoming, fetch, parse_published, read_folder, read_given, read_lines
from geo.strikes import merge

Files = Annotated[
    list[str], typer.Argument(metavar="FILE…", help="Articles: text or HTML; - is standard input.")
]

ExtractorOption = Annotated[
    Choice, typer.Option(help="Who reads: the rules, or the language model that STRIKEMAP_LLM_URL names.")
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
    extractor: ExtractorOption = Choice.RULES,
    dry_run: Annotated[bool, typer.Option(help="Only show what a language model would be sent.")] = False,
    jobs: Annotated[int, typer.Option(min=1, max=64, help="Processes that read; the result is one.")] = 1,
) -> None:
    """Read articles and show the strikes they report. Nothing is stored."""
    if extractor is Choice.RULES and dry_run:
        raise typer.BadParameter("--dry-run goes with --extractor llm: the rules send nothing to anyone")
    if extractor is Choice.LLM and jobs > 1:
        raise typer.BadParameter("--jobs goes with the rules: a language model is asked by one process")
    come = (one for file in files for one in _lines(file)) if jsonl else incoming(files, metadata(published))
    if dry_run:
        write(output, rehearsed(come))
    elif jsonl:
        lines, told = tee(come)
        read_one_by_one = zip(told, readings(extractor, lines, jobs), strict=True)
        write(output, (_line(line, reading, rejected) for line, reading in read_one_by_one))
    else:
        _show(list(readings(extractor, come, jobs)), output, json=json, rejected=rejected)


def _show(found: list[Reading], output: str, *, json: bool, rejected: bool) -> None:
    """Write what was found as one collection or a table; tell what was not wholly read."""
    if json:
        write(output, [orjson.dumps(_joint(found, rejected)), b"\n"])
    elif any(one.set_aside is None for one in found):  # of what nobody could read there are no counts
        from geo.cli.tables import strikes_table

        write(output, [strikes_table(found, rejected=rejected).encode()])
    shortfalls = [(one.name, reason) for one in found if (reason := one.set_aside or one.cut_short)]
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
    """Yield what lies at `paths`, files or folders, or on standard input; what cannot be used, with why.

    What is to be said of a text is said as it comes in.
    """
    for path in paths:
        try:
            if not path:
                raise ArticleError("a path is empty: name a file or folder (. is this one)")
            for one in _at(path, known):
                for remark in remarks(one.article) if one.article else ():
                    complain(f"{one.name}: {remark}")
                yield one
        except (ArticleError, FetchError) as error:
            yield Incoming(name=path, reason=str(error))


def _at(path: str, known: Metadata) -> Iterator[Incoming]:
    """Return what lies at a path, at a web address, which is asked since the user named it, or comes in."""
    if path == STANDARD:
        return read_given(path, standard_input(), known)
    if path.startswith(("http://", "https://")):
        return _fetched(path, known)
    return read_folder(Path(path), known)


def _fetched(url: str, known: Metadata) -> Iterator[Incoming]:
    """Yield what lies at a web address, which is where an article comes from that says nothing else."""
    found = fetch(url)
    for one in read_given(url, found.content or b"", known):
        lone = one.article is not None and one.article.url is None
        yield replace(one, article=replace(one.article, url=found.url)) if lone and one.article else one


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
    members |= {"remarks": said} if (said := _remarks(reading)) else {}
    members |= {"rejected": _near_misses([reading])} if rejected else {}
    return orjson.dumps(collection(strike_rows(merge(reading.reports)), **members)) + b"\n"


def _remarks(reading: Reading) -> list[str]:
    """Return what is to be said of the text that a JSON line gave."""
    if reading.article is None:
        return []
    page = page_remark(reading.article)
    return [*([page] if page else []), *remarks(reading.article)]


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
