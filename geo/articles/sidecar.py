"""Sidecars: ``name.toml`` beside ``name.txt`` says what is known of the article, and why."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

from geo.articles.article import Metadata
from geo.errors import ArticleError, quoted

_TEXTS = ("publisher", "url", "title", "language")
_KEYS = ("published", *_TEXTS, "evidence")


def parse_sidecar(data: bytes) -> Metadata:
    """Return what a sidecar says.

    Keys, all optional: ``published`` (a TOML date, or a date-time with zone), ``publisher``, ``url``,
    ``title``, ``language`` (strings) and ``[evidence]``, a table of strings by field name.

    Raises
    ------
    ArticleError
        If it is not TOML, or has an unknown key or a value of the wrong kind.
    """
    try:
        table = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ArticleError(f"the sidecar is not TOML in UTF-8: {error}") from error
    unknown = sorted(set(table) - set(_KEYS))
    if unknown:
        raise ArticleError(f"the sidecar has {quoted(unknown[0])}, which is none of {', '.join(_KEYS)}")
    return Metadata(
        published=_published(table),
        **{key: _text(key, table.get(key)) for key in _TEXTS},
        evidence=_evidence(table.get("evidence", {})),
    )


def _published(table: dict[str, Any]) -> date | None:
    value = table.get("published")
    if value is None or isinstance(value, date):  # a datetime is a date too
        return value
    raise ArticleError(
        f"the sidecar's published is {quoted(value)}: write a date without quotes, as 2025-05-10"
    )


def _text(key: str, value: object) -> str | None:
    if value is None or (isinstance(value, str) and value.strip()):
        return value
    raise ArticleError(f"the sidecar's {key} is {quoted(value)}: write a text in quotes, or leave it out")


def _evidence(value: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        raise ArticleError(f"the sidecar's evidence is {quoted(value)}: write a table, [evidence]")
    for key, reason in value.items():
        if key not in _KEYS or not isinstance(reason, str):
            raise ArticleError(
                f"the sidecar's evidence for {quoted(key)} must be a text, for one of {', '.join(_KEYS)}"
            )
    return tuple(sorted(value.items()))
