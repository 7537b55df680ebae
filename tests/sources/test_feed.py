from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.articles import Article, Metadata
from geo.errors import ArticleError
from geo.sources.feed import is_feed, is_other_xml, read_feed

STORY = "Two drones struck a fuel depot in the port on Tuesday, and no one was hurt."
ATOM = 'xmlns="http://www.w3.org/2005/Atom"'
NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:media="http://search.yahoo.com/mrss/"'
)


def rss(*items: str, channel: str = "") -> bytes:
    inner = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" {NAMESPACES}>'
        f"<channel>{channel}{inner}</channel></rss>"
    ).encode()


def atom(*entries: str, head: str = "") -> bytes:
    inner = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f"<feed {ATOM}>{head}{inner}</feed>".encode()


def only(data: bytes, known: Metadata = Metadata()) -> Article:  # noqa: B008 (frozen)
    (one,) = read_feed(data, known)
    assert one.article is not None, one.reason
    return one.article


def test_an_entry_of_rss_has_its_own_link_title_date_and_publisher() -> None:
    article = only(
        rss(
            "<title>Depot burns &amp; no one hurt</title><link>https://a.example/x?a=1&amp;b=2</link>"
            f"<pubDate>Tue, 05 Mar 2024 08:00:00 +0200</pubDate><description>{STORY}</description>",
            channel="<title>Harbour Times</title><link>https://a.example/</link>",
        )
    )
    assert article.text == f"Depot burns & no one hurt\n\n{STORY}"
    assert article.title == "Depot burns & no one hurt"
    assert article.url == "https://a.example/x?a=1&b=2"
    assert article.published == datetime(2024, 3, 5, 8, tzinfo=timezone(timedelta(hours=2)))
    assert article.publisher == "Harbour Times"
    assert article.raw == article.text.encode()


def test_an_entry_of_atom_is_read_as_well() -> None:
    article = only(
        atom(
            "<title type='html'>Depot &lt;b&gt;burns&lt;/b&gt;</title><link rel='self' href='/self'/>"
            "<link href='/x'/><published>2024-03-05T06:00:00Z</published>"
            "<updated>2024-03-06T06:00:00Z</updated>"
            f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>{STORY}</p><p>B</p></div>"
            "</content>",
            head="<title>Harbour Times</title><link href='https://a.example/'/>",
        )
    )
    assert article.text == f"Depot burns\n\n{STORY}\n\nB"
    assert article.url == "https://a.example/x"
    assert article.published == datetime(2024, 3, 5, 6, tzinfo=UTC)


def test_an_entry_of_rss_1_is_read_as_well() -> None:
    data = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        f"{NAMESPACES}><channel><title>Harbour Times</title></channel><item><title>Depot burns</title>"
        f"<description>{STORY}</description><dc:date>2024-03-05</dc:date></item></rdf:RDF>"
    ).encode()
    article = only(data)
    assert (article.published, article.publisher) == (date(2024, 3, 5), "Harbour Times")


def test_the_longest_body_counts_without_its_markup_and_pictures_have_none() -> None:
    escaped = STORY.replace("and", "&lt;b&gt;and&lt;/b&gt;")
    article = only(
        rss(
            "<media:title>A picture</media:title><title>Depot burns</title>"
            "<description>Two drones …</description>"
            f"<content:encoded><![CDATA[<p>{STORY}</p><ul><li>No one&nbsp;hurt</li></ul>]]></content:encoded>"
            f"<media:description>{escaped * 9}</media:description>"
        )
    )
    assert article.text == f"Depot burns\n\n{STORY}\n\n• No one hurt"


def test_who_published_an_entry_first_is_its_publisher() -> None:
    item = f"<source url='https://b.example'>The Wire</source><description>{STORY}</description>"
    assert only(rss(item, channel="<title>All News</title>")).publisher == "The Wire"


def test_what_is_known_goes_before_what_the_entry_says() -> None:
    item = f"<description>{STORY}</description><pubDate>Tue, 05 Mar 2024 08:00:00 GMT</pubDate>"
    assert only(rss(item), Metadata(published=date(2024, 3, 6))).published == date(2024, 3, 6)


@pytest.mark.parametrize("odd", ["31 February", "24:00", "0001-01-01", "9999-12-31", "9" * 100_000])
def test_a_date_that_is_none_leaves_the_entry_undated_and_says_so(odd: str) -> None:
    article = only(rss(f"<description>{STORY}</description><pubDate>{odd}</pubDate>"))
    assert article.published is None
    assert "no date" in dict(article.evidence)["published"]


