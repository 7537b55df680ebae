"""The outlines of countries, provinces and regions, for reports that name no point."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import shapely
from shapely import MultiPolygon, box
from shapely.geometry.base import BaseGeometry

from geo.errors import GazetteerError
from geo.gazetteer.files import default_path
from geo.gazetteer.place import Place

OUTLINES = "outlines.sqlite"


def areas_path() -> Path:
    """Return where the outlines are kept: in a folder of their own beside the gazetteer."""
    return default_path().with_name("areas") / OUTLINES


def area_polygon(place: Place, path: Path | None = None) -> BaseGeometry | None:
    """Return the outline of `place` in lon, lat degrees.

    Natural Earth's where set-up could get it. Seas and regions that no list of provinces makes up are
    their box; a country or province without an outline is `None` and so listed, not drawn, since its
    box would cover its neighbours.

    Raises
    ------
    GazetteerError
        If the file of outlines is damaged.
    """
    kept = path or areas_path()
    outline = _read(place.id, kept) if kept.is_file() else None
    if outline is not None:
        return outline
    administrative = place.feature_code.startswith(("ADM", "PCL"))
    return bbox_polygon(place.bbox) if place.bbox and not administrative else None


def bbox_polygon(bbox: tuple[float, float, float, float]) -> BaseGeometry:
    """Return `bbox` as a polygon, in two parts where it crosses the antimeridian (RFC 7946, 3.1.9)."""
    west, south, east, north = bbox
    if west <= east:
        return box(west, south, east, north)
    return MultiPolygon([box(west, south, 180, north), box(-180, south, east, north)])


def _read(place_id: str, path: Path) -> BaseGeometry | None:
    uri = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as database:
            row = database.execute("SELECT outline FROM area WHERE place = ?", (place_id,)).fetchone()
    except sqlite3.DatabaseError as error:
        raise GazetteerError(
            f"the outlines {path} are damaged ({error}): delete them, run `make setup`"
        ) from error
    return shapely.from_wkb(row[0]) if row else None
