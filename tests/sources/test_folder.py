from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from geo.articles import MAX_BYTES, Metadata
from geo.errors import ArticleError
from geo.sources import read_file, read_folder

SEEDS = Path(__file__).parents[2] / "seeds"
STORY = "Two drones struck a fuel depot in the port on Tuesday, and no one was hurt.\n"


def test_the_seed_is_read_with_its_sidecar() -> None:
    article = read_file(SEEDS / "000_c9bb2faa0c5880d1.txt")
    assert article.published == date(2025, 5, 10)
    assert article.publisher is None
    assert article.url is None
    assert article.language == "en"
    assert {"published", "publisher", "url", "language"} == {key for key, _ in article.evidence}


def test_what_the_caller_knows_goes_before_the_sidecar(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "a.toml").write_text('published = 2024-03-05\npublisher = "Agency"\n')
    article = read_file(tmp_path / "a.txt", Metadata(published=date(2024, 3, 6)))
    assert (article.published, article.publisher) == (date(2024, 3, 6), "Agency")


def test_an_error_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    with pytest.raises(ArticleError, match=r"a\.txt: the article is empty"):
        read_file(tmp_path / "a.txt")
    with pytest.raises(ArticleError, match=r"b\.txt: No such file"):
        read_file(tmp_path / "b.txt")


def test_a_file_above_the_limit_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(ArticleError, match="at most 20 MB"):
        read_file(tmp_path / "big.txt")


def test_a_device_without_end_is_refused() -> None:
    with pytest.raises(ArticleError, match="at most 20 MB"):
        read_file(Path("/dev/zero"))


def test_a_folder_yields_all_articles_below_it_and_the_reasons_why_not(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b" / "c.html").write_bytes(b"\x89PNG")
    (tmp_path / "b" / "d.jsonl").write_text(json.dumps({"id": "one", "text": STORY}) + "\n")
    (tmp_path / "ignored.csv").write_text("a,b")
    (tmp_path / ".git" / "e.txt").write_text(STORY)
    found = list(read_folder(tmp_path))
    assert [Path(i.name).name for i in found] == ["a.txt", "c.html", "d.jsonl: one"]
    assert [i.article is not None for i in found] == [True, False, True]
    assert "PNG" in (found[1].reason or "")


def test_an_unknown_path_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="no such file or folder"):
        list(read_folder(tmp_path / "nowhere"))


def test_a_folder_without_articles_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b")
    with pytest.raises(ArticleError, match=r"no articles .*\.txt"):
        list(read_folder(tmp_path))


def test_a_feed_in_a_folder_gives_its_entries_and_its_sidecar_counts(tmp_path: Path) -> None:
    entry = f"<item><title>Depot burns</title><description>{STORY}</description></item>"
    (tmp_path / "a.xml").write_text(f"<rss><channel>{entry * 2}</channel></rss>")
    (tmp_path / "a.toml").write_text('publisher = "Agency"\n')
    first, second = read_folder(tmp_path)
    assert first.name == second.name == f"{tmp_path / 'a.xml'}: Depot burns"
    assert first.article is not None
    assert (first.article.publisher, first.article.title) == ("Agency", "Depot burns")
