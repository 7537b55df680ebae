import pytest

from geo.errors import SetupError
from geo.setup.natural_earth import PACKAGE, is_installed, world_map

INSIDE = "usr/share/qgis/resources/data"


@pytest.fixture
def debian(tmp_path, monkeypatch):
    """A machine whose apt-get and dpkg-deb are the scripts given."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")

    def make(name: str, code: str) -> None:
        script = tmp_path / "bin" / name
        script.write_text(f"#!/bin/sh\necho {name} $1 >> {tmp_path / 'log'}\n{code}\n")
        script.chmod(0o755)

    make("dpkg-deb", f'mkdir -p "$3/{INSIDE}"; cp "$2" "$3/{INSIDE}/world_map.gpkg"')
    return make


@pytest.fixture
def workshop(tmp_path):
    folder = tmp_path / "workshop"
    folder.mkdir()
    return folder


def log(workshop):
    return (workshop.parent / "log").read_text().splitlines()


def test_what_is_installed_is_used(tmp_path, workshop):
    assert not is_installed(root=tmp_path)
    path = tmp_path / INSIDE / "world_map.gpkg"
    path.parent.mkdir(parents=True)
    path.write_text("gpkg")
    assert is_installed(root=tmp_path)
    assert world_map(workshop, root=tmp_path) == path


def test_what_is_not_is_fetched_but_not_installed(tmp_path, debian, workshop):
    debian("apt-get", f"echo gpkg > {PACKAGE}_3.22_all.deb")
    assert world_map(workshop, root=tmp_path).read_text() == "gpkg\n"
    assert log(workshop) == ["apt-get download", "dpkg-deb --extract"]


def test_a_fresh_machine_updates_its_lists_first(tmp_path, debian, workshop):
    lists = tmp_path / "lists"
    download = f"test -e {lists} || exit 100; echo gpkg > {PACKAGE}_3.22_all.deb"
    debian("apt-get", f"case $1 in update) touch {lists};; download) {download};; esac")
    assert world_map(workshop, root=tmp_path).is_file()
    assert log(workshop)[:3] == ["apt-get download", "apt-get update", "apt-get download"]


def test_without_network_it_is_told(tmp_path, debian, workshop):
    debian("apt-get", "echo 'E: Failed to fetch'; exit 100")
    with pytest.raises(SetupError, match="Failed to fetch; check the network"):
        world_map(workshop, root=tmp_path)


def test_a_package_without_the_map_is_told(tmp_path, debian, workshop):
    debian("apt-get", f"echo gpkg > {PACKAGE}_4.0_all.deb")
    debian("dpkg-deb", "exit 0")
    with pytest.raises(SetupError, match=r"qgis-common_4.0_all.deb holds no world_map.gpkg"):
        world_map(workshop, root=tmp_path)


def test_a_machine_that_is_no_debian_is_told(tmp_path, workshop, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SetupError, match="no apt-get"):
        world_map(workshop, root=tmp_path)
