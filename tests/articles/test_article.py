from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.articles import NOTHING_KNOWN, Metadata, read_text
from geo.articles.article import is_web_address
from geo.errors import ArticleError


@pytest.mark.parametrize("url", ["http://a.example", "https://a.example:8443/x?y=1#z", "https://a.example/ü"])
def test_plain_web_addresses_may_be_links(url: str) -> None:
    assert is_web_address(url)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//host/x",
        "http://user@host/",
        "http://",
        "ftp://a.example",
        "a.example",
        "http://[::1",
        "http://a.example:x/",
        "https://a.example/{{1}}",
        "https://a.example/\u202ex",
        "https://a.example/ x",
        "",
        "https://a.example/\n",
        "http:\\\\a.example",
        'https://a.example/"',
    ],
)
def test_anything_else_may_not(url: str) -> None:
    assert not is_web_address(url)
    with pytest.raises(ArticleError, match="http"):
        Metadata(url=url)


@given(st.text())
def test_no_text_breaks_the_check_of_addresses(text: str) -> None:
    assert is_web_address("https://" + text) in (True, False)


def test_an_instant_needs_a_zone() -> None:
    with pytest.raises(ArticleError, match="no zone"):
        Metadata(published=datetime(2024, 3, 5, 6))


@pytest.mark.parametrize("published", [date(1, 1, 1), date(9999, 12, 31)])
def test_a_day_outside_the_centuries_of_news_is_refused(published: date) -> None:
    with pytest.raises(ArticleError, match="no day of news"):
        Metadata(published=published)


def test_what_is_unknown_is_taken_from_the_other() -> None:
    mine = Metadata(published=date(2024, 3, 5), publisher="A")
    other = Metadata(published=date(2024, 3, 6), title="B", evidence=(("title", "seen"),))
    both = mine.or_else(other)
    assert (both.published, both.publisher, both.title) == (date(2024, 3, 5), "A", "B")
    assert both.evidence == (("title", "seen"),)
    assert NOTHING_KNOWN.or_else(mine) == mine


def test_the_same_bytes_are_the_same_article() -> None:
    a, b = read_text(b"The depot burned.", Metadata(title="A")), read_text(b"The depot burned.")
    assert a.id == b.id
    assert len(a.id) == 16


def test_titles_and_publishers_are_one_clean_line_of_the_length_of_names():
    known = Metadata(title="a\ud800\nb\u202e", publisher="x" * 5000)
    assert known.title == "a\N{REPLACEMENT CHARACTER} b"
    assert len(known.publisher) == 1000
    assert known.publisher.endswith("…")
    assert Metadata(title=" \n").title is None
