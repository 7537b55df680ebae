"""Articles and their reports put into the tables."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from geo.articles import Article
from geo.store.log import log
from geo.store.tables import ARTICLES, REPORTS, document_of, known_of
from geo.strikes import PlacedReport


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
