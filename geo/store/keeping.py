"""Articles and their reports put into the tables."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from geo.articles import Article
from geo.store.log import log
from geo.store.tables import ARTICLES, REPORTS, chunks, document_of, known_in, known_of
from geo.strikes import PlacedReport


def kept_of(connection: sa.Connection, articles: Iterable[Article]) -> Mapping[str, sa.Row[Any]]:
    """Return what is kept of `articles` besides their words, by id; those that are not kept are left out."""
    columns = (ARTICLES.c.id, ARTICLES.c.known, ARTICLES.c.extractor, ARTICLES.c.collected_utc)
    names = sorted({article.id for article in articles})
    asked: Iterator[sa.Select[Any]] = (
        sa.select(*columns).where(ARTICLES.c.id.in_(some)) for some in chunks(names)
    )
    return {row.id: row for query in asked for row in connection.execute(query)}


def completed(article: Article, row: sa.Row[Any]) -> Article:
    """Return `article` with what is unknown of it filled in from what a row of `kept_of` says of it."""
    kept = known_in(row)
    names = ("published", "publisher", "title", "evidence", "collected_utc")
    known = {name: getattr(article, name) or kept[name] for name in names}
    # The first address stays: which one comes later is of no matter, and none is lost.
    url = kept["url"] or article.url
    found = {article.url, kept["url"], *article.also_at, *kept["also_at"]} - {None, url}
    return replace(article, url=url, also_at=tuple(sorted(filter(None, found))), **known)


def keep(
    connection: sa.Connection,
    now: datetime,
    article: Article,
    reports: Sequence[PlacedReport],
    extractor: str,
) -> None:
    """Put an article and its reports in the place of what was kept of the same bytes."""
    documents = {placed.id: document_of(placed) for placed in reports}
    collected = connection.execute(
        sa.select(ARTICLES.c.collected_utc).where(ARTICLES.c.id == article.id)
    ).scalar_one_or_none()
    row = {
        "id": article.id,
        "sha256": article.sha256,
        "raw": article.raw,
        "text": article.text,
        "known": known_of(article),
        "collected_utc": collected or (article.collected_utc or now).isoformat(),
        "extractor": extractor,
        "digest": hashlib.sha256("\n".join([known_of(article), *documents.values()]).encode()).hexdigest(),
    }
    if collected is None:
        connection.execute(ARTICLES.insert().values(**row))
    else:
        connection.execute(ARTICLES.update().where(ARTICLES.c.id == article.id).values(**row))
        connection.execute(REPORTS.delete().where(REPORTS.c.article_id == article.id))
    for report_id, document in documents.items():
        connection.execute(REPORTS.insert().values(id=report_id, article_id=article.id, document=document))
    action = "read" if collected is None else "read again"
    log(connection, now, action, article.id, {"extractor": extractor, "reports": sorted(documents)})
