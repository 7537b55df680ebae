"""JSON lines: one article a line, as labelled sets and crawlers write them."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from geo.articles import MAX_BYTES, Article, Metadata, is_page, read_html, read_text
from geo.articles.decoding import decoded, safe
from geo.errors import ArticleError, quoted
from geo.sources.incoming import TOO_LARGE, Incoming
from geo.sources.published import day_or_instant, parse_published

_LONGEST_NAME = 1_000  # characters
_MOST_EXACT = 2**53  # whole numbers beyond are not the same in every reader of JSON


def read_lines(lines: BinaryIO) -> Iterator[Incoming]:
    """Yield one `Incoming` for each JSON line, in order: ``{"id", "text", "published", "url", "publisher"}``.

    Only ``text`` is needed; ``title``, ``language`` are read too and other keys left alone. Dates are
    ISO 8601; of a time without a zone the day counts. A text that is a whole HTML page is read as one, and
    offsets are then those of the text taken out of it; in any other text every character keeps its place.
    The article's raw bytes are those of its text in UTF-8. A blank line is a line with no article.
    """
    for number, line in enumerate(_bounded(lines), start=1):
        name, given_id = f"line {number}", None
        try:
            record = _record(line)
            given_id = _id(record)
            name = name if given_id is None else safe(str(given_id))[:_LONGEST_NAME]
            yield Incoming(name=name, id=given_id, article=_article(record))
        except ArticleError as error:
            yield Incoming(name=name, id=given_id, reason=str(error))


def records_as_lines(data: bytes) -> BinaryIO | None:
    """Return the records of a JSON file, one or a list of them, as JSON lines; ``None`` if it is no JSON."""
    if data.lstrip()[:1] not in (b"{", b"["):
        return None
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return None
    records = found if isinstance(found, list) else [found]
    return io.BytesIO(b"".join(json.dumps(record).encode() + b"\n" for record in records))


def _article(record: dict[str, Any]) -> Article:
    text = record.get("text")
    if not isinstance(text, str):
        raise ArticleError('there is no "text", or it is no string')
    read = read_html if is_page(text) else read_text
    return read(text.encode("utf-8", "surrogatepass"), _metadata(record))


def _bounded(file: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of `file`; of one above the limit only its beginning, which is then refused."""
    line = file.readline(MAX_BYTES + 1)
    if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # as Windows writes what is piped
        file = io.BytesIO((line + file.read()).decode("utf-16", "replace").encode())
        line = file.readline(MAX_BYTES + 1)
    while line:
        rest = line
        while len(rest) > MAX_BYTES and not rest.endswith(b"\n"):
            rest = file.readline(MAX_BYTES + 1)
        yield line
        line = file.readline(MAX_BYTES + 1)


def _record(line: bytes) -> dict[str, Any]:
    if len(line) > MAX_BYTES:
        raise ArticleError(TOO_LARGE)
    if not line.strip():
        raise ArticleError("the line is blank")
    try:
        record = json.loads(_text_of(line))
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"not a JSON object on one line: {error}") from error
    if not isinstance(record, dict):
        raise ArticleError(f"not a JSON object: {quoted(record)}")
    return record


def _text_of(line: bytes) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decoded(line)


def _id(record: dict[str, Any]) -> str | int | float | None:
    """Return the id a record gives if it is a string or a number that JSON can give back as it is."""
    value = record.get("id")
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    exact = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= _MOST_EXACT
    return value if exact else None


def _metadata(record: dict[str, Any]) -> Metadata:
    return Metadata(
        published=day_or_instant(parse_published(record.get("published"))),
        publisher=_string(record, "publisher"),
        url=_string(record, "url"),
        title=_string(record, "title"),
        language=_string(record, "language"),
    )


def _string(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise ArticleError(f"{key} is {quoted(value)}: write a string or null")
    return value or None
