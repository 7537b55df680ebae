"""The log: what was done, in order. It is only added to; erasure on request takes words out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from geo.store.tables import EDITS


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One entry of the log: what was done to which article or report, when, by whom, and what came of it.

    `who` is the reviewer, ``None`` for what the machine did.
    """

    number: int
    at_utc: datetime
    action: str
    subject: str
    details: Mapping[str, Any]
    who: str | None = None


class Stamp(NamedTuple):
    """What the log was when one looked: equal stamps, equal content, since every change is logged.

    Their count is there for a server, where a lower number may come to be seen after a higher one; the
    instant for a backup that was brought back.
    """

    entries: int
    number: int | None
    at_utc: str | None


def stamp(connection: sa.Connection) -> Stamp:
    """Return the stamp of the log as it is."""
    number = EDITS.c.number
    count, latest = connection.execute(sa.select(sa.func.count(number), sa.func.max(number))).one()
    last = connection.execute(sa.select(EDITS.c.at_utc).where(number == latest)).scalar()
    return Stamp(count, latest, last)


def entries(connection: sa.Connection) -> tuple[Edit, ...]:
    """Return the log, oldest first."""
    return tuple(
        Edit(
            number=row.number,
            at_utc=datetime.fromisoformat(row.at_utc),
            action=row.action,
            subject=row.subject,
            details=json.loads(row.details),
            who=row.who,
        )
        for row in connection.execute(EDITS.select().order_by(EDITS.c.number))
    )


def log(
    connection: sa.Connection, now: datetime, action: str, subject: str, details: Mapping[str, Any]
) -> None:
    """Add an entry of what the machine did."""
    connection.execute(
        EDITS.insert().values(
            at_utc=now.isoformat(),
            action=action,
            subject=subject.encode("utf-8", "replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}"),
            details=json.dumps(details, sort_keys=True),
        )
    )
