"""``geocode``: place names to coordinates, with how sure that is and why; one name, or a table of them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import orjson
import typer

from geo.articles.decoding import safe
from geo.cli import batch
from geo.cli.streams import FAILED, STANDARD, complain, write
from geo.errors import InputError, quoted
from geo.geocoder import OFFLINE, ONLINE, Answer, StrikemapGeocoder, answers, geocoder
from geo.geocoder.answers import STATED

SERVICES = (OFFLINE, *ONLINE)
_RIVALS_SHOWN = 5


Name = Annotated[
    str | None,
    typer.Argument(metavar="NAME", help='A place and what it lies in, "Nubl, Aleppo, Syria"; coordinates.'),
]
TableFile = Annotated[
    str | None,
    typer.Option(
        "--batch",
        metavar="FILE",
        help="Instead of NAME a CSV: columns name, parent (any number), context; - is stdin.",
    ),
]
Output = Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="File to write; - is stdout.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
ServiceName = Annotated[
    str, typer.Option("--geocoder", metavar="|".join(SERVICES), help="Which geocoder; the others ask online.")
]
Server = Annotated[str, typer.Option(metavar="URL", help="Online: your own server, not the public one.")]
Key = Annotated[
    str,
    typer.Option(
        metavar="TEXT", envvar="STRIKEMAP_GEOCODER_KEY", help="Online: user name or key, if needed."
    ),
]


def geocode(
    name: Name = None,
    table: TableFile = None,
    output: Output = STANDARD,
    json: AsJson = False,
    service: ServiceName = OFFLINE,
    server: Server = "",
    key: Key = "",
) -> None:
    """Find a place by its name, or read coordinates written as one.

    The exit code is 1 for a name not found, or one that several places bear.

    A table is done when every row has its place, or the reason in the column why.
    """
    if service not in SERVICES:
        raise typer.BadParameter(f"{quoted(service)} is no geocoder: one of {', '.join(SERVICES)}")
    if (name is None) == (table is None):
        raise typer.BadParameter("write one name, or --batch and a file of names")
    if table is not None:
        if json or service != OFFLINE:
            raise typer.BadParameter(
                "--batch writes CSV and asks nobody online: leave --json and --geocoder out"
            )
        _all_of(table, output)
        return
    name = safe(name or "")  # what is no text arrives as lone surrogates
    if not name.partition(",")[0].strip():
        raise typer.BadParameter("write a place's name, then what it lies in: Nubl, Aleppo, Syria")
    answer = StrikemapGeocoder().answer(name) if service == OFFLINE else _online(service, name, server, key)
    if json:
        write(output, [orjson.dumps(answer), b"\n"])
    else:
        write(output, [f"{line}\n".encode() for line in _told(answer)])
    if answer.lon is None:
        raise typer.Exit(complain(answer.why, FAILED))


def _all_of(source: str, output: str) -> None:
    """Answer every row of the table `source`."""
    rows = batch.Table(_content(source))
    placed: Counter[bool] = Counter()

    def counted() -> Iterator[tuple[batch.Row, Answer]]:
        for row, answer in batch.answered(rows, batch.answering(rows.lines)):
            placed[answer.lon is not None] += 1
            yield row, answer

    write(output, batch.lines(rows.header, counted()))
    if output != STANDARD:
        told = f"; {placed[False]:,} not, for the reasons in the column why" if placed[False] else ""
        typer.echo(f"{output}: {placed.total():,} rows, {placed[True]:,} placed{told}")


def _content(source: str) -> bytes:
    if source == STANDARD:
        return sys.stdin.buffer.read()
    try:
        return Path(source).read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise InputError(f"{source} cannot be read: {getattr(error, 'strerror', None) or error}") from error


def _online(service: str, name: str, server: str, key: str) -> Answer:
    """Return what an online service answers, and how far that is from what the gazetteer does."""
    own = StrikemapGeocoder().answer(name)
    if own.coordinate_source == STATED:
        return own
    online = geocoder(service, server=server, key=key, tell=_say)
    return answers.of_location(name, online.geocode(name), service, own)


def _say(sentence: str) -> None:
    complain(sentence)


def _told(answer: Answer) -> Iterator[str]:
    """Yield in words where it is and why; where nothing is chosen, the places it may be."""
    if answer.lon is not None:
        within = f", within {_distance(answer.radius_m)}" if answer.radius_m else ""
        kind = f", {answer.precision}" if answer.precision else ""
        sure = f", confidence {answer.confidence:.2f}" if answer.confidence is not None else ""
        where = _names(answer.place_name, answer.admin1, answer.country)
        yield f"{where}: {answer.lon}, {answer.lat} (lon, lat){within}{kind}{sure}"
        yield answer.why
        credit = ", ".join(filter(None, (answer.coordinate_source, answer.coordinate_licence)))
        yield from [f"source: {credit}"] if credit != STATED else []
        return
    for rival in answer.candidates[:_RIVALS_SHOWN]:
        yield f"{_names(rival.place_name, rival.admin1, rival.country)}: {rival.lon}, {rival.lat} (lon, lat)?"


def _names(*names: str | None) -> str:
    return ", ".join(dict.fromkeys(name for name in names if name))


def _distance(metres: float) -> str:
    return f"{metres:.0f} m" if metres < 1000 else f"{round(metres / 1000, 1):g} km"
