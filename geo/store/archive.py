"""Store: articles and reports kept, strikes merged from them, and the log."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
from pydantic import ValidationError

from geo.articles import Article
from geo.errors import StoreError, quoted
from geo.pipeline import Reading
from geo.review import Decision, Proposal, review_of, standing
from geo.store import imported
from geo.store.database import database_address, emptied, opened, told
from geo.store.imported import Dataset, Kept
from geo.store.keeping import completed, keep, kept_of
from geo.store.log import Edit, Stamp, entries, log, stamp
from geo.store.merged import MergedReports, rejected
from geo.store.passages import passage
from geo.store.review_log import decide, decisions, last_decision, redact
from geo.store.tables import (
    ARTICLES,
    REPORTS,
    TOMBSTONES,
    article_of,
    chunks,
    known_of,
)
from geo.strikes import PlacedReport, Strike, compared


class Store:
    """One database. Opened by `open_store`; safe to use from several threads and processes."""

    def __init__(self, engine: sa.Engine, address: str) -> None:
        self._engine = engine
        self._address = address
        self._merged = MergedReports()
        self._imported = imported.ImportedRecords()
        self._revision: tuple[Stamp, str] | None = None
        # All that one reader asks is answered as of one moment; SQLite's readers have it so by themselves.
        isolation = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
        self._reader = engine.execution_options(**isolation)

    def completed(self, articles: Sequence[Article]) -> Sequence[Article]:
        """Return `articles` with what is unknown of each filled in from what is kept of the same bytes."""
        with self._reading() as connection:
            kept = kept_of(connection, articles)
        return [completed(one, kept[one.id]) if one.id in kept else one for one in articles]

    def held(self, articles: Sequence[Article], extractor: str) -> Collection[str]:
        """Return the ids of those that are kept with all that is known of them, as `extractor` reads them."""
        with self._reading() as connection:
            kept = kept_of(connection, articles)
        said = {name: (row.known, row.extractor) for name, row in kept.items()}
        return {one.id for one in articles if said.get(one.id) == (known_of(one), extractor)}

    def refusals(self, articles: Iterable[Article]) -> Mapping[str, str]:
        """Return, by article id, why some of `articles` may not be kept, in a sentence: they were erased."""
        names = sorted({article.id for article in articles})
        with self._reading() as connection:
            rows = [
                row
                for some in chunks(names)
                for row in connection.execute(TOMBSTONES.select().where(TOMBSTONES.c.article_id.in_(some)))
            ]
        return {r.article_id: f"it was erased on {r.at_utc[:10]} ({r.reason}) and stays so" for r in rows}

    def erase(self, article_id: str, reason: str) -> None:
        """Remove an article with its reports and quotes; its hash, the time and `reason` stay.

        The same bytes are refused from then on. The log keeps that it was done, and that and when reviewers
        decided about the reports, but not their words.

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
            of_it = sa.select(REPORTS.c.id).where(REPORTS.c.article_id == article_id)
            redact(connection, connection.execute(of_it).scalars())
            for table, column in ((REPORTS, REPORTS.c.article_id), (ARTICLES, ARTICLES.c.id)):
                connection.execute(table.delete().where(column == article_id))
            stone = {"article_id": article_id, "sha256": sha256, "at_utc": now.isoformat(), "reason": reason}
            connection.execute(TOMBSTONES.insert().values(**stone))
            log(connection, now, "erased", article_id, {"reason": reason})
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
                    log(connection, now, "set aside", reading.name, {"reason": reading.set_aside})
                else:
                    keep(connection, now, reading.article, reading.reports, extractor)

    def article(self, article_id: str) -> Article | None:
        """Return the article of that id, ``None`` if there is none."""
        with self._reading() as connection:
            row = connection.execute(ARTICLES.select().where(ARTICLES.c.id == article_id)).one_or_none()
        return article_of(row) if row else None

    def strikes(self, as_of: datetime | None = None) -> tuple[Strike, ...]:
        """Return every strike by date, merged from reports as reviewers have them; then what was imported.

        Only what has changed since the last asking is read and merged again.

        Parameters
        ----------
        as_of
            A zoned moment: only what had been published then is merged. What reviewers say of how it is
            to be read holds at all times.

        Raises
        ------
        StoreError
            If the database cannot be read.
        """
        try:
            with self._reading() as connection:
                ours, theirs = self._merged.strikes(connection, as_of), self._imported.all(connection)
            return compared(ours, (one for one in theirs if as_of is None or _known(one, as_of)))
        except ValidationError as error:
            raise StoreError(
                f"{self._address} holds a report that cannot be read ({quoted(error, 120)}): "
                "move the file away and ingest the articles again"
            ) from error

    def strike(self, name: str) -> Strike | None:
        """Return the strike of that id, or the one that has the report of that id; ``None`` if none."""
        with self._reading() as connection:
            return self._merged.strike(connection, name)

    def revision(self) -> str:
        """Return a digest of all content: equal content, equal revision, whatever the order of ingest.

        It is reckoned anew only when the log has grown since the last asking.
        """
        with self._reading() as connection:
            now, last = stamp(connection), self._revision
            if last and last[0] == now:
                return last[1]
            digests = connection.execute(sa.select(ARTICLES.c.digest).order_by(ARTICLES.c.id)).scalars()
            decided = "".join(map(repr, standing(decisions(connection))))
            all_of_it = "".join([*digests, *imported.digests(connection), decided])
        self._revision = now, hashlib.sha256(all_of_it.encode()).hexdigest()[:16]
        return self._revision[1]

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
            log(connection, now, "imported", dataset.name, details)
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
            log(connection, datetime.now(UTC), "forgotten", name, {"records": gone})
        emptied(self._engine)
        return gone

    def datasets(self) -> tuple[Dataset, ...]:
        """Return the data sets that were imported, by name."""
        with self._reading() as connection:
            return imported.datasets(connection)

    def decide(self, proposal: Proposal) -> Decision:
        """Add a reviewer's decision to the log; when this returns, it is kept.

        Raises
        ------
        ReviewError
            If it is about a report that is not kept, or would undo what does not stand.
        ConflictError
            If another decided about the same reports since the reviewer looked; the message tells both.
        """
        with self._writing() as connection:
            return decide(connection, proposal)

    def decisions(self) -> tuple[Decision, ...]:
        """Return every decision of a reviewer, undone ones and undoings too, oldest first."""
        with self._reading() as connection:
            return decisions(connection)

    def last_decision(self) -> int:
        """Return the number of the last decision: what a reviewer who looks now has seen."""
        with self._reading() as connection:
            return last_decision(connection)

    def rejected(self) -> tuple[tuple[PlacedReport, Decision], ...]:
        """Return the reports that reviewers rejected, each with the decision that says why."""
        with self._reading() as connection:
            review = review_of(decisions(connection))
            found = ((placed, review.rejection(placed.id)) for placed in rejected(connection, review))
            return tuple((placed, decision) for placed, decision in found if decision)

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
            return entries(connection)

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with told(self._address), self._reader.connect() as connection:
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


def _known(placed: PlacedReport, moment: datetime) -> bool:
    """Tell whether something was published by `moment`."""
    since = placed.source.known_since_utc
    return since is not None and since <= moment
