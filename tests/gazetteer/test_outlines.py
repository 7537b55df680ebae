from pathlib import Path

import geopandas as gpd
import pytest
from shapely import MultiPolygon, box

from geo.errors import GazetteerError
from geo.gazetteer import StoredGazetteer
from geo.gazetteer.areas import area_polygon
from geo.gazetteer.outlines import build_outlines


@pytest.fixture
def world_map(tmp_path: Path) -> Path:
    """A map of one country and two provinces, laid over Azad Kashmir and Gilgit-Baltistan's towns."""
    path = tmp_path / "world.gpkg"
    south, north = box(73.4, 32.8, 74.3, 34.6), box(74.0, 35.0, 76.0, 36.5)
    countries = gpd.GeoDataFrame(
        {"iso_a2": ["PK", "-99"]},
        geometry=[MultiPolygon([box(60, 23, 77, 37)]), MultiPolygon([box(0, 0, 1, 1)])],
        crs=4326,
    )
    provinces = gpd.GeoDataFrame(geometry=[MultiPolygon([south]), MultiPolygon([north])], crs=4326)
    countries.to_file(path, layer="countries")
    provinces.to_file(path, layer="states_provinces")
    return path


def test_provinces_are_drawn_for_the_area_most_of_their_towns_lie_in(
    gazetteer: StoredGazetteer, world_map: Path, tmp_path: Path
) -> None:
    path = tmp_path / "areas.sqlite"
    build_outlines(path, world_map=world_map, gazetteer=gazetteer)
    azad = gazetteer.by_id("geonames:1184196")
    whole = gazetteer.by_id("strikemap:pakistan-administered-kashmir")
    country = gazetteer.country("PK")
    assert azad is not None
    assert whole is not None
    assert country is not None
    outlines = [area_polygon(place, path) for place in (azad, whole, country)]
    assert [outline.bounds for outline in outlines if outline is not None] == [
        (73.4, 32.8, 74.3, 34.6),
        (73.4, 32.8, 76.0, 36.5),
        (60, 23, 77, 37),
    ]
    assert all(outline is not None and outline.is_valid for outline in outlines)


def test_a_missing_map_is_said_and_nothing_written(gazetteer: StoredGazetteer, tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="cannot write the outlines"):
        build_outlines(tmp_path / "areas.sqlite", world_map=tmp_path / "none.gpkg", gazetteer=gazetteer)
    assert list(tmp_path.iterdir()) == []
