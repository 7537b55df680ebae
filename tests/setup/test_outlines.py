import json

import pytest

from geo.errors import SetupError
from geo.gazetteer.areas import OUTLINES
from geo.setup import outlines
from geo.setup.built import MANIFEST
from geo.setup.outlines import make_outlines, outlines_are_current


@pytest.fixture
def no_debian(monkeypatch):
    """A machine that has no package of Debian."""

    def refuse(_workshop):
        raise SetupError("this machine has no apt-get")

    monkeypatch.setattr(outlines, "world_map", refuse)
    monkeypatch.setattr(outlines, "is_installed", lambda: False)


def silent(_doing, _share):
    pass


def test_where_no_outlines_can_be_had_there_are_none_until_debian_has_them(tmp_path, no_debian, monkeypatch):
    folder = tmp_path / "areas"
    make_outlines(folder, tmp_path / "gazetteer.sqlite", tmp_path, silent)
    assert [path.name for path in folder.iterdir()] == [MANIFEST]
    assert outlines_are_current(folder)
    monkeypatch.setattr(outlines, "is_installed", lambda: True)
    assert not outlines_are_current(folder)


def test_outlines_are_built_from_the_fetched_map_and_kept_while_it_is_the_same(tmp_path, monkeypatch):
    built: list[object] = []

    def build(path, *, world_map, gazetteer):
        built.append((world_map, gazetteer))
        path.write_bytes(b"outlines")

    monkeypatch.setattr(outlines, "world_map", lambda workshop: workshop / "world_map.gpkg")
    monkeypatch.setattr(outlines, "StoredGazetteer", lambda path: path)
    monkeypatch.setattr(outlines.outlines, "build_outlines", build)
    folder, gazetteer = tmp_path / "areas", tmp_path / "gazetteer.sqlite"
    make_outlines(folder, gazetteer, tmp_path, silent)
    assert built == [(tmp_path / "world_map.gpkg", gazetteer)]
    assert (folder / OUTLINES).read_bytes() == b"outlines"
    assert outlines_are_current(folder)
    (folder / OUTLINES).write_bytes(b"damaged")
    assert not outlines_are_current(folder)


def test_outlines_of_another_gazetteer_are_stale(tmp_path, no_debian):
    folder = tmp_path / "areas"
    make_outlines(folder, tmp_path / "gazetteer.sqlite", tmp_path, silent)
    manifest = json.loads((folder / MANIFEST).read_text())
    (folder / MANIFEST).write_text(json.dumps({**manifest, "made_from": "another"}))
    assert not outlines_are_current(folder)
