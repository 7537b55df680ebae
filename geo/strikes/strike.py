"""Strike: one real-world strike and the placed reports that tell of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from geo.reports import Report
from geo.resolution import Resolution
from geo.vocabulary import Origin, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The record of another data set that was imported: whose, which, under which licence."""

    dataset: str
    version: str | None
    id: str
    licence: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a report comes from: what exports and cards say of the article, never its text.

    `record` is given where it was not read from an article but imported; `also_at` are other addresses of
    the very same text.
    """

    article_id: str
    sha256: str
    publisher: str | None
    url: str | None
    title: str | None
    published: date | datetime | None
    extractor: str
    record: Record | None = None
    also_at: tuple[str, ...] = ()

    @property
    def known_since_utc(self) -> datetime | None:
        """When it was published; a day without an hour counts from its first second, in UTC."""
        if self.published is None or isinstance(self.published, datetime):
            return self.published.astimezone(UTC) if self.published else None
        return datetime.combine(self.published, time(), UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a reviewer says of a field of a report, beside what the machine read.

    Attributes
    ----------
    field
        ``place``, ``date``, ``role``, ``attacker`` or ``outcome``; ``review`` for the report as a whole,
        ``strike`` for the strike it is of.
    machine, human
        The two values, as JSON has them; ``None`` is unknown.
    number
        Of the decision in the log that it comes from.
    """

    field: str
    machine: object
    human: object
    who: str
    when_utc: datetime
    why: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedReport:
    """A report, the place its toponym resolved to, the article it comes from, and what reviewers say."""

    id: str
    report: Report
    resolution: Resolution
    source: Source
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Strike:
    """One real-world strike and everything said of it; the first report speaks for it.

    Attributes
    ----------
    id
        Derives from the report that was published first, so it stays when other reports come in.
    event_id
        Marks of one event (aimed at X, intercepted over Y) share it.
    reports
        Those that a reviewer corrected first, then the most precisely dated.
    joined
        For each of `reports`, what made it part of the strike; empty for the one it was built on.
    status, status_why
        Who stands behind it, and by which rule.
    linked_to, possibly_same_as
        Ids of other strikes.
    counterparts
        Ids of the same strike as others tell it: of imported records, or for these of what articles tell.
    """

    id: str
    event_id: str
    reports: tuple[PlacedReport, ...]
    status: Status
    status_why: str = ""
    joined: tuple[tuple[str, ...], ...] = ()
    linked_to: tuple[str, ...] = ()
    possibly_same_as: tuple[str, ...] = ()
    counterparts: tuple[str, ...] = ()

    @property
    def dataset(self) -> str | None:
        """The data set it was imported from; ``None`` for what articles tell."""
        record = self.reports[0].source.record
        return record.dataset if record else None

    @property
    def origin(self) -> Origin:
        """Whether it is told by articles, by an imported data set or by both."""
        if self.counterparts:
            return Origin.BOTH
        return Origin.THEIRS if self.dataset else Origin.OURS


def content_id(*parts: str) -> str:
    """Return sixteen hexadecimal digits of the SHA-256 of `parts`: the same content, the same id."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
