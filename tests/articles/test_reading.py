from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.articles import MAX_BYTES, Metadata, read, read_html, read_text
from geo.articles.reading import published_by_page
from geo.errors import ArticleError

SEED = Path(__file__).parents[2] / "seeds" / "000_c9bb2faa0c5880d1.txt"
STORY = (
    "Two drones struck a fuel depot on the northern edge of the port on Tuesday, the harbour master said. "
    "Firefighters needed six hours to put out the blaze, and no one was hurt."
)


def page(head: str = "", body: str = "") -> bytes:
    paragraphs = f"<p>{STORY}</p><p>{STORY.replace('Two', 'Three')}</p>"
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Depot burns after drone strike</h1>{paragraphs}{body}</article></body></html>"
    ).encode()


def test_a_text_keeps_every_character_in_its_place() -> None:
    data = SEED.read_bytes()
    article = read_text(data)
    assert article.text == data.decode("utf-8")
    assert article.raw == data
    assert article.sha256 == hashlib.sha256(data).hexdigest()
    assert article.id == article.sha256[:16]


@given(st.text().filter(lambda text: any(c.isalpha() for c in text)))
def test_no_character_shifts_the_ones_after_it(text: str) -> None:
    article = read_text(("The town was hit. " + text).encode("utf-8", "surrogatepass"))
    assert len(article.text) == len("The town was hit. " + text)
    for given_char, kept in zip(text, article.text[18:], strict=True):
        assert kept == given_char or kept in " \N{REPLACEMENT CHARACTER}"


def test_crlf_and_unicode_line_ends_stay_as_given() -> None:
    text = "The depot burned.\r\nNobody was hurt.\u2028The end."
    assert read_text(text.encode()).text == text


@pytest.mark.parametrize("hostile", ["\0", "\u202e", "\u2066", "\u200f", "\x1b", "\x85"])
def test_controls_are_replaced_one_for_one(hostile: str) -> None:
    text = read_text(f"The depot{hostile} burned for six hours.".encode()).text
    assert len(text) == len("The depot burned for six hours.") + 1
    assert text.index("burned") == 11


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"0\n***\n12"])
def test_nothing_to_read_is_refused(data: bytes) -> None:
    with pytest.raises(ArticleError, match=r"empty|no words"):
        read(data)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04abc", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (bytes(range(32)) * 20, "binary"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, what: str) -> None:
    with pytest.raises(ArticleError, match=what):
        read(data)


def test_one_nul_does_not_make_a_text_binary() -> None:
    assert (
        read_text(b"The depot\0burned for six hours.").text
        == "The depot\N{REPLACEMENT CHARACTER}burned for six hours."
    )


def test_too_large_is_refused_with_a_way_out() -> None:
    with pytest.raises(ArticleError, match=r"at most 20 MB .* split"):
        read(b"a" * (MAX_BYTES + 1))


def test_a_line_of_five_megabytes_is_read() -> None:
    line = b"The depot was hit again. " * 200_000
    assert len(read(line).text) == len(line)


def test_html_gives_text_title_publisher_address_and_day() -> None:
    article = read(
        page(
            "<title>Depot burns</title><meta property='og:site_name' content='Harbour Times'>"
            "<link rel='canonical' href='https://harbour.example/depot'>"
            "<meta property='article:published_time' content='2024-03-05T22:10:00+02:00'>"
        )
    )
    assert STORY in article.text
    assert "Home" not in article.text
    assert article.publisher == "Harbour Times"
    assert article.url == "https://harbour.example/depot"
    assert article.published == datetime(2024, 3, 5, 22, 10, tzinfo=timezone(timedelta(hours=2)))
    assert article.title is not None
    assert article.text.count(article.title) >= 1


def test_what_is_known_goes_before_what_the_page_says() -> None:
    known = Metadata(published=date(2024, 3, 6), publisher="Agency")
    article = read_html(page("<meta property='og:site_name' content='Harbour Times'>"), known)
    assert (article.published, article.publisher) == (date(2024, 3, 6), "Agency")


def test_a_page_that_only_mentions_dates_is_undated() -> None:
    footer = b"<p>Copyright 2019 Harbour Times.</p><p>The port was built in 1899, hit on 3 June 2001.</p>"
    assert read_html(page(body=footer.decode())).published is None


def test_json_ld_dates_a_page() -> None:
    script = '<script type="application/ld+json">{"datePublished":"2024-03-05T06:00:00Z"}</script>'
    assert published_by_page(page(script).decode()) == datetime(2024, 3, 5, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "//host/x", "http://user@host/", "ftp://host/x"]
)
def test_links_that_are_not_plain_http_are_dropped_from_a_page(link: str) -> None:
    assert read_html(page(f"<link rel='canonical' href='{link}'>")).url is None


def test_a_page_without_an_article_says_so() -> None:
    with pytest.raises(ArticleError, match="paste the article's text"):
        read(b"<!DOCTYPE html><html><body><img src='x.png'></body></html>")


def test_a_hundred_thousand_nested_elements_are_refused_or_read() -> None:
    data = b"<html><body>" + b"<div>" * 100_000 + STORY.encode() + b"</div>" * 100_000 + b"</body></html>"
    try:
        text = read(data).text
    except ArticleError as error:
        text = str(error)
    assert STORY[:20] in text or "give the article's text" in text or "paste the article's text" in text


def test_angle_brackets_do_not_make_a_text_html() -> None:
    text = "A reader asked whether <b> 3 < 5. The depot burned for six hours."
    assert read(text.encode()).text == text


def test_a_tag_of_thousands_of_attributes_loses_them_and_not_its_text():
    crowded = " ".join(f"a{i}='1'" for i in range(2000))
    assert read(page().replace(b"<p>", f"<p {crowded}>".encode())).text == read(page()).text