def test_an_entry_that_says_only_when_it_was_updated_is_dated_so_and_says_so() -> None:
    article = only(atom(f"<summary>{STORY}</summary><updated>2024-03-06T06:00:00Z</updated>"))
    assert article.published == datetime(2024, 3, 6, 6, tzinfo=UTC)
    assert "updated" in dict(article.evidence)["published"]


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "data:text/html,x", "//u@host/x", "http://u@host/", "http://[::1", "file:///x"],
)
def test_a_link_that_is_no_plain_web_address_is_none(link: str) -> None:
    assert only(rss(f"<link>{link}</link><guid>{link}</guid><description>{STORY}</description>")).url is None


def test_an_empty_entry_is_told_and_the_next_is_read() -> None:
    empty, other = read_feed(
        rss("<title></title>", f"<title>Depot</title><description>{STORY}</description>")
    )
    assert (empty.name, empty.article) == ("entry 1", None)
    assert "empty" in (empty.reason or "")
    assert other.article is not None


def test_a_feed_that_breaks_off_gives_what_it_has_and_says_so() -> None:
    whole = rss(*[f"<title>{n}</title><description>{STORY}</description>" for n in range(3)])
    *entries, end = read_feed(whole[:-120])
    assert len(entries) == 3
    assert all(one.article for one in entries[:2])
    assert "breaks off" in (end.reason or "")


LAUGHS = (
    '<?xml version="1.0"?><!-- <rss> --><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><rss><channel q="&c;"><item><title>&c;</title></item>'
    "</channel></rss>"
)
FILES = LAUGHS.replace('"ha"', 'SYSTEM "file:///etc/passwd"')
PARAMETERS = (
    '<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://127.0.0.1/x.dtd"> %x;]>' + rss("<title>x</title>").decode()
)


@pytest.mark.parametrize("feed", [LAUGHS, FILES, PARAMETERS])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_of_its_own_are_refused(feed: str, encoding: str) -> None:
    assert is_feed(feed.encode(encoding))
    with pytest.raises(ArticleError, match="entities"):
        list(read_feed(feed.encode(encoding)))


def test_a_foreign_grammar_is_neither_refused_nor_fetched() -> None:
    doctype = b'<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/rss-0.91.dtd">'
    item = f"<description>{STORY} The attack used &lt;!ENTITY&gt;.</description>"
    assert STORY in only(doctype + rss(item).partition(b"?>")[2]).text


def test_references_of_html_and_bare_ampersands_are_letters() -> None:
    item = (
        "<title>Café&nbsp;d&eacute;pot &foo; R&D</title><description><![CDATA[AT&T said so.]]></description>"
    )
    assert only(rss(item)).text == "Café dépot &foo; R&D\n\nAT&T said so."


def test_a_feed_says_its_encoding() -> None:
    feed = '<?xml version="1.0" encoding="windows-1251"?><rss><item><title>Взрыв</title></item></rss>'
    assert only(feed.encode("cp1251")).text == "Взрыв"


def test_deep_nesting_and_many_entries_end() -> None:
    deep = rss("<a>" * 100_000, f"<description>{STORY}</description>")
    assert len(list(read_feed(deep))) >= 1
    assert len(list(read_feed(rss(*["<title>Depot burns</title>"] * 5000)))) == 5000


PIECES = ("<item>", "</item>", "<title>", "</title>", "a", "&", "<![CDATA[", "]]>", "<!--", "-->", "<?x",
          "?>", "<link href='", "'/>", "\0", "<a:b>", "<b>")  # fmt: skip


@given(st.lists(st.sampled_from(PIECES)))
def test_every_entry_is_an_article_or_a_reason(pieces: list[str]) -> None:
    feed = f"<rss><item>a</item>{''.join(pieces)}"
    assert all((one.article is None) != (one.reason is None) for one in read_feed(feed.encode()))


@pytest.mark.parametrize(
    ("data", "feed", "other"),
    [
        (b"<?xml version='1.0'?>\n<rss>", True, False),
        (b"\xef\xbb\xbf<!-- x -->\n<feed>", True, False),
        (b"<?xml version='1.0'?><?xml-stylesheet href='x'?><rdf:RDF>", True, False),
        (b"<atom:feed>", True, False),
        (b"<?xml version='1.0'?><urlset>", False, True),
        (b"<?xml version='1.0'?><!DOCTYPE html><html>", False, False),
        (b"<p>The feed was cut.</p>", False, False),
        (b"The <rss> of it.", False, False),
        (b"\x1f\x8b<rss>", False, False),
    ],
)
def test_a_feed_is_known_by_its_first_element(data: bytes, feed: bool, other: bool) -> None:
    assert (is_feed(data), is_other_xml(data)) == (feed, other)
