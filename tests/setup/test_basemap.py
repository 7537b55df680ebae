import geopandas as gpd
import pyogrio
import pytest
import shapely

from geo.errors import SetupError
from geo.setup import basemap, world
from geo.setup.basemap import build_basemap
from geo.setup.basemap_info import BasemapInfo, basemap_is_current, read_info


@pytest.fixture
def node_modules(tmp_path):
    folder = tmp_path / "node_modules" / "world-atlas"
    folder.mkdir(parents=True)
    shapes = [shapely.box(73, 31, 75, 35), shapely.box(75, 31, 77, 35)]
    table = gpd.GeoDataFrame({"name": ["Pakistan", "India"]}, geometry=shapes, crs="EPSG:4326")
    pyogrio.write_dataframe(table, folder / "countries-10m.json", driver="GeoJSON", layer="countries")
    return folder.parent


@pytest.fixture(autouse=True)
def one_town(monkeypatch):
    """All towns of the world take seconds to write."""
    town = gpd.GeoDataFrame({"name": ["Lahore"]}, geometry=[shapely.Point(74.3, 31.5)], crs="EPSG:4326")
    monkeypatch.setattr(world, "towns", lambda: town)


@pytest.fixture
def no_debian(monkeypatch):
    def refuse(_workshop):
        raise SetupError("no apt-get")

    monkeypatch.setattr(basemap, "world_map", refuse)


@pytest.fixture
def countries_map(tmp_path, node_modules, no_debian):
    told: list[tuple[str, float]] = []
    folder = tmp_path / "static" / "basemap"
    build_basemap(folder, node_modules, tmp_path, lambda doing, share: told.append((doing, share)))
    return folder, told


def test_without_the_provinces_the_map_has_countries_and_a_note(countries_map):
    folder, _ = countries_map
    info = read_info(folder)
    assert info.layers == ("land", "bounds", "country_lbl", "places")
    assert "qgis-common" in (info.note or "")
    assert "run the set-up again" in (info.note or "")
    assert basemap_is_current(folder)


def test_every_layer_is_a_file_of_tiles_with_a_layer_of_its_name(countries_map):
    folder, _ = countries_map
    for name in read_info(folder).layers:
        path = folder / f"{name}.pmtiles"
        assert path.read_bytes()[:7] == b"PMTiles"
        assert [layer for layer, _ in pyogrio.list_layers(path)] == [name]
    labels = gpd.read_file(folder / "country_lbl.pmtiles")
    assert set(labels["name"]) == {"Pakistan", "India"}


def test_it_tells_what_it_does_and_how_far_it_is(countries_map):
    _, told = countries_map
    assert [doing for doing, _ in told][:2] == ["base map: land", "base map: bounds"]
    shares = [share for _, share in told]
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert shares[-1] < 1


def test_a_folder_that_cannot_be_written_is_told(tmp_path, node_modules, no_debian):
    (tmp_path / "static").write_text("a file is in the way")
    with pytest.raises(SetupError, match="cannot write"):
        build_basemap(tmp_path / "static" / "basemap", node_modules, tmp_path, lambda _doing, _share: None)


def test_with_the_provinces_nothing_is_missing(tmp_path, node_modules, monkeypatch):
    line = gpd.GeoDataFrame(
        {"cls": ["loc"]}, geometry=[shapely.LineString([(75, 33), (75, 35)])], crs="EPSG:4326"
    )
    monkeypatch.setattr(basemap, "world_map", lambda workshop: workshop / "world_map.gpkg")
    monkeypatch.setattr(basemap, "detailed", lambda _world, _atlas: iter([("bounds", line)]))
    made = build_basemap(tmp_path / "basemap", node_modules, tmp_path, lambda _doing, _share: None)
    assert made == BasemapInfo(source="Natural Earth · GeoNames", note=None, layers=("bounds",))
