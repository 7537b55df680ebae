"""``toponyms``: every place name of an article, what it is taken to mean, how surely and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import orjson
import typer

from geo.cli.reading import Files, incoming, metadata
from geo.cli.streams import FAILED, STANDARD, complain_of, write
from geo.gazetteer import StoredGazetteer
from geo.resolution import Context, Resolution, Resolver, Toponym
from geo.sources import Incoming

Row = dict[str, Any]


def toponyms(
    files: Files,
    peoples: Annotated[bool, typer.Option(help="Peoples and adjectives (Syrian) count as well.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print a JSON object a line.")] = False,
    output: Annotated[str, typer.Option("-o", "--output", help="File to write; - is stdout.")] = STANDARD,
) -> None:
    """Show the place names of articles, wherever they stand, and where those places are."""
    come = list(incoming(files, metadata(None)))
    rows = _rows(come, peoples)
    write(output, (orjson.dumps(row) + b"\n" if json else f"{_told(row)}\n".encode() for row in rows))
    set_aside = [(one.name, one.reason or "") for one in come if one.article is None]
    for name, reason in set_aside:
        complain_of(name, reason)
    if set_aside:
        raise typer.Exit(FAILED)


def _rows(come: list[Incoming], peoples: bool) -> Iterator[Row]:
    from geo.resolution.recognition import Recogniser  # spaCy takes long to load: other commands do without

    gazetteer = StoredGazetteer()
    recogniser, resolver = Recogniser(gazetteer), Resolver(gazetteer)
    for one in come:
        if one.article is None:
            continue
        text = one.article.text
        mentions = recogniser.toponyms(text)
        asked = [
            Toponym(text=mention.text, start=mention.start, end=mention.end)
            for mention in mentions
            if peoples or gazetteer.demonym(mention.text) is None
        ]
        for answer in resolver.resolve(asked, Context(text=text, mentions=mentions)):
            yield {"article": one.name, **_row(answer)}


def _row(answer: Resolution) -> Row:
    place, position = answer.place, answer.position
    return {
        "toponym": answer.toponym.text,
        "start": answer.toponym.start,
        "end": answer.toponym.end,
        "place_name": place.name if place else None,
        "admin1": (place.admin1 or None) if place else None,
        "country": (place.country or None) if place else None,
        "lon": position.lon if position else None,
        "lat": position.lat if position else None,
        "radius_m": position.radius_m if position else None,
        "precision": str(answer.precision) if answer.precision else None,
        "confidence": answer.confidence,
        "why": answer.why,
        "guess": answer.guess.name if answer.guess else None,
    }


def _told(row: Row) -> str:
    spot = f"{row['article']} {row['start']}-{row['end']} {' '.join(row['toponym'].split())}"
    if row["lon"] is None:
        guess = f"; perhaps near {row['guess']}" if row["guess"] else ""
        return f"{spot}: {row['why']}{guess}"
    where = ", ".join(dict.fromkeys(filter(None, (row["place_name"], row["admin1"], row["country"]))))
    return f"{spot}: {where}: {row['lon']}, {row['lat']} (lon, lat), confidence {row['confidence']:.2f}"
