import os

import pytest

from geo.files import replacing


def test_what_was_there_stays_until_the_new_is_whole(tmp_path):
    path = tmp_path / "a"
    path.write_text("old")
    with replacing(path) as part:
        part.write_text("new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_leaves_what_was_there_and_nothing_else(tmp_path):
    path = tmp_path / "a"
    path.write_text("old")
    with pytest.raises(OSError, match="full"):
        fill_the_disk(path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_content_is_on_the_disk_before_its_name_and_the_name_before_the_end(tmp_path, monkeypatch):
    """A power cut between any two of these leaves the old file or the new one, never half of it."""
    done = []
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: done.append(_name(handle)) or real(handle))
    with replacing(tmp_path / "a") as part:
        part.write_text("new")
        name = part.name
    assert done == [name, tmp_path.name]


def fill_the_disk(path):
    with replacing(path) as part:
        part.write_text("half")
        raise OSError("full")


def _name(handle):
    return os.path.basename(os.readlink(f"/proc/self/fd/{handle}"))  # noqa: PTH119, PTH115
