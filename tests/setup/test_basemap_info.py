import pytest

from geo.errors import SetupError
from geo.setup import basemap_info
from geo.setup.basemap_info import INFO, BasemapInfo, basemap_is_current, made_from, read_info, write_info
from geo.setup.built import building
from geo.setup.steps import STATIC

COUNTRIES = BasemapInfo(source="Natural Earth", note="countries only", layers=("land", "bounds"))


def test_what_is_written_is_read_back(tmp_path):
    write_info(tmp_path, COUNTRIES)
    assert read_info(tmp_path) == COUNTRIES


@pytest.mark.parametrize("content", [None, b"", b"{}", b"[1]", b"\xff", b'{"source": 1, "note": null}'])
def test_a_missing_or_damaged_one_is_told_with_the_way_out(tmp_path, content):
    if content is not None:
        (tmp_path / INFO).write_bytes(content)
    with pytest.raises(SetupError, match=r"no base map in .*make setup"):
        read_info(tmp_path)


@pytest.mark.parametrize(
    ("detailed", "installed", "current"),
    [(True, True, True), (True, False, True), (False, False, True), (False, True, False)],
)
def test_countries_only_will_do_until_the_provinces_are_installed(
    tmp_path, monkeypatch, detailed, installed, current
):
    monkeypatch.setattr(basemap_info, "is_installed", lambda: installed)
    with building(tmp_path / "basemap", made_from(detailed=detailed)):
        pass
    assert basemap_is_current(tmp_path / "basemap") is current


def test_set_up_built_the_map_that_is_served():
    assert basemap_is_current(STATIC / "basemap")
    assert all(
        (STATIC / "basemap" / f"{name}.pmtiles").is_file() for name in read_info(STATIC / "basemap").layers
    )
