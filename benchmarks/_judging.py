"""What a label and a mark have in common: their days, attacker, weapon, outcome and claimant."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date, datetime
from typing import Any

Properties = dict[str, Any]

ALIASES = {
    "islamic revolutionary guard corps": "iran",
    "sudanese armed forces": "sudan",
    "government of national accord": "libya",
    "artsakh": "nagorno-karabakh",
    "saudi arabia": "saudi-led coalition",
    "tatmadaw": "myanmar",
    "syrian opposition": "syrian rebels",
    "islamic state group": "islamic state",
    "al-shabaab": "al-shabab",
    "tigray forces": "tigray people's liberation front",
}
IDLE_WORDS = frozenset({"the", "a", "an", "of", "s", "and", "in", "for", "group"})
_DAY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")  # the days of EDTF


def days(strike: Properties) -> tuple[date, date] | None:
    """Return the first and last local day of `strike`, from EDTF before UTC; ``None`` when undated."""
    first, _, last = (strike.get("edtf") or "").partition("/")
    start, end = _DAY.match(first), _DAY.match(last or first)
    if start and end:
        return _first_day(start), _last_day(end)
    if strike.get("start_utc") and strike.get("end_utc"):
        instants = (datetime.fromisoformat(strike[name]) for name in ("start_utc", "end_utc"))
        first_day, last_day = (instant.date() for instant in instants)
        return first_day, last_day
    return None


def _first_day(match: re.Match[str]) -> date:
    return date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))


def _last_day(match: re.Match[str]) -> date:
    year, month = int(match["year"]), int(match["month"] or 12)
    return date(year, month, int(match["day"] or monthrange(year, month)[1]))


def dates_overlap(label: Properties, mark: Properties) -> bool:
    """Return whether both are undated, or share a day."""
    labelled, read_days = days(label), days(mark)
    if labelled is None or read_days is None:
        return labelled is read_days
    return labelled[0] <= read_days[1] and read_days[0] <= labelled[1]


def same_attacker(label: str | None, mark: str | None) -> bool:
    """Return whether both name the same parties, or both none."""
    return _parties(label) == _parties(mark)


def _parties(text: str | None) -> set[str]:
    names = (folded(name).removeprefix("the ") for name in (text or "").split(" / "))
    return {ALIASES.get(name, name) for name in names} - {""}


def same_claimant(label: str, mark: str | None) -> bool:
    """Return whether both say it is the outlet's own word, or name a common speaker."""
    labelled, read_words = _speaker_words(label), _speaker_words(mark or "")
    if "outlet" in labelled | read_words:
        return labelled == read_words
    return bool(labelled & read_words)


def _speaker_words(text: str) -> set[str]:
    words = "".join(c if c.isalnum() else " " for c in folded(text)).split()
    return {word.removesuffix("s") for word in words} - IDLE_WORDS


def folded(text: str | None) -> str:
    """Return `text` without case, accents and doubled spaces."""
    decomposed = unicodedata.normalize("NFKD", text or "").casefold().replace("’", "'")
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def judge(label: Properties, mark: Properties) -> dict[str, bool]:
    """Return which attributes of a found strike are right; what the label leaves open is left out."""
    verdict = {
        "attacker": same_attacker(label["attacker"], mark["attacker"]),
        "weapon_class": (label["weapon_class"] or "unknown") == (mark["weapon_class"] or "unknown"),
        "date_overlap": dates_overlap(label, mark),
        "date_exact": days(label) == days(mark),
    }
    if label["outcome"]:
        verdict["outcome"] = label["outcome"] == mark["outcome"]
    if label["claimant"]:
        verdict["claimant"] = same_claimant(label["claimant"], mark["claimant"])
    return verdict
