"""What was said of a strike over time, in words: figures that were superseded, and reviewers' corrections."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geo.frames.build import Row
from geo.texts import IN_ENGLISH, Language


def superseded(row: Row, language: Language = IN_ENGLISH) -> str | None:
    """Return the tolls in the order in which they became known; ``None`` if there is only one figure."""
    stated: dict[str, str] = {}
    for toll in row["tolls"] or ():
        since = toll["known_since_utc"]
        known = since[:10] if since else language.say("date unknown")
        stated.setdefault(_span(toll), f"{_span(toll)} ({known})")
    then = language.say("then")
    return f", {then} ".join(stated.values()) if len(stated) > 1 else None


def corrections(row: Row, language: Language = IN_ENGLISH) -> str | None:
    """Return what reviewers put in the place of what the machine read, with both values and why."""
    return "; ".join(_corrected(edit, language) for edit in row["edits"] or ()) or None


def _span(toll: Mapping[str, Any]) -> str:
    counts = {n for n in (toll["deaths_low"], toll["deaths_best"], toll["deaths_high"]) if n is not None}
    return "–".join(str(count) for count in sorted({min(counts), max(counts)}))


def _corrected(edit: Mapping[str, Any], language: Language) -> str:
    if edit["field"] == "review":
        said = language.say("accepted")
    elif edit["field"] == "strike":
        said = language.say("split") if "apart_from" in edit["human"] else language.say("joined")
    else:
        human, machine = (_value(edit[who], language) for who in ("human", "machine"))
        field = language.say(edit["field"])
        said = language.say("{field} {human} instead of {machine}", field=field, human=human, machine=machine)
    because = f": {edit['why']}" if edit["why"] else ""
    return f"{said} ({edit['who']}, {edit['when_utc'][:10]}{because})"


def _value(value: object, language: Language) -> str:
    named = value.get("name") if isinstance(value, Mapping) else value
    return language.say("unknown" if named is None else str(named).replace("_", " "))
