from pathlib import Path

import orjson
import pytest

from benchmarks import _corpora, places, toponyms


def test_corpora_lie_where_the_environment_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRIKEMAP_CORPORA", str(tmp_path))
    (tmp_path / "toponyms").mkdir()
    for name in ("b.xml", "a.xml.gz", "c.txt"):
        (tmp_path / "toponyms" / name).touch()
    assert [path.name for path in _corpora.corpora("toponyms", "*.xml*")] == ["a.xml.gz", "b.xml"]


@pytest.mark.parametrize("program", [toponyms, places])
def test_without_corpora_one_flat_object_says_so(
    program: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STRIKEMAP_CORPORA", str(tmp_path))
    monkeypatch.setattr("sys.argv", ["program", "--json"])
    program.main()  # type: ignore[attr-defined]
    assert orjson.loads(capsys.readouterr().out) == {"corpora": _corpora.NOT_FOUND}


def test_corpora_are_measured_each_under_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "toponyms").mkdir()
    (tmp_path / "toponyms" / "News.xml").write_text(
        "<articles><article><text>Shells fell on Lahore.</text><toponyms><toponym><start>15</start>"
        "<end>21</end><phrase>Lahore</phrase><gaztag><lat>31.55</lat><lon>74.34</lon></gaztag></toponym>"
        "</toponyms></article></articles>"
    )
    monkeypatch.setenv("STRIKEMAP_CORPORA", str(tmp_path))
    monkeypatch.setattr("sys.argv", ["program", "--json"])
    toponyms.main()
    found = orjson.loads(capsys.readouterr().out)
    assert (found["News_toponyms"], found["News_acc161"]) == (1, 1.0)
