"""``why``: what makes reports one strike, or two strikes two."""

from __future__ import annotations

from typing import Annotated

import typer

from geo.errors import quoted
from geo.store import Store, open_store
from geo.strikes import Strike, why_one, why_two


def why(
    strike: Annotated[str, typer.Argument(metavar="ID", help="Of a strike, or of one of its reports.")],
    other: Annotated[str | None, typer.Argument(metavar="ID", help="Of another.")] = None,
) -> None:
    """Tell why reports are one strike; with two IDs, what keeps the two strikes apart."""
    store = open_store()
    one, two = _known(strike, store), _known(other, store) if other else None
    if two is None or two == one:
        print(f"{_named(one)}: {one.status.value}, {one.status_why}")
        print("\n".join(f"  report {report}: {reason}" for report, reason in why_one(one)))
    else:
        print(f"{_named(one)} and {_named(two)} are two: {'; '.join(why_two(one, two))}")


def _known(name: str, store: Store) -> Strike:
    found = store.strike(name)
    if found is None:
        raise typer.BadParameter(f"there is no strike or report {quoted(name)}: exports list the ids")
    return found


def _named(strike: Strike) -> str:
    return f"strike {strike.id} ({quoted(strike.reports[0].report.toponym.text)})"
