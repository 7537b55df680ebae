"""RSS and Atom feeds, as files or bytes: each entry is an article with its own link, title and date."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from geo.articles import NOTHING_KNOWN, Article, Metadata, fair_copy, is_web_address, read_text
from geo.articles.decoding import decoded, safe
from geo.errors import ArticleError, quoted
from geo.sources.incoming import Incoming
from geo.sources.published import day_or_instant, parse_published

_HEAD = 65_536  # bytes in which a document says what it is
_ROOTS = ("rss", "feed", "rdf")
_BEGINNING = re.compile(r"\s*<(?:!--|(?:\?xml|!doctype|rss|rdf:rdf|(?:\w+:)?feed)\b)", re.IGNORECASE)
_ASIDE = re.compile(r"<!--(?:(?!-->).)*+-->|<\?(?:(?!\?>).)*+\?>", re.DOTALL)
_ELEMENT = re.compile(r"<(?:[a-z][\w.-]*:)?([a-z][\w.-]*)", re.IGNORECASE)
_CLOSING = re.compile(r"</(?:\w+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
_CDATA = re.compile(r"(<!\[CDATA\[(?:(?!\]\]>).)*+\]\]>)", re.DOTALL)
_REFERENCE = re.compile(r"&(?:#\d{1,7};|#x[0-9a-f]{1,6};|([a-z]\w{0,31});)?", re.IGNORECASE)
_OF_XML = ("amp", "lt", "gt", "quot", "apos")
# Whose elements bear the names of a feed's own, but tell of pictures, films and podcasts.
_OTHERS = re.compile(r"mrss|media|itunes|podcast", re.IGNORECASE)
_BODIES = ("encoded", "content", "description", "summary")
_PUBLISHED = ("pubdate", "published", "issued", "date")
_UPDATED = ("updated", "modified")
_BLANK_LINES = re.compile(r"\s*\n\s*\n\s*")
_BASE = "{http://www.w3.org/XML/1998/namespace}base"

Element = Any  # lxml has no types


def is_feed(data: bytes) -> bool:
    """Return whether `data` looks like an RSS or Atom feed."""
    return _root_name(data) in _ROOTS


def is_other_xml(data: bytes) -> bool:
    """Return whether `data` says that it is XML, and is neither a feed nor a page."""
    return data[:_HEAD].lstrip().startswith(b"<?xml") and _root_name(data) not in (*_ROOTS, "html", None)


def read_feed(data: bytes, known: Metadata = NOTHING_KNOWN) -> Iterator[Incoming]:
    """Yield each entry of a feed, in its order, as an article or with the reason why it is none.

    An entry's text is its title and the longest of its content, description and summary, without markup.
    What is `known` goes before what the entry says of itself.

    Raises
    ------
    ArticleError
        If it has no entries, or declares entities of its own: those can blow up to any length or reach
        for other files, and no feed needs them.
    """
    text = decoded(data)
    root = _parsed(text)
    entries = [element for element in root.iter() if _name(element) in ("item", "entry")]
    if not entries:
        raise ArticleError("the feed has no entries: get it again, or give one of its articles")
    feed = _Fields(next((element for element in root.iter() if _name(element) == "channel"), root))
    for number, entry in enumerate(map(_Fields, entries), start=1):
        name = entry.link(feed) or entry.text("title") or f"entry {number}"
        try:
            yield Incoming(name=name, article=_article(entry, feed, known))
        except ArticleError as error:
            yield Incoming(name=name, reason=str(error))
    if not _CLOSING.search(text[-1000:]):
        yield Incoming(name="the end", reason="the feed breaks off here and the rest is lost: get it again")


def _root_name(data: bytes) -> str | None:
    """Return the name of the first element of `data` if that is markup."""
    if b"<" not in data[:200]:
        return None
    try:
        head = decoded(data[:_HEAD])
    except ArticleError:
        return None
    first = _ELEMENT.search(_ASIDE.sub("", head)) if _BEGINNING.match(head) else None
    return first[1].lower() if first else None


def _parsed(text: str) -> Element:
    """Return the root of a feed, which may be as sloppy as feeds are."""
    plain = _ASIDE.sub("", text)
    first = _ELEMENT.search(plain)
    if first and "<!entity" in plain[: first.start()].casefold():
        raise ArticleError(
            "the feed declares entities of its own (<!ENTITY …>), which can blow up or reach for files: "
            "take the declarations out"
        )
    pieces = _CDATA.split(plain[first.start() :] if first else "")
    mended = "".join(piece if n % 2 else _REFERENCE.sub(_reference, piece) for n, piece in enumerate(pieces))
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(mended.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise ArticleError(f"the feed is not XML: {error}") from error
    if root is None:
        raise ArticleError("the feed is not XML: get it again")
    return root


def _reference(match: re.Match[str]) -> str:
    """Return a reference as XML knows it: HTML's names are letters, a bare ampersand is one."""
    name = match[1]
    if match[0] != "&" and (name is None or name in _OF_XML):
        return match[0]
    letters = html.unescape(match[0])
    return f"&amp;{match[0][1:]}" if letters.startswith("&") else letters


