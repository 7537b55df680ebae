"""Live blogs as pages hold them: entries, each under the time at which it was written."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from lxml import etree

from geo.articles.fair_copy import fair_copy
from geo.articles.layout import stamp_of

Entry = tuple[
    datetime | None, str, str
]  # when it was written if the page says so in full, its time, its words
Element = Any  # lxml has no types

_FEWEST = 3  # entries of a live blog; fewer are an article's own dates
_BLOCKS = frozenset(("address", "article", "blockquote", "br", "div", "figcaption", "footer", "h1", "h2",
                     "h3", "h4", "h5", "h6", "header", "li", "ol", "p", "section", "table", "tr",
                     "ul"))  # fmt: skip
_NO_WORDS = frozenset(("script", "style", "noscript", "template", "time", "button", "svg"))
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d|\d ?[ap]\.?m\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:\S+\s+){4,}\S*[.!?…][\"”’')]*(?:\s|$)")
_BLANK_LINES = re.compile(r"\s*\n\s*")


def entries(tree: Element) -> Sequence[Entry]:
    """Return the entries of the live blog that a page is, in its order; none if it is no live blog.

    From the page's own description of itself (JSON-LD, schema.org's ``LiveBlogPosting``) or from its ``time``
    elements, whichever holds more.

    Parameters
    ----------
    tree
        The page as lxml reads it.
    """
    found = max(_told(tree), _shown(tree), key=len)
    return found if len(found) >= _FEWEST else ()


def _told(tree: Element) -> list[Entry]:
    """Return the entries that the page's description of itself lists."""
    return [
        (moment, _written(moment), words)
        for script in tree.xpath("//script[@type='application/ld+json']/text()")
        for update in _updates(_parsed(script))
        if (moment := _moment(update.get("datePublished"))) and (words := _words(update))
    ]


def _parsed(script: str) -> object:
    try:
        return json.loads(script)
    except (ValueError, RecursionError):
        return None


def _updates(described: object) -> Iterator[dict[str, Any]]:
    """Yield the updates of the live blogs in what a page tells of itself."""
    waiting = [described]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            updates = one.get("liveBlogUpdate")
            yield from (u for u in updates if isinstance(u, dict)) if isinstance(updates, list) else ()
            waiting += [value for key, value in one.items() if key != "liveBlogUpdate"]
        elif isinstance(one, list):
            waiting += one


def _words(update: dict[str, Any]) -> str:
    told = [update.get("headline"), update.get("articleBody")]
    return _BLANK_LINES.sub(
        "\n", "\n".join(fair_copy(part).text for part in told if isinstance(part, str))
    ).strip()


def _shown(tree: Element) -> list[Entry]:
    """Return the entries that the page shows: what stands around one time, up to the next one's."""
    times = [time for time in tree.iter("time") if _CLOCK.search(f"{time.get('datetime')} {_text(time)}")]
    around = Counter(ancestor for time in times for ancestor in time.iterancestors())
    found: list[Entry] = []
    for time in times:
        own = [ancestor for ancestor in time.iterancestors() if around[ancestor] == 1]
        words = "\n".join(_lines(own[-1])) if own else ""
        moment = _moment(time.get("datetime"))
        stamp = _written(moment) if moment else _stamp(_text(time))
        if stamp and _SENTENCE.search(words):
            found.append((moment, stamp, words))
    return found


def _lines(entry: Element) -> Iterator[str]:
    """Yield the words of an entry, each block of them on a line, without its time."""
    words: list[str] = []
    for event, element in etree.iterwalk(entry, events=("start", "end")):
        if element.tag in _BLOCKS:
            words.append("\n")
        if event == "start" and element.tag not in _NO_WORDS:
            words.append(element.text or "")
        if event == "end" and element is not entry:
            words.append(element.tail or "")
    yield from filter(None, (" ".join(line.split()) for line in "".join(words).splitlines()))


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _moment(written: object) -> datetime | None:
    """Return the instant in UTC that an attribute names, if it names one with its zone."""
    try:
        moment = datetime.fromisoformat(str(written).strip())
        return moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _written(moment: datetime) -> str:
    """Return an instant as live blogs write it: ``14:05 GMT, 10 May 2025``."""
    return f"{moment:%H:%M} GMT, {moment.day} {moment:%B %Y}"


def _stamp(text: str) -> str | None:
    found = stamp_of(text)
    return text[: found[0]] if found else None
