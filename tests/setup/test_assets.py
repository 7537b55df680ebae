import pytest

from geo.errors import SetupError
from geo.layers import scripts
from geo.maps import StrikeMap
from geo.setup.assets import ASSETS, assets_are_current, copy_assets
from geo.setup.steps import STATIC


@pytest.fixture
def node_modules(tmp_path):
    for asset in ASSETS:
        path = tmp_path / "node_modules" / asset.package / asset.path
        if path.suffix or path.name == "LICENSE":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{asset.package} {asset.path}")
        else:
            path.mkdir(parents=True)
            (path / "marker-icon.png").write_bytes(b"\x89PNG")
    return tmp_path / "node_modules"


def test_every_asset_is_copied_to_where_it_is_served(node_modules, tmp_path):
    vendor = tmp_path / "vendor"
    copy_assets(node_modules, vendor)
    assert (vendor / "leaflet" / "leaflet.js").read_text() == "leaflet dist/leaflet.js"
    assert (vendor / "leaflet" / "images" / "marker-icon.png").is_file()
    assert all((vendor / asset.served_as).exists() for asset in ASSETS)
    assert assets_are_current(vendor)


def test_a_package_without_the_file_is_told_and_nothing_is_copied(node_modules, tmp_path):
    (node_modules / "leaflet" / "dist" / "leaflet.css").unlink()
    with pytest.raises(SetupError, match=r"npm package leaflet has no dist/leaflet\.css"):
        copy_assets(node_modules, tmp_path / "vendor")
    assert not (tmp_path / "vendor").exists()


def test_what_is_served_has_the_licence_with_it():
    packages = {asset.package for asset in ASSETS}
    assert packages == {asset.package for asset in ASSETS if asset.path == "LICENSE"}


def test_what_set_up_copied_is_all_that_the_map_loads():
    drawn = StrikeMap()
    links = [link for _, link in (*drawn.default_js, *drawn.default_css)]
    served = [*scripts.LIBRARIES, *(link.partition("/app/static/vendor/")[2] for link in links)]
    assert served
    assert set(served) <= {asset.served_as for asset in ASSETS}
    assert all((STATIC / "vendor" / path).is_file() for path in served)
