"""``ingest``: articles into the store. ``export``: what a filter keeps, as a file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from geo import pipeline
from geo.cli.extractors import Choice, chosen
from geo.cli.reading import ExtractorOption, incoming, metadata
from geo.cli.streams import FAILED, STANDARD, complain_of, write
from geo.errors import quoted
from geo.exports import FORMATS, MANIFEST_ENDING, Export, Weighed, file_name, of_file
from geo.filters import HAPPENED, StrikeFilter, apply, from_query
from geo.frames import counts, strikes_frame
from geo.store import open_store

FormatName = Annotated[str, typer.Option("--format", metavar="|".join(FORMATS), help="File format.")]
BesideIt = Annotated[
    bool, typer.Option(help="Beside a file, another that lists its sources, hashes and licences.")
]
# Options of `export` that the URL calls otherwise, and those that are no part of the filter.
_KEYS = {"text": "q", "since": "from", "until": "to"}
_OF_THE_FILE = ("name", "output", "manifest")
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
    context: typer.Context,
    name: FormatName = "geojson",
    output: Annotated[str, typer.Option("-o", "--output", help="File or folder; - is stdout.")] = "-",
    operation: Terms = None,
    attacker: Terms = None,
    outcome: Terms = None,
    weapon: Terms = None,
    role: Terms = None,
    precision: Terms = None,
    country: Terms = None,
    kind: Terms = None,
    origin: Terms = None,
    dataset: Terms = None,
    reviewed: Terms = None,
    hide: Terms = None,
    within: Annotated[
        str, typer.Option(metavar="SHAPE", help="circle:lon,lat,km, box:west,south,east,north or polygon:…")
    ] = "",
    text: Annotated[str, typer.Option(help="Words sought.")] = "",
    since: Annotated[str, typer.Option("--from", metavar="DATE", help="First day or instant, UTC.")] = "",
    until: Annotated[str, typer.Option("--to", metavar="DATE", help="Last day or instant, UTC.")] = "",
    undated: Annotated[bool, typer.Option(help="Keep undated strikes.")] = True,
    as_of: Annotated[str, typer.Option(metavar="DATE", help="As known at that day or instant, UTC.")] = "",
    clock: Annotated[str, typer.Option(help="What --from and --to are about.")] = HAPPENED,
    manifest: BesideIt = True,
) -> None:
    """Write the strikes that a filter keeps; `none` keeps those without a value."""
    if name not in FORMATS:
        raise typer.BadParameter(f"{quoted(name)} is no format: one of {', '.join(FORMATS)}")
    chosen = _filter(context.params)
    _write_export(chosen, name, output, manifest=manifest)


def _write_export(chosen: StrikeFilter, name: str, output: str, *, manifest: bool) -> None:
    store = open_store()
    revision = store.revision()
    frame = apply(chosen, strikes_frame(store.strikes(chosen.as_of)))
    is_folder = output != STANDARD and Path(output).is_dir()
    target = str(Path(output) / file_name(chosen, name)) if is_folder else output
    export = Export(frame=frame, chosen=chosen, revision=revision)
    written = Weighed(FORMATS[name].write(export))
    write(target, written)
    if target == STANDARD:
        return
    print(f"{target}: {counts(frame)}")
    if manifest and Path(target).is_file():
        write(f"{target}{MANIFEST_ENDING}", [of_file(export, Path(target).name, written)])


def _filter(options: Mapping[str, Any]) -> StrikeFilter:
    """Return the filter that the options ask for: they are the URL's, so they are read as it is."""
    asked = {_KEYS.get(name, name): value for name, value in options.items() if name not in _OF_THE_FILE}
    asked["undated"] = "1" if asked["undated"] else "0"
    chosen, notes = from_query({key: value for key, value in asked.items() if value})
    if notes:
        raise typer.BadParameter("; ".join(notes).replace("ignored ", ""))
    return chosen
