"""Articles on disk: text, HTML and feed files with their sidecars, JSON lines, folders of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from geo.articles import MAX_BYTES, NOTHING_KNOWN, Article, Metadata, read
from geo.articles.sidecar import parse_sidecar
from geo.errors import ArticleError
from geo.sources.given import read_given
from geo.sources.incoming import TOO_LARGE, Incoming
from geo.sources.lines import read_lines

SUFFIXES = (".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".xml", ".rss", ".atom", ".rdf")
_LINES_SUFFIXES = (".jsonl", ".ndjson")


def read_file(path: Path, known: Metadata = NOTHING_KNOWN) -> Article:
    """Return the one article in the file at `path`.

    What is `known` goes before what the sidecar beside it says, and that before what the page says.

    Raises
    ------
    ArticleError
        If the file or its sidecar cannot be read or used; the message names the file.
    """
    try:
        return read(*_content(path, known))
    except ArticleError as error:
        raise ArticleError(f"{path}: {error}") from error


def read_folder(path: Path, known: Metadata = NOTHING_KNOWN) -> Iterator[Incoming]:
    """Yield what lies at `path`, in the order of names: a file, or a folder with all below it.

    A file holds one article, a feed of several, or JSON lines. One that cannot be used is yielded with its
    reason; the others go on.

    Raises
    ------
    ArticleError
        If there is nothing at `path`, or no article in the folder.
    """
    if not path.exists():
        raise ArticleError(f"{path}: no such file or folder")
    files = _articles_below(path) if path.is_dir() else [path]
    if not files:
        endings = ", ".join((*SUFFIXES, *_LINES_SUFFIXES))
        raise ArticleError(f"{path}: no articles in this folder, that is files that end in {endings}")
    for file in files:
        yield from _lines_of(file) if file.suffix.lower() in _LINES_SUFFIXES else _given(file, known)


def _articles_below(folder: Path) -> list[Path]:
    return sorted(
        file
        for file in folder.rglob("*")
        if file.is_file()
        and file.suffix.lower() in SUFFIXES + _LINES_SUFFIXES
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
    )


def _given(file: Path, known: Metadata) -> Iterator[Incoming]:
    try:
        data, said = _content(file, known)
    except ArticleError as error:
        yield Incoming(name=str(file), reason=f"{file}: {error}")
        return
    yield from read_given(str(file), data, said)


def _content(path: Path, known: Metadata) -> tuple[bytes, Metadata]:
    """Return the bytes of the file at `path`, and what is known of it by the caller and its sidecar."""
    sidecar = path.with_suffix(".toml")
    beside = parse_sidecar(_bytes(sidecar)) if sidecar.is_file() else NOTHING_KNOWN
    return _bytes(path), known.or_else(beside)


def _lines_of(file: Path) -> Iterator[Incoming]:
    try:
        with file.open("rb") as lines:
            for incoming in read_lines(lines):
                yield replace(incoming, name=f"{file}: {incoming.name}")
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
        raise ArticleError(TOO_LARGE)
    return data
