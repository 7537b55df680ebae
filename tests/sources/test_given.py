from __future__ import annotations

import json
from datetime import date

import pytest

from geo.articles import Metadata
from geo.sources import read_given

STORY = "Two drones struck a fuel depot in the port on Tuesday, and no one was hurt."
FEED = f"<rss><channel><item><title>Depot</title><description>{STORY}</description></item></channel></rss>"


def test_a_text_is_one_article_and_a_feed_one_for_each_entry() -> None:
    known = Metadata(published=date(2024, 3, 5))
    (text,) = read_given("a", STORY.encode(), known)
    (entry,) = read_given("a", FEED.encode(), known)
    assert (text.name, entry.name) == ("a", "a: Depot")
    for one in (text, entry):
        assert one.article is not None
        assert STORY in one.article.text
        assert one.article.published == date(2024, 3, 5)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"<?xml version='1.0'?><urlset><url><loc>https://a.example/</loc></url></urlset>", "no RSS or Atom"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "no entries"),
        (b"\x1f\x8b\x08", "gzip"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_name(data: bytes, said: str) -> None:
    (one,) = read_given("a", data)
    assert one.article is None
    assert (one.reason or "").startswith("a: ")
    assert said in (one.reason or "")


def test_a_json_file_is_records_one_or_a_list_of_them() -> None:
    record = {"id": 7, "text": STORY}
    (one,) = read_given("a", json.dumps(record).encode())
    assert (one.name, one.id, one.article and one.article.text) == ("a: 7", 7, STORY)
    found = list(read_given("a", json.dumps([record, 3, {"title": "x"}], indent=1).encode()))
    assert [bool(one.article) for one in found] == [True, False, False]


def test_a_text_that_begins_like_json_is_a_text() -> None:
    (one,) = read_given("a", f"[Kyiv] {STORY}".encode())
    assert one.article is not None
    assert one.article.text == f"[Kyiv] {STORY}"


def test_a_page_that_says_it_is_xml_is_a_page() -> None:
    page = f"<?xml version='1.0'?><!DOCTYPE html><html><body><p>{STORY}</p><p>{STORY}</p></body></html>"
    (one,) = read_given("a", page.encode())
    assert one.article is not None
    assert one.article.text.startswith(STORY)
