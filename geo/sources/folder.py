"""Articles on disk: text and HTML files with their sidecars, folders of them, JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

from geo.articles import MAX_BYTES, NOTHING_KNOWN, Article, Metadata, read, read_text
from geo.articles.decoding import safe
from geo.articles.sidecar import parse_sidecar
from geo.errors import ArticleError, quoted
from geo.sources.incoming import Incoming

SUFFIXES = (".txt", ".text", ".md", ".html", ".htm", ".xhtml")
_TOO_LARGE = f"at most {MAX_BYTES // 2**20} MB are read, and this is more: split it"
_LONGEST_NAME = 1_000  # characters
_LINES_SUFFIXES = (".jsonl", ".ndjson")


def read_file(path: Path, known: Metadata = NOTHING_KNOWN) -> Article:
    """Return the article in the file at `path`.

    What is `known` goes before what the sidecar beside it says, and that before what the page says.

    Raises
    ------
    ArticleError
        If the file or its sidecar cannot be read or used; the message names the file.
    """
    sidecar = path.with_suffix(".toml")
    try:
        beside = parse_sidecar(_bytes(sidecar)) if sidecar.is_file() else NOTHING_KNOWN
        return read(_bytes(path), known.or_else(beside))
    except ArticleError as error:
        raise ArticleError(f"{path}: {error}") from error


def read_folder(path: Path, known: Metadata = NOTHING_KNOWN) -> Iterator[Incoming]:
    """Yield what lies at `path`, in the order of names: one file, JSON lines, or a folder with all below it.

    A file that cannot be used is yielded with its reason; the others go on.

    Raises
    ------
    ArticleError
        If there is nothing at `path`.
    """
    if not path.exists():
        raise ArticleError(f"{path}: no such file or folder")
    for file in [path] if not path.is_dir() else _articles_below(path):
        if file.suffix.lower() in _LINES_SUFFIXES:
            yield from _lines_of(file)
        else:
            yield _incoming(file, known)


def read_lines(lines: BinaryIO) -> Iterator[Incoming]:
    """Yield one `Incoming` for each JSON line, in order: ``{"id", "text", "published", "url", "publisher"}``.

    Only ``text`` is needed; ``title``, ``language`` are read too and other keys left alone. Dates are
    ISO 8601. The article's raw bytes are those of its text in UTF-8. A blank line is a line with no article.
    """
    for number, line in enumerate(_bounded(lines), start=1):
        name = f"line {number}"
        try:
            record = _record(line)
            name = safe(str(record.get("id", name)))[:_LONGEST_NAME]
            text = record.get("text")
            if not isinstance(text, str):
                raise ArticleError('there is no "text", or it is no string')
            yield Incoming(
                name=name, article=read_text(text.encode("utf-8", "surrogatepass"), _metadata(record))
            )
        except ArticleError as error:
            yield Incoming(name=name, reason=str(error))


def _articles_below(folder: Path) -> list[Path]:
    return sorted(
        file
        for file in folder.rglob("*")
        if file.is_file()
        and file.suffix.lower() in SUFFIXES + _LINES_SUFFIXES
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
    )


def _incoming(file: Path, known: Metadata) -> Incoming:
    try:
        return Incoming(name=str(file), article=read_file(file, known))
    except ArticleError as error:
        return Incoming(name=str(file), reason=str(error))


def _lines_of(file: Path) -> Iterator[Incoming]:
    try:
        with file.open("rb") as lines:
            for incoming in read_lines(lines):
                yield Incoming(
                    name=f"{file}: {incoming.name}", article=incoming.article, reason=incoming.reason
                )
    except OSError as error:
        yield Incoming(name=str(file), reason=f"{file}: {error.strerror}")


def _bytes(path: Path) -> bytes:
    """Return the bytes of the file at `path`; no more than the limit is ever read, even of a device."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ArticleError(error.strerror or "cannot be read") from error
    if len(data) > MAX_BYTES:
        raise ArticleError(_TOO_LARGE)
    return data


def _bounded(file: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of `file`; of one above the limit only its beginning, which is then refused."""
    while line := file.readline(MAX_BYTES + 1):
        rest = line
        while len(rest) > MAX_BYTES and not rest.endswith(b"\n"):
            rest = file.readline(MAX_BYTES + 1)
        yield line


def _record(line: bytes) -> dict[str, Any]:
    if len(line) > MAX_BYTES:
        raise ArticleError(_TOO_LARGE)
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"not a JSON object on one line: {error}") from error
    if not isinstance(record, dict):
        raise ArticleError(f"not a JSON object: {quoted(record)}")
    return record


def _metadata(record: dict[str, Any]) -> Metadata:
    return Metadata(
        published=parse_published(record.get("published")),
        publisher=_text(record, "publisher"),
        url=_text(record, "url"),
        title=_text(record, "title"),
        language=_text(record, "language"),
    )


def _text(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise ArticleError(f"{key} is {quoted(value)}: write a string or null")
    return value or None


def parse_published(value: object) -> date | datetime | None:
    """Return the ISO 8601 day or zoned instant that `value` writes; nothing or an empty string is ``None``.

    Raises
    ------
    ArticleError
        If it is anything else, or an instant without a zone.
    """
    if value is None or value == "":
        return None
    try:
        moment = datetime.fromisoformat(str(value))
        return date.fromisoformat(str(value)) if len(str(value)) <= len("2025-05-10") else moment
    except ValueError as error:
        raise ArticleError(
            f"published is {quoted(value)}: write 2025-05-10 or 2025-05-10T08:00:00Z"
        ) from error
