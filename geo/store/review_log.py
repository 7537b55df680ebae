"""Reviewers' decisions in the log: written only if nobody decided otherwise since, read back in order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from geo.errors import ReviewError, quoted
from geo.review import Action, Decision, Proposal, conflict, conflicting, holding, standing
from geo.store.tables import EDITS, REPORTS, chunks

_ACTIONS = [action.value for action in Action]
ERASED = "erased on request"


def decisions(connection: sa.Connection) -> tuple[Decision, ...]:
    """Return every decision of the log, undone ones and undoings too, oldest first."""
    query = EDITS.select().where(EDITS.c.action.in_(_ACTIONS)).order_by(EDITS.c.number)
    return tuple(map(_decision, connection.execute(query)))


def last_decision(connection: sa.Connection) -> int:
    """Return the number of the last decision; 0 if there is none."""
    query = sa.select(sa.func.max(EDITS.c.number)).where(EDITS.c.action.in_(_ACTIONS))
    return connection.execute(query).scalar() or 0


def decide(connection: sa.Connection, proposal: Proposal) -> Decision:
    """Add `proposal` to the log, within a writer's transaction.

    Raises
    ------
    ReviewError
        If a report is not kept, or what is to be undone does not stand.
    ConflictError
        If another decided about the same reports since the reviewer looked.
    """
    if connection.dialect.name != "sqlite":  # there a writer is alone from its beginning
        connection.exec_driver_sql(f"LOCK TABLE {EDITS.name} IN SHARE ROW EXCLUSIVE MODE")
    made = decisions(connection)
    reports = proposal.reports
    if proposal.action is Action.UNDO:
        reports = _undone(proposal, made).reports
    else:
        _check_kept(connection, reports)
    theirs = conflicting(proposal, standing(made))
    if theirs is not None:
        raise conflict(proposal, theirs)
    now = datetime.now(UTC)
    details = {"reports": reports, "value": proposal.value, "why": proposal.why}
    row = {
        "at_utc": now.isoformat(),
        "who": proposal.who,
        "action": proposal.action.value,
        "subject": reports[0],
        "details": json.dumps(details, sort_keys=True),
    }
    (number,) = connection.execute(EDITS.insert().values(**row)).inserted_primary_key or (0,)
    return Decision(
        number=number,
        at_utc=now,
        who=proposal.who,
        action=proposal.action,
        reports=reports,
        value=proposal.value,
        why=proposal.why,
    )


def redact(connection: sa.Connection, report_ids: Iterable[str]) -> None:
    """Take the reviewers' words on erased reports out of the log: that and when they decided stays.

    A value stays where it is also about reports that are kept.
    """
    gone = set(report_ids)
    for one in decisions(connection):
        if not gone & set(one.reports):
            continue
        kept = one.action is Action.UNDO or set(one.reports) - gone
        details = {"reports": one.reports, "value": one.value if kept else None, "why": ERASED}
        row = EDITS.update().where(EDITS.c.number == one.number)
        connection.execute(row.values(details=json.dumps(details, sort_keys=True)))


def _undone(proposal: Proposal, made: Sequence[Decision]) -> Decision:
    """Return the decision that is to be undone; ReviewError unless it stands."""
    by_number = {one.number: one for one in made}
    one = by_number.get(proposal.value) if isinstance(proposal.value, int) else None
    if one is None:
        raise ReviewError(f"there is no decision {quoted(proposal.value)}: `geo review log` lists them")
    for other in holding(made):
        if other.action is Action.UNDO and other.value == one.number:
            raise ReviewError(f"decision {one.number} is undone already, by {quoted(other.who)}")
    return one


def _check_kept(connection: sa.Connection, reports: tuple[str, ...]) -> None:
    kept: set[str] = set()
    for some in chunks(reports):
        kept |= set(connection.execute(sa.select(REPORTS.c.id).where(REPORTS.c.id.in_(some))).scalars())
    missing = sorted(set(reports) - kept)
    if missing:
        raise ReviewError(
            f"there is no report {quoted(missing[0])}: its article was read again or erased, or it is "
            "a record that was imported, which stays as its makers have it; look again"
        )


def _decision(row: sa.Row[Any]) -> Decision:
    details: Mapping[str, Any] = json.loads(row.details)
    return Decision(
        number=row.number,
        at_utc=datetime.fromisoformat(row.at_utc),
        who=row.who or "",
        action=Action(row.action),
        reports=tuple(details["reports"]),
        value=details["value"],
        why=details["why"],
    )
