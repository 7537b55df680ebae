"""Decisions: what reviewers say of reports. An append-only log of them; a decision is undone by another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from geo.errors import ConflictError, ReviewError, quoted
from geo.review.values import VALUES

MAX_WORDS = 1_000  # characters of a reason
MAX_NAME = 200


class Action(StrEnum):
    """What a reviewer can do."""

    ACCEPT = "accept"
    PLACE = "place"
    DATE = "date"
    ROLE = "role"
    ATTACKER = "attacker"
    OUTCOME = "outcome"
    REJECT = "reject"
    JOIN = "join"
    SPLIT = "split"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a reviewer wants to decide, and what they saw when they did.

    Attributes
    ----------
    who
        The reviewer's name, as it stays in the log.
    action
        What is done.
    reports
        Ids of the reports it is about: all of a strike, of all strikes joined, or the part split off.
    value
        The right value of a field as JSON (`geo.review.values`), ``None`` for unknown; of a split the ids
        of the reports that stay; of an undoing the number of the decision undone.
    why
        The reason; needed to reject.
    seen
        Number of the last decision that the reviewer could know of.

    Raises
    ------
    ReviewError
        If it names nobody or nothing, lacks a reason that is needed, or its value is none of the field.
    """

    who: str
    action: Action
    reports: tuple[str, ...] = ()
    value: object = None
    why: str = ""
    seen: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "who", _one_line(self.who, "the reviewer's name", MAX_NAME))
        object.__setattr__(self, "why", _one_line(self.why, "a reason", MAX_WORDS))
        object.__setattr__(self, "reports", tuple(sorted(set(self.reports))))
        if not self.who:
            raise ReviewError("a decision needs the name of who decides: give yours")
        if not self.reports and self.action is not Action.UNDO:
            raise ReviewError(f"{self.action}: name the strike or the reports it is about")
        if self.action is Action.REJECT and not self.why:
            raise ReviewError("a strike is rejected with a reason: say why it is none")
        if self.action is Action.JOIN and len(self.reports) < 2:
            raise ReviewError("only one report is named: join it with another strike")
        if self.action is Action.SPLIT:
            object.__setattr__(self, "value", _rest(self.reports, self.value))
        if self.action in VALUES:
            VALUES[self.action].check(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision as the log has it: a proposal with its number and its time."""

    number: int
    at_utc: datetime
    who: str
    action: Action
    reports: tuple[str, ...]
    value: object
    why: str


def holding(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the decisions that are not undone, oldest first. An undoing is one too, and can be undone."""
    undone: set[object] = set()
    kept = []
    for one in sorted(decisions, key=lambda one: -one.number):
        if one.number in undone:
            continue
        kept.append(one)
        if one.action is Action.UNDO:
            undone.add(one.value)
    return tuple(reversed(kept))


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the decisions that are to be applied, oldest first: neither undone nor undoing."""
    return tuple(one for one in holding(decisions) if one.action is not Action.UNDO)


def conflicting(proposal: Proposal, later: Iterable[Decision]) -> Decision | None:
    """Return the last of the decisions made since the reviewer looked that `proposal` would override.

    Two corrections of different fields go together; all else of the same reports does not.
    """
    mine = {*proposal.reports, *staying(proposal)}
    return next(
        (
            one
            for one in sorted(later, key=lambda one: -one.number)
            if one.number > proposal.seen
            and mine & {*one.reports, *staying(one)}
            and not (one.action in VALUES and proposal.action in VALUES and one.action is not proposal.action)
        ),
        None,
    )


def staying(one: Proposal | Decision) -> tuple[str, ...]:
    """Return the reports that a split leaves where they were; empty for all else."""
    return tuple(one.value) if one.action is Action.SPLIT and isinstance(one.value, (list, tuple)) else ()


def told(action: Action, value: object) -> str:
    """Return a decision in words, for a message or a list."""
    if action in VALUES:
        return f"{action} {VALUES[action].said(value)}"
    return f"{action} of decision {value}" if action is Action.UNDO else str(action)


def conflict(mine: Proposal, theirs: Decision) -> ConflictError:
    """Return the error that tells both values: what was to be written, and what is in the log."""
    because = f", because {quoted(theirs.why)}" if theirs.why else ""
    return ConflictError(
        f"{quoted(theirs.who)} decided meanwhile ({theirs.at_utc:%Y-%m-%d %H:%M} UTC, "
        f"decision {theirs.number}): {told(theirs.action, theirs.value)}{because}. "
        f"Yours was: {told(mine.action, mine.value)}. Nothing was written: look again and decide once more"
    )


def _rest(part: tuple[str, ...], value: object) -> list[str]:
    rest = sorted({str(name) for name in value} - set(part)) if isinstance(value, (list, tuple)) else []
    if not rest:
        raise ReviewError("nothing would stay of the strike: split off some of its reports, not all")
    return rest


def _one_line(text: str, what: str, most: int) -> str:
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if len(line) > most:
        raise ReviewError(f"{quoted(line)}: {what} has at most {most} characters")
    return line
