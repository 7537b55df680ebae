"""``ingest``: articles into the store. ``export``: what a filter keeps, as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from geo import pipeline
from geo.cli.extractors import Choice, chosen
from geo.cli.reading import ExtractorOption, incoming, metadata
from geo.cli.streams import FAILED, STANDARD, complain_of, write
from geo.errors import quoted
from geo.exports import FORMATS, Export, file_name
from geo.filters import StrikeFilter, apply, from_query
from geo.frames import counts, strikes_frame
from geo.store import open_store

Terms = Annotated[list[str] | None, typer.Option(metavar="TERM", help="Keep this; may be repeated.")]


def ingest(
    paths: Annotated[list[str], typer.Argument(metavar="PATH…", help="Files and folders of articles.")],
    published: Annotated[str | None, typer.Option(help="Day or zoned instant of publication.")] = None,
    extractor: ExtractorOption = Choice.RULES,
) -> None:
    """Read articles into the store. Reading the same article again changes nothing."""
    known = metadata(published)
    result = pipeline.ingest(incoming(paths, known), open_store(), *chosen(extractor))
    for text, reason in result.set_aside + result.cut_short:
        complain_of(text, reason)
    print(
        f"{result.added} added ({result.reports} reports), {result.unchanged} unchanged, "
        f"{len(result.set_aside)} set aside"
    )
    if result.set_aside or result.cut_short:
        raise typer.Exit(FAILED)


def export(
    name: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMATS), help="File format.")
    ] = "geojson",
    output: Annotated[str, typer.Option("-o", "--output", help="File or folder; - is stdout.")] = "-",
    operation: Terms = None,
    attacker: Terms = None,
    outcome: Terms = None,
    weapon: Terms = None,
    role: Terms = None,
    precision: Terms = None,
    kind: Terms = None,
    origin: Terms = None,
    dataset: Terms = None,
    hide: Terms = None,
    text: Annotated[str, typer.Option(help="Words sought.")] = "",
    since: Annotated[str, typer.Option("--from", metavar="DATE", help="First day or instant, UTC.")] = "",
    until: Annotated[str, typer.Option("--to", metavar="DATE", help="Last day or instant, UTC.")] = "",
    undated: Annotated[bool, typer.Option(help="Keep undated strikes.")] = True,
    as_of: Annotated[str, typer.Option(metavar="DATE", help="As known at that day or instant, UTC.")] = "",
) -> None:
    """Write the strikes that a filter keeps; `none` keeps those without a value."""
    if name not in FORMATS:
        raise typer.BadParameter(f"{quoted(name)} is no format: one of {', '.join(FORMATS)}")
    chosen = _filter(
        operation=operation,
        attacker=attacker,
        outcome=outcome,
        weapon=weapon,
        role=role,
        precision=precision,
        kind=kind,
        origin=origin,
        dataset=dataset,
        hide=hide,
        q=text,
        undated="" if undated else "0",
        as_of=as_of,
        **{"from": since, "to": until},
    )
    _write_export(chosen, name, output)


def _write_export(chosen: StrikeFilter, name: str, output: str) -> None:
    store = open_store()
    revision = store.revision()
    frame = apply(chosen, strikes_frame(store.strikes(chosen.as_of)))
    is_folder = output != STANDARD and Path(output).is_dir()
    target = str(Path(output) / file_name(chosen, name)) if is_folder else output
    write(target, FORMATS[name].write(Export(frame=frame, chosen=chosen, revision=revision)))
    if target != STANDARD:
        print(f"{target}: {counts(frame)}")


def _filter(**asked: list[str] | str | None) -> StrikeFilter:
    """Return the filter that the options ask for: they are the URL's, so they are read as it is."""
    chosen, notes = from_query({key: value for key, value in asked.items() if value})
    if notes:
        raise typer.BadParameter("; ".join(notes).replace("ignored ", ""))
    return chosen
