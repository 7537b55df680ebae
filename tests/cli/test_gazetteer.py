from pathlib import Path

import pytest

from geo.cli import gazetteer as commands
from geo.cli import main
from geo.gazetteer.files import default_path
from tests.gazetteer import list_samples as samples


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a list of Pakistan, and a gazetteer to install it beside."""
    built = default_path()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "gazetteer.sqlite").symlink_to(built)
    monkeypatch.setenv("STRIKEMAP_DATA", str(tmp_path / "data"))
    folder = tmp_path / "lists"
    folder.mkdir()
    samples.whos_on_first(folder)
    return folder


def test_a_list_is_added_shown_searched_and_removed(lists: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gazetteer", "add", "pk", "--from", str(lists)]) == 0
    assert capsys.readouterr().out.startswith("PK: 5 places (Who's On First")
    assert main(["gazetteer", "list"]) == 0
    assert capsys.readouterr().out.split()[:2] == ["PK", "5"]
    assert main(["gazetteer", "search", "Qwxyz Kalan"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == (
        "Qwxyz Kalan  Kasur, Punjab, PK  PPL  74.1000, 31.2000  Who's On First  whosonfirst:2"
    )
    assert main(["gazetteer", "search", "qwxyz"]) == 0
    assert capsys.readouterr().out.startswith("Qwxyz Kalan  ")
    assert main(["gazetteer", "remove", "PK"]) == 0
    assert main(["gazetteer", "search", "Qwxyz Kalan"]) == 1
    assert "is its country's list installed?" in capsys.readouterr().err


def test_a_damaged_list_is_told_and_the_others_are_added(
    lists: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (lists / "SY.csv.gz").write_bytes((lists / "PK.csv.gz").read_bytes()[:-9])
    assert main(["gazetteer", "add", "SY", "IQ", "PK", "--from", str(lists)]) == 1
    said = capsys.readouterr()
    assert said.out.startswith("PK: 5 places")
    damaged, missing = said.err.splitlines()
    assert damaged.startswith("strikemap: SY: ")
    assert "damaged" in damaged
    assert "holds no list of IQ" in missing


def test_without_a_folder_geonames_is_asked(
    lists: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fetched(_code: str, folder: Path, address: str) -> Path:
        folder.mkdir()
        return samples.geonames_archive(folder)

    (lists.parent / "data" / "gazetteer.d").mkdir()
    monkeypatch.setattr(commands, "download", fetched)
    assert main(["gazetteer", "add", "PK"]) == 0
    assert list((lists.parent / "data" / "gazetteer.d" / "downloads").iterdir()) == []
    assert "PK: 2 places" in capsys.readouterr().out


@pytest.mark.parametrize("code", ["ZZ", "../x", "Syria", ""])
def test_what_is_no_country_is_refused(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gazetteer", "add", code]) == 2
    assert "ISO code" in capsys.readouterr().err
