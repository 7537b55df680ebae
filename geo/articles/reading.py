"""Read articles from bytes: plain text and HTML pages, within limits, whatever the encoding."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import date, datetime

import trafilatura
from htmldate import find_date
from trafilatura.settings import Document

from geo.articles.article import NOTHING_KNOWN, Article, Metadata, is_web_address
from geo.articles.decoding import decoded, safe
from geo.articles.fair_copy import fair_copy
from geo.articles.language import recognised
from geo.articles.live_blog import Entry, entries
from geo.errors import ArticleError

MAX_BYTES = 20 * 2**20
# A page's markup outweighs its text many times; beyond this its tree takes minutes and gigabytes.
MAX_HTML_BYTES = 5 * 2**20

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_TAGS = re.compile(r"</?(?:p|div|article|section|h[1-6]|span|br|li|ul|a|meta|title)\b[^<>]{0,500}>", re.I)


# libxml2 compares each attribute of an element with all before it.
_CROWDED_TAG = re.compile(r"<([a-z][a-z0-9]*)\b(?:[^<>\s\"'/]*+[\s\"'/]++){1000}+[^<>]*+>?", re.I)


def read(data: bytes, known: Metadata = NOTHING_KNOWN) -> Article:
    """Return the article in `data`, an HTML page or plain text, whichever it looks like.

    Raises
    ------
    ArticleError
        If `data` is empty, larger than `MAX_BYTES`, or neither text nor HTML.
    """
    _refuse_size(data, MAX_BYTES)
    text = decoded(data)
    if is_page(text):
        return _from_page(data, text, known)
    return _from_text(data, _without_markup(text) if _is_fragment(text) else text, known)


def read_text(data: bytes, known: Metadata = NOTHING_KNOWN) -> Article:
    """Return the article whose plain text is `data`, every character kept in its place.

    Raises
    ------
    ArticleError
        If `data` is empty, larger than `MAX_BYTES`, or binary.
    """
    _refuse_size(data, MAX_BYTES)
    return _from_text(data, decoded(data), known)


def read_html(data: bytes, known: Metadata = NOTHING_KNOWN) -> Article:
    """Return the article in an HTML page: its main text, and what the page says of itself.

    What is `known` goes before what the page says.

    Raises
    ------
    ArticleError
        If `data` is empty, too large or binary, or holds no text of an article.
    """
    _refuse_size(data, MAX_HTML_BYTES)
    return _from_page(data, decoded(data), known)


def _refuse_size(data: bytes, limit: int) -> None:
    if not data.strip():
        raise ArticleError("the article is empty: give its text or HTML")
    if len(data) > limit:
        raise ArticleError(
            f"the article has {len(data) / 2**20:.0f} MB, and at most {limit // 2**20} MB are read: "
            "split it, or save only the article's text"
        )


def is_page(text: str) -> bool:
    """Return whether `text` is a whole HTML page."""
    return bool(_HTML.match(text))


def _is_fragment(text: str) -> bool:
    return len(_TAGS.findall(text[:4096])) >= 3


def _from_text(data: bytes, text: str, known: Metadata) -> Article:
    if not any(c.isalpha() for c in text):
        raise ArticleError("the article holds no words: give its text or HTML")
    return Article(
        text=text,
        raw=data,
        sha256=hashlib.sha256(data).hexdigest(),
        published=known.published,
        publisher=known.publisher,
        url=known.url,
        title=known.title,
        language=known.language or recognised(text),
        evidence=known.evidence,
    )


def _without_markup(fragment: str) -> str:
    """Return the words of a part of a page, all of them: nobody copies what is not of the article."""
    return re.sub(r"\s*\n\s*\n\s*", "\n\n", fair_copy(fragment).text).strip()


def _from_page(data: bytes, page: str, known: Metadata) -> Article:
    _refuse_size(data, MAX_HTML_BYTES)
    page = _CROWDED_TAG.sub(r"<\1>", page)
    try:
        document = trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
        live = entries(tree) if (tree := trafilatura.load_html(page)) is not None else ()
    except RecursionError as error:
        raise ArticleError("the page's elements are nested too deeply: give the article's text") from error
    if not isinstance(document, Document) or not ((document.text or "").strip() or live):
        raise ArticleError("no text of an article was found in the page: paste the article's text instead")
    title = safe(document.title).strip() if document.title else None
    text = safe(_in_order(document.text or "", live))
    if title and title.casefold() not in text[: 3 * len(title)].casefold():
        text = f"{title}\n\n{text}"  # the headline tells of strikes too
    said = Metadata(
        published=_latest(published_by_page(page), live),
        publisher=document.sitename or None,
        url=document.url if document.url and is_web_address(document.url) else None,
        title=title,
    )
    return _from_text(data, text, known.or_else(said))


def _latest(published: date | datetime | None, live: Sequence[Entry]) -> date | datetime | None:
    """Return when a page was published; a live blog when its last entry was, for it goes on being written."""
    written = [moment for moment, _, _ in live if moment]
    return max(written) if written else published


def _in_order(text: str, live: Sequence[Entry]) -> str:
    """Return the text of a page with the entries of its live blog, each under its time, after the rest."""
    if not live:
        return text
    told = {line.strip(" -•") for _, _, words in live for line in words.splitlines()}
    rest = [line for line in text.splitlines() if line.strip(" -•") not in told]
    return "\n\n".join(["\n".join(rest), *(f"{stamp}\n{words}" for _, stamp, words in live)]).strip()


def published_by_page(page: str) -> date | datetime | None:
    """Return when `page` says it was published: a zoned instant where given, else the day, else ``None``.

    Only what the page states counts (metadata, JSON-LD, dated elements); htmldate's search for anything
    that looks like a date is off, because a wrong day is worse than none.
    """
    day = find_date(page, extensive_search=False, original_date=True, max_date="2100-01-01")
    if day is None:
        return None
    return _instant(page, day) or date.fromisoformat(day)


def _instant(page: str, day: str) -> datetime | None:
    """Return the zoned instant of publication that begins with `day`, if the page's metadata has one."""
    tree = trafilatura.load_html(page)
    stamps = (
        []
        if tree is None
        else tree.xpath(
            "//meta[contains(@property, 'published_time') or @itemprop='datePublished']/@content"
            " | //time[@itemprop='datePublished' or @pubdate]/@datetime"
        )
    )
    for stamp in (*map(str, stamps), *re.findall(r'"datePublished"\s*:\s*"([^"]{10,40})"', page)):
        try:
            moment = datetime.fromisoformat(stamp.strip())
        except ValueError:
            continue
        if moment.tzinfo and stamp.strip().startswith(day):
            return moment
    return None
