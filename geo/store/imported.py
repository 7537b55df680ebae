"""Records of imported data sets: kept beside the reports, each as it came and as it is read."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Any

import sqlalchemy as sa

from geo.errors import StoreError, quoted
from geo.store.tables import DATASETS, RECORDS, document_of, report_of
from geo.strikes import PlacedReport


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A data set of others: its name, its version, the licence it comes under and where it is from."""

    name: str
    version: str | None = None
    licence: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How many records an import added, changed, and found as they were."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0


class ImportedRecords:
    """What was read of every record, read again only when a data set has changed; safe between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._digests: Sequence[str] = ()
        self._records: tuple[PlacedReport, ...] = ()

    def all(self, connection: sa.Connection) -> tuple[PlacedReport, ...]:
        """Return the records in the order of ids."""
        with self._lock:
            now = digests(connection)
            if now != self._digests:
                documents = connection.execute(sa.select(RECORDS.c.document).order_by(RECORDS.c.id)).scalars()
                self._records, self._digests = tuple(map(report_of, documents)), now
            return self._records


def keep(
    connection: sa.Connection,
    now: datetime,
    dataset: Dataset,
    records: Sequence[tuple[str, PlacedReport]],
) -> Kept:
    """Keep the `records` of a data set, its raw row and what was read of it each; the last of an id stays."""
    known = {row.id: row.document for row in connection.execute(_documents(dataset.name))}
    rows = {
        placed.id: {"id": placed.id, "dataset": dataset.name, "raw": raw, "document": document_of(placed)}
        for raw, placed in records
    }
    new = [row for row in rows.values() if row["id"] not in known]
    changed = [row for row in rows.values() if known.get(row["id"], row["document"]) != row["document"]]
    known |= {row["id"]: row["document"] for row in rows.values()}
    _describe(connection, now, dataset, known)
    if changed:
        gone = RECORDS.delete().where(RECORDS.c.id == sa.bindparam("gone"))
        connection.execute(gone, [{"gone": row["id"]} for row in changed])
    if new or changed:
        connection.execute(RECORDS.insert(), new + changed)
    return Kept(added=len(new), changed=len(changed), unchanged=len(rows) - len(new) - len(changed))


def forget(connection: sa.Connection, name: str) -> int:
    """Remove a data set with all its records, and return how many those were; StoreError if there is none."""
    if connection.execute(sa.select(DATASETS.c.name).where(DATASETS.c.name == name)).first() is None:
        known = connection.execute(sa.select(DATASETS.c.name).order_by(DATASETS.c.name)).scalars()
        raise StoreError(f"{quoted(name)} was not imported: {', '.join(known) or 'nothing was'}")
    gone = connection.execute(RECORDS.delete().where(RECORDS.c.dataset == name)).rowcount
    connection.execute(DATASETS.delete().where(DATASETS.c.name == name))
    return gone


def datasets(connection: sa.Connection) -> tuple[Dataset, ...]:
    """Return the data sets that were imported, by name."""
    return tuple(
        Dataset(name=row.name, version=row.version, licence=row.licence, url=row.url)
        for row in connection.execute(DATASETS.select().order_by(DATASETS.c.name))
    )


def digests(connection: sa.Connection) -> Sequence[str]:
    """Return a digest of each data set's content."""
    return connection.execute(sa.select(DATASETS.c.digest).order_by(DATASETS.c.name)).scalars().all()


def _documents(name: str) -> sa.Select[Any]:
    return sa.select(RECORDS.c.id, RECORDS.c.document).where(RECORDS.c.dataset == name)


def _describe(
    connection: sa.Connection, now: datetime, dataset: Dataset, documents: Mapping[str, str]
) -> None:
    digest = hashlib.sha256("\n".join(documents[key] for key in sorted(documents)).encode()).hexdigest()
    row = {
        "version": dataset.version,
        "licence": dataset.licence,
        "url": dataset.url,
        "imported_utc": now.isoformat(),
        "digest": digest,
    }
    known = connection.execute(DATASETS.update().where(DATASETS.c.name == dataset.name).values(**row))
    if not known.rowcount:
        connection.execute(DATASETS.insert().values(name=dataset.name, **row))
