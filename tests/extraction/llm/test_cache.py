from __future__ import annotations

from pathlib import Path

import pytest

from geo.extraction.llm.cache import Cache, key_of

KEY = key_of("http://a", {"x": 1})


def test_what_is_kept_is_given_back_by_every_cache_of_the_folder(tmp_path: Path) -> None:
    Cache(tmp_path / "new").keep(KEY, "answer \ud7ff")
    assert Cache(tmp_path / "new").answer(KEY) == "answer \ud7ff"
    assert [path.suffix for path in (tmp_path / "new").iterdir()] == [".json"]


def test_what_is_not_kept_is_none(tmp_path: Path) -> None:
    assert Cache(tmp_path).answer(KEY) is None


@pytest.mark.parametrize("damaged", [b"", b"{", b"[]", b'{"answer": 7}', b"\xff"])
def test_a_damaged_file_is_none_and_kept_anew(damaged: bytes, tmp_path: Path) -> None:
    (tmp_path / f"{KEY}.json").write_bytes(damaged)
    cache = Cache(tmp_path)
    assert cache.answer(KEY) is None
    cache.keep(KEY, "answer")
    assert cache.answer(KEY) == "answer"


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file" / "folder")
    cache.keep(KEY, "answer")
    assert cache.answer(KEY) is None


def test_the_key_tells_apart_who_is_asked_what() -> None:
    keys = {key_of(url, {"x": x}) for url in ("http://a", "http://b") for x in (1, 2)}
    assert len(keys) == 4
    assert key_of("http://a", {"x": 1, "y": 2}) == key_of("http://a", {"y": 2, "x": 1})
