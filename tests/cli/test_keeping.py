import pytest

from geo.cli import main
from geo.pipeline import Reading
from geo.store import open_store
from tests.builders import article, placed


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("STRIKEMAP_DATABASE", str(tmp_path / "s.sqlite"))
    store = open_store()
    told = article("It was struck.")
    store.save([Reading(name="a", article=told, reports=(placed("r", of=told),))], "fake/1")
    return store


def test_a_backup_undoes_what_came_after_it(store, tmp_path, capsys):
    before = store.revision()
    assert main(["backup", str(tmp_path / "b")]) == 0
    article_id = store.strikes()[0].reports[0].source.article_id
    assert main(["erase", article_id, "--reason", "asked for"]) == 0
    assert store.strikes() == ()
    assert main(["restore", str(tmp_path / "b")]) == 0
    assert store.revision() == before
    assert capsys.readouterr().out.count(before) == 2


def test_what_cannot_be_done_is_one_line(store, tmp_path, capsys):
    assert main(["restore", str(tmp_path / "nothing")]) == 1
    assert main(["erase", "nobody", "--reason", "x"]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 2
