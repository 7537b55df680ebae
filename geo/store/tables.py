"""The tables, and the rows of articles and reports in them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter

from geo.articles import Article
from geo.strikes import PlacedReport

_MOST_PARAMETERS = 500  # SQLite's own limit was 999 before 3.32
VERSION = 5  # of the tables and of the documents in them

metadata = sa.MetaData()
ARTICLES = sa.Table(
    "articles",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("raw", sa.LargeBinary, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("known", sa.Text, nullable=False),  # JSON: published, publisher, url, title, language, evidence
    sa.Column("collected_utc", sa.Text, nullable=False),
    sa.Column("extractor", sa.Text, nullable=False),
    sa.Column("digest", sa.String(64), nullable=False),  # of what is known and of the reports
)
REPORTS = sa.Table(
    "reports",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("article_id", sa.ForeignKey("articles.id"), nullable=False, index=True),
    sa.Column("document", sa.Text, nullable=False),  # JSON of the PlacedReport
)
EDITS = sa.Table(
    "edits",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("at_utc", sa.Text, nullable=False),
    sa.Column("action", sa.Text, nullable=False, index=True),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("details", sa.Text, nullable=False),
    sa.Column("who", sa.Text),  # the reviewer; of what the machine did, nobody
)
# What is left of an article that was erased on request: enough to know it again, none of its words.
TOMBSTONES = sa.Table(
    "tombstones",
    metadata,
    sa.Column("article_id", sa.Text, primary_key=True),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("at_utc", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
)
# Data sets that were imported, and their records as they came; never mixed with what articles tell.
DATASETS = sa.Table(
    "datasets",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("version", sa.Text),
    sa.Column("licence", sa.Text),
    sa.Column("url", sa.Text),
    sa.Column("imported_utc", sa.Text, nullable=False),
    sa.Column("digest", sa.String(64), nullable=False),  # of all its documents
)
RECORDS = sa.Table(
    "records",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("dataset", sa.ForeignKey("datasets.name"), nullable=False, index=True),
    sa.Column("raw", sa.Text, nullable=False),  # JSON of the row as it came
    sa.Column("document", sa.Text, nullable=False),  # JSON of the PlacedReport
)


def chunks(names: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield `names` in parts that a database takes as parameters of one question."""
    for start in range(0, len(names), _MOST_PARAMETERS):
        yield names[start : start + _MOST_PARAMETERS]


def known_of(article: Article) -> str:
    """Return what is known of `article` besides its words, as JSON: equal knowledge, equal text."""
    published = article.published.isoformat() if article.published else None
    elsewhere = {"also_at": article.also_at} if article.also_at else {}
    return json.dumps(
        {
            "published": published,
            "publisher": article.publisher,
            "url": article.url,
            "title": article.title,
            "language": article.language,
            "evidence": article.evidence,
            **elsewhere,
        },
        sort_keys=True,
    )


def article_of(row: sa.Row[Any]) -> Article:
    """Return the article that a row of `ARTICLES` keeps."""
    return Article(text=row.text, raw=row.raw, sha256=row.sha256, **known_in(row))


def known_in(row: sa.Row[Any]) -> dict[str, Any]:
    """Return what a row of `ARTICLES` keeps of an article besides its words, as fields of `Article`."""
    known: dict[str, Any] = json.loads(row.known)
    known["published"] = _day_or_instant(known["published"])
    known["also_at"] = tuple(known.get("also_at", ()))
    known["evidence"] = tuple((name, why) for name, why in known["evidence"])
    return known | {"collected_utc": datetime.fromisoformat(row.collected_utc)}


def _day_or_instant(text: str | None) -> date | datetime | None:
    if text is None:
        return None
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


@cache
def _adapter() -> TypeAdapter[PlacedReport]:
    return TypeAdapter(PlacedReport)


def document_of(placed: PlacedReport) -> str:
    """Return `placed` as JSON: what the machine read. What reviewers say of it is in the log alone."""
    return _adapter().dump_json(placed, exclude={"corrections"}).decode()


def report_of(document: str) -> PlacedReport:
    """Return the report that `document_of` wrote; pydantic's ValidationError if it is no such document."""
    placed = _adapter().validate_json(document)
    candidates = tuple(placed.resolution.candidates)  # JSON knows only lists
    return replace(placed, resolution=replace(placed.resolution, candidates=candidates))
