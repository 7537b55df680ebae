"""Build the file of outlines from Natural Earth (public domain), matched to the gazetteer's areas.

Natural Earth's provinces follow other lists than GeoNames' first-order areas (England is drawn as
its counties). Each province belongs to the area that most of the settlements within it lie in; an
area's outline is the union of its provinces, and a region's that of the areas it is made of.
"""

from __future__ import annotations

import os
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import GazetteerError
from geo.gazetteer import curated, geonames
from geo.gazetteer.store import StoredGazetteer

# About a kilometre: far finer than an area report can mean, and a hundredth of the size.
_TOLERANCE_DEGREES = 0.01
# Natural Earth gives no code to these countries (it marks the code as disputed or in use otherwise).
_MISSING_CODE = ("-99", "-1", None)


def build_outlines(path: Path, *, world_map: Path, gazetteer: StoredGazetteer) -> None:
    """Write the outlines to `path`, whole or not at all.

    Parameters
    ----------
    path
        Their file.
    world_map
        Natural Earth's countries and provinces, as Debian's ``qgis-common`` packs them.
    gazetteer
        The areas to draw.

    Raises
    ------
    GazetteerError
        If `world_map` cannot be read or `path` not written.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        outlines = _outlines(world_map, gazetteer)
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        with closing(sqlite3.connect(part)) as database, database:
            database.execute("CREATE TABLE area (place TEXT PRIMARY KEY, outline BLOB) WITHOUT ROWID")
            database.executemany("INSERT INTO area VALUES (?, ?)", _packed(outlines))
        part.replace(path)
    except (OSError, sqlite3.Error, RuntimeError) as error:  # pyogrio's errors are RuntimeErrors
        raise GazetteerError(f"cannot write the outlines to {path}: {error}") from error
    finally:
        with suppress(OSError):
            part.unlink()


def _outlines(world_map: Path, gazetteer: StoredGazetteer) -> dict[str, BaseGeometry]:
    outlines = {}
    for code, outline in _by_country(world_map).items():
        country = gazetteer.country(code)
        if country is not None:
            outlines[country.id] = outline
    areas = _by_area(world_map, gazetteer)
    outlines.update(areas)
    ids = geonames.area_ids()
    for row in curated.rows("regions"):
        members = [areas.get(f"geonames:{ids.get(code)}") for code in row["members"].split("|")]
        if all(members):
            outlines[f"strikemap:{row['id']}"] = shapely.union_all(members)
    return outlines


def _by_country(world_map: Path) -> Mapping[str, BaseGeometry]:
    countries = gpd.read_file(world_map, layer="countries")
    known = countries[~countries["iso_a2"].isin(_MISSING_CODE)]
    return dict(zip(known["iso_a2"], known.geometry, strict=True))


def _by_area(world_map: Path, gazetteer: StoredGazetteer) -> dict[str, BaseGeometry]:
    """Return the outlines of the first-order areas by the id of their place."""
    provinces = gpd.read_file(world_map, layer="states_provinces")[["geometry"]]
    settled = [place for place in gazetteer.settlements() if place.admin1]
    points = gpd.GeoDataFrame(
        {"area": [(place.country, place.admin1) for place in settled]},
        geometry=gpd.points_from_xy(
            [place.position.lon for place in settled], [place.position.lat for place in settled]
        ),
        crs=provinces.crs,
    )
    joined = gpd.sjoin(points, provinces, predicate="within")
    parts: dict[tuple[str, str], list[BaseGeometry]] = defaultdict(list)
    for province, within in joined.groupby("index_right"):
        (owner, _), *_rest = Counter(within["area"]).most_common(1)
        parts[owner].append(provinces.geometry.loc[province])
    ids = {(place.country, place.name): place.id for place in gazetteer.first_order_areas()}
    return {ids[area]: shapely.union_all(shapes) for area, shapes in parts.items() if area in ids}


def _packed(outlines: Mapping[str, BaseGeometry]) -> Iterator[tuple[str, bytes]]:
    for place_id, outline in sorted(outlines.items()):
        simple = shapely.make_valid(outline.simplify(_TOLERANCE_DEGREES))
        yield place_id, shapely.to_wkb(shapely.orient_polygons(simple))
