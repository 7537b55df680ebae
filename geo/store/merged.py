"""The strikes of a store kept up to date: only what has changed since the last asking is read and merged."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from threading import Lock

import sqlalchemy as sa

from geo.review import Review, review_of
from geo.store.log import Stamp, stamp
from geo.store.review_log import decisions
from geo.store.tables import ARTICLES, REPORTS, chunks, report_of
from geo.strikes import Merged, PlacedReport, Strike


class MergedReports:
    """What `Merged` makes of a database's reports, as reviewers have them; safe to share between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._stamp: Stamp | None = None
        self._digests: dict[str, str] = {}
        self._of_article: dict[str, frozenset[str]] = {}
        self._review = Review()
        self._merged = Merged()

    def strikes(self, connection: sa.Connection, moment: datetime | None = None) -> tuple[Strike, ...]:
        """Return the strikes by date; those known at `moment` (zoned) if one is given."""
        with self._lock:
            self._update(connection)
            return self._merged.strikes if moment is None else self._merged.as_of(moment)

    def strike(self, connection: sa.Connection, name: str) -> Strike | None:
        """Return the strike of that id, or the one that has the report of that id; ``None`` if none."""
        with self._lock:
            self._update(connection)
            return self._merged.strike(name)

    def _update(self, connection: sa.Connection) -> None:
        now = stamp(connection)
        if now == self._stamp:
            return
        digests = {
            row.id: row.digest for row in connection.execute(sa.select(ARTICLES.c.id, ARTICLES.c.digest))
        }
        review = review_of(decisions(connection))
        stale = {name for name, digest in digests.items() if self._digests.get(name) != digest}
        gone = self._digests.keys() - digests.keys()
        anew = list(_reports(connection, REPORTS.c.article_id, stale))
        ours = {placed.id for placed in anew}
        decided = review.changed(self._review) - ours
        anew += _reports(connection, REPORTS.c.id, decided)
        told = [placed for one in anew if (placed := review.applied(one)) is not None]
        old = decided.union(*(self._of_article.pop(name, ()) for name in stale | gone))
        if self._digests:
            self._merged.update(added=told, removed=old, ties=review.ties)
        else:  # all is new: there is no neighbourhood to look for
            self._merged = Merged(told, review.ties)
        for placed in anew:
            name = placed.source.article_id
            self._of_article[name] = self._of_article.get(name, frozenset()) | {placed.id}
        self._digests, self._review, self._stamp = digests, review, now


def rejected(connection: sa.Connection, review: Review) -> Iterator[PlacedReport]:
    """Yield the reports that a reviewer rejected, as the machine read them."""
    names = {name for name in review.of_report if review.rejection(name)}
    yield from sorted(_reports(connection, REPORTS.c.id, names), key=lambda placed: placed.id)


def _reports(
    connection: sa.Connection, column: sa.Column[str], names: Collection[str]
) -> Iterable[PlacedReport]:
    """Yield the reports whose `column` is one of `names`."""
    for some in chunks(sorted(names)):
        for document in connection.execute(sa.select(REPORTS.c.document).where(column.in_(some))).scalars():
            yield report_of(document)
