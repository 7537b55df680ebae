"""``gazetteer``: the places of a country down to its villages, installed when wanted."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from geo.cli.streams import FAILED, complain
from geo.errors import GazetteerError, quoted
from geo.gazetteer import StoredGazetteer, country_lists
from geo.gazetteer.countries import countries
from geo.gazetteer.download import ADDRESS, discard, download
from geo.gazetteer.files import default_path, lists_folder

commands = typer.Typer(
    help="Install, list and remove country lists: places down to villages.", no_args_is_help=True
)

# What a folder of lists may hold of a country, the first that is there.
_FORMS = ("{}.csv.gz", "{}.csv", "{}.zip", "{}.txt", "{}.db.bz2", "{}.db")
# Who's On First's own name for its databases.
_DISTRIBUTIONS = ("whosonfirst-data-admin-{}-latest.db.bz2", "whosonfirst-data-admin-{}-latest.db")
_SHOWN = 20

Codes = Annotated[list[str], typer.Argument(metavar="COUNTRY…", help="ISO codes: SY PK UA.")]


@commands.command("add")
def add(
    codes: Codes,
    source: Annotated[
        str | None,
        typer.Option("--from", metavar="FILE|DIR|URL", help="Where the lists are; else GeoNames is asked."),
    ] = None,
) -> None:
    """Install the lists of countries, each whole or not at all."""
    failed = False
    for code in _checked(codes):
        try:
            added = _add(code, source or ADDRESS)
            typer.echo(f"{code}: {added.places:,} places ({', '.join(added.sources)})")
        except GazetteerError as error:
            failed = True
            complain(f"{code}: {error}")
    if failed:
        raise typer.Exit(FAILED)


@commands.command("list")
def installed() -> None:
    """Show which lists are installed."""
    for row in country_lists.installed():
        typer.echo(f"{row.country}  {row.places:>9,} places  {', '.join(row.sources)}")


@commands.command("remove")
def remove(codes: Codes) -> None:
    """Remove the lists of countries."""
    for code in _checked(codes):
        country_lists.remove(code)


@commands.command("search")
def search(
    name: Annotated[str, typer.Argument(help="A place's name, a part of it, or one like it.")],
) -> None:
    """Show the places that bear a name, then those of whose names it is a part."""
    gazetteer = StoredGazetteer()
    places = {hit.place.id: hit.place for hit in gazetteer.find(name)[:_SHOWN]}
    places |= {place.id: place for place in gazetteer.containing(name, _SHOWN)}
    places = places or {hit.place.id: hit.place for hit in gazetteer.find(name, approximate=True)}
    if not places:
        raise typer.Exit(complain(f"no place is called {quoted(name)}: is its country's list installed?"))
    for place in list(places.values())[:_SHOWN]:
        where = ", ".join(part for part in (place.admin2, place.admin1, place.country) if part)
        typer.echo(
            f"{place.name}  {where}  {place.feature_code}  {place.position.lon:.4f}, {place.position.lat:.4f}"
            f"  {place.coordinate_source}  {place.id}"
        )


def _checked(codes: list[str]) -> list[str]:
    """Return the codes in capitals, each once.

    Raises
    ------
    typer.BadParameter
        If one is no country's.
    """
    upper = list(dict.fromkeys(code.upper() for code in codes))
    unknown = [code for code in upper if code not in countries()]
    if unknown:
        raise typer.BadParameter(f"{quoted(unknown[0])} is no country's ISO code: write SY for Syria")
    return upper


def _add(code: str, source: str) -> country_lists.CountryList:
    """Install the list of `code` that is in `source`, or fetched from it; half a transfer is kept."""
    if not source.startswith(("http://", "https://")):
        return country_lists.add(code, _local(code, Path(source)))
    path = download(code, lists_folder(default_path()) / "downloads", address=source)
    try:
        return country_lists.add(code, path)
    finally:
        discard(path)


def _local(code: str, source: Path) -> Path:
    """Return the file that holds the list of `code`: `source` itself, or one in that folder."""
    if not source.is_dir():
        return source
    names = [form.format(code) for form in _FORMS] + [form.format(code.lower()) for form in _DISTRIBUTIONS]
    found = [path for name in names if (path := source / name).is_file()]
    if not found:
        raise GazetteerError(f"{source} holds no list of {code}: {', '.join(names[:4])} are looked for")
    return found[0]
