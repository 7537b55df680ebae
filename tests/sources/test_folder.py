from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from geo.articles import MAX_BYTES, Metadata
from geo.errors import ArticleError
from geo.sources import read_file, read_folder, read_lines
from geo.sources.folder import parse_published

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


def test_a_json_line_above_the_limit_is_refused_and_the_next_is_read() -> None:
    lines = b"x" * (2 * MAX_BYTES) + b"\n" + json.dumps({"text": STORY}).encode()
    long, short = read_lines(io.BytesIO(lines))
    assert long.reason is not None
    assert "at most 20 MB" in long.reason
    assert (short.name, short.reason) == ("line 2", None)


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


def test_every_json_line_gives_one_incoming_in_order() -> None:
    lines = [
        json.dumps(
            {
                "id": 7,
                "text": STORY,
                "published": "2024-03-05",
                "url": "https://a.example/x",
                "publisher": "A",
            }
        ),
        "",
        "{not json",
        "[1]",
        json.dumps({"id": "x"}),
        json.dumps({"id": "y", "text": STORY, "url": "javascript:alert(1)"}),
        json.dumps({"id": "z", "text": STORY, "published": "31 February"}),
        "[" * 100_000,
        json.dumps({"text": "Lone \ud800 surrogate in the text."}),
    ]
    found = list(read_lines(io.BytesIO("\n".join(lines).encode())))
    assert [i.name for i in found] == ["7", "line 2", "line 3", "line 4", "x", "y", "z", "line 8", "line 9"]
    assert [i.article is not None for i in found] == [True, *[False] * 7, True]
    assert all(bool(i.reason) != bool(i.article) for i in found)
    first, last = found[0].article, found[-1].article
    assert first is not None
    assert (first.text, first.published, first.publisher) == (STORY, date(2024, 3, 5), "A")
    assert last is not None
    assert last.text == "Lone \N{REPLACEMENT CHARACTER} surrogate in the text."


def test_published_is_a_day_or_a_zoned_instant() -> None:
    assert parse_published("2024-03-05") == date(2024, 3, 5)
    assert parse_published("2024-03-05T06:00:00Z") == datetime(2024, 3, 5, 6, tzinfo=UTC)
    assert parse_published("") is None
    for wrong in ("2024-02-31", "yesterday", "0000-01-01", 20240305.5):
        with pytest.raises(ArticleError, match="published"):
            parse_published(wrong)
