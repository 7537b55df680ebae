"""Manifest: what an export holds, by which filter, from whom and under which licence, to go with the file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

import orjson

from geo.exports.export import Export
from geo.filters import describe, to_query
from geo.frames import counts

MANIFEST_ENDING = ".manifest.json"  # of the file beside a file
# What is quoted of articles stays theirs; strikemap quotes sentences and gives no licence to them.
ARTICLE_LICENCE = "rights stay with the publisher; quoted sentences only"
_NOT_STATED = "not stated"


def manifest(export: Export) -> dict[str, Any]:
    """Return what is to be said of `export` besides its rows; the same content, the same words.

    Sources are listed once each: articles with the SHA-256 of their bytes and what read them, imported data
    sets with version and number of records, and who says where the places are; each with its licence.
    """
    return {
        "filter": describe(export.chosen),
        "query": [list(pair) for pair in to_query(export.chosen)],
        "counts": asdict(counts(export.frame)),
        "revision": export.revision,
        "articles": _articles(export),
        "datasets": _datasets(export),
        "coordinates": _coordinates(export),
    }


def of_file(export: Export, name: str, written: Weighed) -> bytes:
    """Return the manifest of `export`, which was `written` as the file `name`, as JSON."""
    file = {"name": name, "sha256": written.sha256, "bytes": written.size}
    return orjson.dumps({"file": file, **manifest(export)}, option=orjson.OPT_INDENT_2) + b"\n"


class Weighed:
    """The pieces of a file on their way, weighed and hashed."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = pieces
        self._hash = hashlib.sha256()
        self.size = 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self._hash.update(piece)
            self.size += len(piece)
            yield piece

    @property
    def sha256(self) -> str:
        """Return the hash of the pieces that have passed, in hexadecimal."""
        return self._hash.hexdigest()


def _articles(export: Export) -> list[dict[str, Any]]:
    found = {
        source["article_id"]: {
            name: source[name] for name in ("sha256", "publisher", "title", "url", "published", "extractor")
        }
        for sources in export.frame["sources"]
        for source in sources
        if source["record"] is None
    }
    return [{"id": name, **found[name], "licence": ARTICLE_LICENCE} for name in sorted(found)]


def _datasets(export: Export) -> list[dict[str, Any]]:
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for sources in export.frame["sources"]:
        for record in (source["record"] for source in sources if source["record"]):
            key = (record["dataset"], record["version"] or "")
            one = found.setdefault(key, {"name": record["dataset"], "version": record["version"]})
            one["licence"] = record["licence"] or _NOT_STATED
            one["records"] = one.get("records", 0) + 1
    return [found[key] for key in sorted(found)]


def _coordinates(export: Export) -> list[dict[str, Any]]:
    pairs = export.frame[["coordinate_source", "coordinate_licence"]].dropna(subset=["coordinate_source"])
    counted = pairs.fillna(_NOT_STATED).value_counts(sort=False).sort_index()
    return [
        {"source": source, "licence": licence, "strikes": int(count)}
        for (source, licence), count in counted.items()
    ]
