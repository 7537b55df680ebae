"""Store: articles and reports kept, strikes merged from them, and the log."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from pydantic import ValidationError

from geo.articles import Article
from geo.errors import StoreError, quoted
from geo.pipeline import Reading
from geo.store import imported
from geo.store.database import database_address, emptied, opened, told
from geo.store.imported import Dataset, Kept
from geo.store.passages import passage
from geo.store.tables import (
    ARTICLES,
    EDITS,
    REPORTS,
    TOMBSTONES,
    article_of,
    document_of,
    known_of,
    report_of,
)
from geo.strikes import PlacedReport, Strike, compared, merge


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One entry of the log: what was done to which article, when, and what came of it."""

    number: int
    at_utc: datetime
    action: str
    subject: str
    details: Mapping[str, Any]


class Store:
    """One database. Opened by `open_store`; safe to use from several threads and processes."""

    def __init__(self, engine: sa.Engine, address: str) -> None:
        self._engine = engine
        self._address = address

    def completed(self, article: Article) -> Article:
        """Return `article` with what is unknown of it filled in from what is kept of the same bytes."""
        kept = self.article(article.id)
        if kept is None:
            return article
        names = ("published", "publisher", "url", "title", "evidence", "collected_utc")
        known: dict[str, Any] = {name: getattr(article, name) or getattr(kept, name) for name in names}
        return replace(article, **known)

    def holds(self, article: Article, extractor: str) -> bool:
        """Tell whether `article` is kept with all that is known of it, as `extractor` reads it."""
        query = sa.select(ARTICLES.c.known, ARTICLES.c.extractor).where(ARTICLES.c.id == article.id)
        with self._reading() as connection:
            row = connection.execute(query).one_or_none()
        return row is not None and tuple(row) == (known_of(article), extractor)

    def refusal(self, article: Article) -> str | None:
        """Return why `article` may not be kept, in a sentence: it was erased; ``None`` if it was not."""
        query = TOMBSTONES.select().where(TOMBSTONES.c.article_id == article.id)
        with self._reading() as connection:
            row = connection.execute(query).one_or_none()
        return f"it was erased on {row.at_utc[:10]} ({row.reason}) and stays so" if row else None

    def erase(self, article_id: str, reason: str) -> None:
        """Remove an article with its reports and quotes; its hash, the time and `reason` stay.

        The same bytes are refused from then on. The log keeps that it was done.

        Raises
        ------
        StoreError
            If there is no such article, or it cannot be erased; then nothing is.
        """
        now = datetime.now(UTC)
        with self._writing() as connection:
            sha256 = connection.execute(
                sa.select(ARTICLES.c.sha256).where(ARTICLES.c.id == article_id)
            ).scalar_one_or_none()
            if sha256 is None:
                raise StoreError(f"there is no article {quoted(article_id)}: its id is 16 hexadecimal digits")
            for table, column in ((REPORTS, REPORTS.c.article_id), (ARTICLES, ARTICLES.c.id)):
                connection.execute(table.delete().where(column == article_id))
            stone = {"article_id": article_id, "sha256": sha256, "at_utc": now.isoformat(), "reason": reason}
            connection.execute(TOMBSTONES.insert().values(**stone))
            _log(connection, now, "erased", article_id, {"reason": reason})
        emptied(self._engine)

    def save(self, readings: Sequence[Reading], extractor: str) -> None:
        """Keep the articles and reports of `readings`, and log those set aside; all in one transaction.

        Raises
        ------
        StoreError
            If they cannot be written; then none is.
        """
        now = datetime.now(UTC)
        with self._writing() as connection:
            for reading in readings:
                if reading.article is None or reading.set_aside is not None:
                    _log(connection, now, "set aside", reading.name, {"reason": reading.set_aside})
                else:
                    _keep(connection, now, reading.article, reading.reports, extractor)

    def article(self, article_id: str) -> Article | None:
        """Return the article of that id, ``None`` if there is none."""
        with self._reading() as connection:
            row = connection.execute(ARTICLES.select().where(ARTICLES.c.id == article_id)).one_or_none()
        return article_of(row) if row else None

    def strikes(self) -> tuple[Strike, ...]:
        """Return every strike, merged from all reports, by date, and then the records that were imported.

        Raises
        ------
        StoreError
            If the database cannot be read.
        """
        query = sa.select(REPORTS.c.document).order_by(REPORTS.c.id)
        with self._reading() as connection:
            documents = connection.execute(query).scalars().all()
            theirs = imported.imported(connection)
        try:
            return compared(merge(report_of(document) for document in documents), theirs)
        except ValidationError as error:
            raise StoreError(
                f"{self._address} holds a report that cannot be read ({quoted(error, 120)}): "
                "move the file away and ingest the articles again"
            ) from error

    def revision(self) -> str:
        """Return a digest of all content: equal content, equal revision, whatever the order of ingest."""
        with self._reading() as connection:
            digests = connection.execute(sa.select(ARTICLES.c.digest).order_by(ARTICLES.c.id)).scalars()
            both = "".join(digests) + "".join(imported.digests(connection))
        return hashlib.sha256(both.encode()).hexdigest()[:16]

    def keep_records(
        self, dataset: Dataset, records: Sequence[tuple[str, PlacedReport]], refused: Mapping[str, int]
    ) -> Kept:
        """Keep the `records` of a data set (the raw row, what was read of it), all in one transaction.

        Records of an id that is kept already take their place. `refused` counts what was left out, by
        reason, for the log.

        Raises
        ------
        StoreError
            If they cannot be written; then none is.
        """
        now = datetime.now(UTC)
        with self._writing() as connection:
            kept = imported.keep(connection, now, dataset, records)
            details = {**asdict(dataset), **asdict(kept), "refused": dict(refused)}
            _log(connection, now, "imported", dataset.name, details)
        return kept

    def forget(self, name: str) -> int:
        """Remove an imported data set, and return how many records it had.

        Raises
        ------
        StoreError
            If there is none of that name, or it cannot be removed; then nothing is.
        """
        with self._writing() as connection:
            gone = imported.forget(connection, name)
            _log(connection, datetime.now(UTC), "forgotten", name, {"records": gone})
        emptied(self._engine)
        return gone

    def datasets(self) -> tuple[Dataset, ...]:
        """Return the data sets that were imported, by name."""
        with self._reading() as connection:
            return imported.datasets(connection)

    def context(self, article_id: str, start: int, end: int) -> tuple[str, str, str]:
        """Return the quote at code points [start, end) of an article, with the sentence before and after.

        Raises
        ------
        StoreError
            If there is no such article, or no such span in it.
        """
        article = self.article(article_id)
        if article is None or not 0 <= start <= end <= len(article.text):
            raise StoreError(f"there is no passage {start}–{end} in an article {quoted(article_id)}")
        return passage(article.text, start, end)

    def edits(self) -> tuple[Edit, ...]:
        """Return the log, oldest first."""
        with self._reading() as connection:
            return tuple(
                Edit(
                    number=row.number,
                    at_utc=datetime.fromisoformat(row.at_utc),
                    action=row.action,
                    subject=row.subject,
                    details=json.loads(row.details),
                )
                for row in connection.execute(EDITS.select().order_by(EDITS.c.number))
            )

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with told(self._address), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        writer = self._engine.execution_options(writes=True)
        with told(self._address), writer.begin() as connection:
            yield connection


def open_store(database: str | Path | None = None) -> Store:
    """Open the store at a path or SQLAlchemy URL; by default ``STRIKEMAP_DATABASE``, else ``data/``.

    Raises
    ------
    StoreError
        If it cannot be opened, is no strikemap database or one of another version.
    """
    address = database_address(database)
    return Store(opened(address), address)


def _keep(
    connection: sa.Connection,
    now: datetime,
    article: Article,
    reports: Sequence[PlacedReport],
    extractor: str,
) -> None:
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
    _log(connection, now, action, article.id, {"extractor": extractor, "reports": sorted(documents)})


def _log(
    connection: sa.Connection, now: datetime, action: str, subject: str, details: Mapping[str, Any]
) -> None:
    connection.execute(
        EDITS.insert().values(
            at_utc=now.isoformat(),
            action=action,
            subject=subject.encode("utf-8", "replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}"),
            details=json.dumps(details, sort_keys=True),
        )
    )