def _name(element: Element) -> str:
    """Return what `element` is called in the vocabularies of feeds; empty if it is of none."""
    namespace, _, local = str(element.tag).rpartition("}")
    prefix, _, local = local.rpartition(":")
    return "" if _OTHERS.search(namespace + prefix) else local.casefold()


class _Fields:
    """The children of an entry, or of the feed itself, by name."""

    def __init__(self, element: Element) -> None:
        self._element = element
        self._children: dict[str, list[Element]] = {}
        for child in element:
            self._children.setdefault(_name(child), []).append(child)

    def texts(self, names: Sequence[str]) -> list[str]:
        """Return what the children of these names say, without markup, in the order of names."""
        said = [_plain(child) for name in names for child in self._children.get(name, ())]
        return [text for text in said if text]

    def text(self, *names: str) -> str | None:
        """Return what the first child that says anything says."""
        return next(iter(self.texts(names)), None)

    def link(self, feed: _Fields | None = None) -> str | None:
        """Return the address of the page, if it is a plain http(s) one."""
        base = self._element.get(_BASE) or (feed and feed.base) or ""
        links = [
            _joined(base, (link.get("href") or link.text or "").strip())
            for link in self._children.get("link", ())
            if link.get("rel") in (None, "alternate")
        ]
        permanent = [
            (guid.text or "").strip()
            for guid in self._children.get("guid", ())
            if guid.get("isPermaLink") != "false"
        ]
        return next(filter(is_web_address, (*links, *permanent)), None)

    @property
    def base(self) -> str:
        """What addresses in the feed are relative to."""
        return self._element.get(_BASE) or self.link() or ""

    @property
    def source(self) -> str | None:
        """Who published an entry first, where a feed collects the articles of others."""
        inner = (_Fields(child).text("title") or _plain(child) for child in self._children.get("source", ()))
        return next(filter(None, inner), None)


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link)
    except ValueError:
        return ""


def _plain(element: Element) -> str:
    """Return the words of `element`, whether it holds text, escaped HTML or XHTML."""
    for inner in element.iterdescendants(etree.Element):
        inner.tag = re.split("[}:]", inner.tag)[-1] or "span"
    markup = (etree.tostring(inner, encoding="unicode", method="html") for inner in element)
    words = (element.text or "") + "".join(markup)
    return _BLANK_LINES.sub("\n\n", fair_copy(safe(words)).text).strip()


def _article(entry: _Fields, feed: _Fields, known: Metadata) -> Article:
    title = " ".join((entry.text("title") or "").split())
    body = max(entry.texts(_BODIES), key=len, default="")
    told = title.casefold() in body[: 3 * len(title)].casefold()
    text = body if told else f"{title}\n\n{body}".strip()
    published, evidence = _published(entry)
    said = Metadata(
        published=published,
        publisher=entry.source or feed.text("title"),
        url=entry.link(feed),
        title=title,
        evidence=evidence,
    )
    return read_text(text.encode(), known.or_else(said))


def _published(entry: _Fields) -> tuple[date | datetime | None, tuple[tuple[str, str], ...]]:
    """Return when an entry was published, and why that is believed; what is no date leaves it undated."""
    for names, why in ((_PUBLISHED, "the feed says so"), (_UPDATED, "the feed says when it was updated")):
        for said in entry.texts(names):
            try:
                moment = day_or_instant(parse_published(said))
                return Metadata(published=moment).published, (("published", why),)
            except ArticleError:
                return None, (("published", f"the feed says {quoted(said)}, which is no date"),)
    return None, ()
