from __future__ import annotations

import io
import json
from datetime import date

import pytest

from geo.articles import MAX_BYTES, Article
from geo.sources import Incoming, read_lines

STORY = "Two drones struck a fuel depot in the port on Tuesday, and no one was hurt.\n"


def read(*records: object) -> list[Incoming]:
    return list(read_lines(io.BytesIO("\n".join(map(json.dumps, records)).encode())))


def article(**record: object) -> Article:
    (one,) = read({"text": STORY, **record})
    assert one.article is not None, one.reason
    return one.article


def test_a_json_line_above_the_limit_is_refused_and_the_next_is_read() -> None:
    lines = b"x" * (2 * MAX_BYTES) + b"\n" + json.dumps({"text": STORY}).encode()
    long, short = read_lines(io.BytesIO(lines))
    assert long.reason is not None
    assert "at most 20 MB" in long.reason
    assert (short.name, short.reason) == ("line 2", None)


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


@pytest.mark.parametrize("given", ["x", 7, -1, 2.5, "\x00 {{7*7}}", "", "9" * 2000])
def test_the_id_is_given_back_as_it_was_given(given: object) -> None:
    (one,) = read({"id": given, "text": STORY})
    assert one.id == given
    assert type(one.id) is type(given)
    assert len(one.name) <= 1000


@pytest.mark.parametrize("given", [None, True, [1], {"a": 1}, 10**400, float("nan"), float("inf")])
def test_what_is_no_id_is_none_and_the_line_has_its_number(given: object) -> None:
    (one,) = read({"id": given, "text": STORY})
    assert (one.id, one.name) == (None, "line 1")
    assert one.article is not None


def test_of_a_time_without_a_zone_the_day_counts() -> None:
    assert article(published="2024-03-05T23:30:00").published == date(2024, 3, 5)


def test_a_part_of_a_page_keeps_every_character_in_its_place() -> None:
    text = f"<p>{STORY}</p><p>{STORY} &amp; more</p><p>x</p>"
    assert article(text=text).text == text


def test_a_whole_page_is_read_as_a_page() -> None:
    text = f"<!DOCTYPE html><html><body><nav>Home</nav><article><p>{STORY}</p><p>{STORY}</p></article>"
    read_as = article(text=text).text
    assert STORY.strip() in read_as
    assert "<" not in read_as
    assert "Home" not in read_as


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_lines_come_in_the_encodings_that_programs_write(encoding: str) -> None:
    lines = "".join(json.dumps({"id": f"café {n}", "text": STORY}, ensure_ascii=False) + "\r\n" for n in "12")
    found = list(read_lines(io.BytesIO(lines.encode(encoding))))
    assert [(one.id, one.reason) for one in found] == [("café 1", None), ("café 2", None)]
