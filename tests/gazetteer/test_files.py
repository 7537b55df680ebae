from pathlib import Path

import pytest

from geo.gazetteer.files import CURATED, default_path


def test_the_built_file_lives_in_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("STRIKEMAP_DATA", raising=False)
    assert default_path() == CURATED / "gazetteer.sqlite"


def test_the_environment_may_move_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("STRIKEMAP_DATA", str(tmp_path))
    assert default_path() == tmp_path / "gazetteer.sqlite"
