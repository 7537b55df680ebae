"""KML 2.2 (OGC 07-147r2), with times and styles: what virtual globes open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import shapely
from shapely.geometry.base import BaseGeometry

from geo.exports.csv import COLUMNS, plain_cells
from geo.exports.export import Export
from geo.exports.features import published_shape
from geo.exports.symbols import OF_OUTCOMES, channels
from geo.exports.xml import writable
from geo.filters import describe
from geo.frames import rows
from geo.vocabulary import Outcome


def write(export: Export) -> Iterator[bytes]:
    """Yield the document, one placemark a strike; those without a place have no geometry."""
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\n'
        f"<name>strikemap</name>{_element('description', describe(export.chosen))}\n"
    ).encode()
    yield "".join(
        f'<Style id="{outcome}"><IconStyle><color>{_colour(colour, 255)}</color></IconStyle>'
        f"<PolyStyle><color>{_colour(colour, 64)}</color></PolyStyle></Style>\n"
        for outcome, colour in OF_OUTCOMES.items()
    ).encode()
    for row in rows(export.frame):
        yield _placemark(row).encode()
    yield b"</Document></kml>\n"


def _colour(colour: str, opacity: int) -> str:
    """Return a colour as KML has it: alpha, blue, green, red."""
    return bytes((opacity, *reversed(channels(colour)))).hex()


def _placemark(row: Mapping[str, Any]) -> str:
    shape = published_shape(row["geometry"], row["radius_m"])
    cells = dict(zip(COLUMNS, plain_cells(row), strict=True))
    style = row["outcome"] or Outcome.UNKNOWN
    data = "".join(
        f"<Data name={quoteattr(name)}>{_element('value', str(cell))}</Data>"
        for name, cell in cells.items()
        if cell not in (None, "")
    )
    return (
        f"<Placemark id={quoteattr('s' + row['id'])}>{_element('name', row['place_name'] or row['place'])}"
        f"{_element('description', row['quote'])}{_times(cells)}<styleUrl>#{style}</styleUrl>"
        f"<ExtendedData>{data}</ExtendedData>{_geometry(shape)}</Placemark>\n"
    )


def _times(cells: Mapping[str, object]) -> str:
    if not cells["start_utc"]:
        return ""
    return f"<TimeSpan><begin>{cells['start_utc']}</begin><end>{cells['end_utc']}</end></TimeSpan>"


def _geometry(shape: BaseGeometry | None) -> str:
    if shape is None:
        return ""
    if shape.geom_type == "Point":
        return f"<Point><coordinates>{shape.x},{shape.y}</coordinates></Point>"
    polygons = "".join(map(_polygon, shapely.get_parts(shape)))
    return f"<MultiGeometry>{polygons}</MultiGeometry>"


def _polygon(polygon: BaseGeometry) -> str:
    outer = f"<outerBoundaryIs>{_ring(shapely.get_exterior_ring(polygon))}</outerBoundaryIs>"
    holes = (f"<innerBoundaryIs>{_ring(ring)}</innerBoundaryIs>" for ring in polygon.interiors)
    return f"<Polygon>{outer}{''.join(holes)}</Polygon>"


def _ring(ring: BaseGeometry) -> str:
    spots = " ".join(f"{lon},{lat}" for lon, lat in ring.coords)
    return f"<LinearRing><coordinates>{spots}</coordinates></LinearRing>"


def _element(name: str, text: str) -> str:
    """Return an element of plain text; globes read markup in a description, so its `<` is escaped twice."""
    words = writable(text)
    return f"<{name}>{escape(escape(words)) if name == 'description' else escape(words)}</{name}>"
