"""``review``: what the review desk does, for scripts: the queue, corrections, joins, splits, undoing."""

from __future__ import annotations

import getpass
import os
from collections.abc import Sequence
from typing import Annotated

import typer

from geo.cli.tables import printable
from geo.errors import quoted
from geo.frames import rows, strikes_frame
from geo.layers.card import when, where
from geo.review import VALUES, Action, Proposal, place_value, told
from geo.review.places import named, search
from geo.review.queue import Reason, queue, waiting_for
from geo.store import Store, open_store
from geo.strikes import Strike

REVIEWER_VARIABLE = "STRIKEMAP_REVIEWER"
UNKNOWN = "none"

commands = typer.Typer(help="Look at what waits for review, correct it, undo it.", no_args_is_help=True)

Ids = Annotated[list[str], typer.Argument(metavar="ID…", help="Of strikes, or of reports of them.")]
Who = Annotated[
    str,
    typer.Option("--as", metavar="NAME", help=f"Who decides; else {REVIEWER_VARIABLE} or the login name."),
]
Why = Annotated[str, typer.Option(help="The reason, for the log.")]
Seen = Annotated[
    int | None, typer.Option(metavar="NUMBER", help="The last decision that you have seen; now by default.")
]


@commands.command("list")
def list_queue(
    reason: Annotated[list[Reason] | None, typer.Option(help="Only these; may be repeated.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 20,
) -> None:
    """List the strikes that wait for review, those that need it most first."""
    frame = strikes_frame(open_store().strikes())
    waiting = queue(frame)
    asked = waiting_for(waiting, reason or ())
    for row in rows(frame.loc[list(asked[:limit])]):
        reasons = ", ".join(waiting[row["id"]])
        print(printable(f"{row['id']}  {reasons}: {row['place']}; {where(row)}; {when(row)}"))
    print(f"{len(asked)} wait for review")


@commands.command()
def accept(ids: Ids, who: Who = "", why: Why = "", seen: Seen = None) -> None:
    """Say that strikes are right as they are."""
    _decide(Action.ACCEPT, ids, None, who, why, seen)


@commands.command("set")
def correct(
    strike: Annotated[str, typer.Argument(metavar="ID", help="Of a strike, or of one report.")],
    field: Annotated[str, typer.Argument(metavar="|".join(VALUES), help="What is wrong.")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help=f"What is right; {UNKNOWN} if unknown.")],
    who: Who = "",
    why: Why = "",
    seen: Seen = None,
) -> None:
    """Correct a field: a date as EDTF, a place as "NAME, PROVINCE" or "33.6, 73.1"."""
    if field not in VALUES:
        raise typer.BadParameter(f"{quoted(field)} is no field: one of {', '.join(VALUES)}")
    right: object = None if value == UNKNOWN else value
    if right is not None and field == Action.PLACE:
        right = _place(value)
    _decide(Action(field), [strike], right, who, why, seen)


@commands.command()
def reject(
    ids: Ids, why: Annotated[str, typer.Option(help="Why it is no strike.")], who: Who = "", seen: Seen = None
) -> None:
    """Take strikes off the map; they stay listed with the reason (`review rejected`)."""
    _decide(Action.REJECT, ids, None, who, why, seen)


@commands.command()
def join(ids: Ids, who: Who = "", why: Why = "", seen: Seen = None) -> None:
    """Make one strike of several; later runs keep to it."""
    _decide(Action.JOIN, ids, None, who, why, seen)


@commands.command()
def split(ids: Ids, who: Who = "", why: Why = "", seen: Seen = None) -> None:
    """Make the reports named a strike of their own; later runs keep to it."""
    store = open_store()
    part = _reports(store, ids)
    torn = [reports for strike in store.strikes() if part & (reports := _ids(strike))]
    _decide(Action.SPLIT, ids, sorted(set().union(*torn) - part), who, why, seen)


@commands.command()
def undo(
    number: Annotated[int, typer.Argument(help="Of a decision: `review log` lists them.")],
    who: Who = "",
    why: Why = "",
) -> None:
    """Undo a decision. It stays in the log, and an undoing can be undone."""
    made = open_store().decide(Proposal(who=_name(who), action=Action.UNDO, value=number, why=why))
    print(f"decision {made.number}: {told(made.action, made.value)}")


@commands.command()
def log() -> None:
    """List every decision: who, when, what of which reports, and why."""
    for one in open_store().decisions():
        because = f": {one.why}" if one.why else ""
        line = f"{one.number}  {one.at_utc:%Y-%m-%dT%H:%M:%SZ}  {one.who}  {told(one.action, one.value)}"
        print(printable(f"{line}  [{' '.join(one.reports)}]{because}"))


@commands.command()
def rejected() -> None:
    """List the reports that reviewers rejected, each with the reason and the decision to undo."""
    for placed, one in open_store().rejected():
        line = f"{placed.id}  {placed.report.toponym.text}: {one.why} ({one.who}, decision {one.number})"
        print(printable(line))


def _decide(action: Action, ids: Sequence[str], value: object, who: str, why: str, seen: int | None) -> None:
    store = open_store()
    known = store.last_decision() if seen is None else seen
    reports = tuple(_reports(store, ids))
    proposal = Proposal(who=_name(who), action=action, reports=reports, value=value, why=why, seen=known)
    made = store.decide(proposal)
    print(f"decision {made.number}: {told(made.action, made.value)}, {len(made.reports)} reports")


def _reports(store: Store, ids: Sequence[str]) -> set[str]:
    """Return the reports meant: of a strike all, of a report itself."""
    meant: set[str] = set()
    for name in ids:
        strike = store.strike(name)
        if strike is None:
            raise typer.BadParameter(f"there is no strike or report {quoted(name)}: exports list the ids")
        meant |= {name} & _ids(strike) or _ids(strike)
    return meant


def _ids(strike: Strike) -> set[str]:
    return {placed.id for placed in strike.reports}


def _place(words: str) -> object:
    """Return the one place that `words` mean; a usage error that lists them if they mean several."""
    found = search(words)
    if len(found) == 1:
        return place_value(found[0])
    several = "; ".join(f"{place.id} {named(place)}" for place in found)
    said = f"give the id of one: {several}" if found else "nothing of that name is known: give LAT, LON"
    raise typer.BadParameter(f"{quoted(words)} is no one place: {said}")


def _name(given: str) -> str:
    return given or os.environ.get(REVIEWER_VARIABLE) or getpass.getuser()
