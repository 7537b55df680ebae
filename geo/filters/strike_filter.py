"""StrikeFilter: what is shown, and the fields it is made of."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from geo.errors import FilterError, quoted
from geo.filters.shape import Shape
from geo.vocabulary import Kind, Origin, Outcome, Precision, Reviewed, Role, WeaponClass

# How the URL and the widgets name a missing value: "no operation named", "attacker unknown".
NOT_GIVEN = "none"

HAPPENED = "happened"
REPORTED = "reported"

MAX_TEXT = 200  # characters; nobody searches for more, and URLs end near 2,000
MAX_TERMS = 100  # values of one field


@dataclass(frozen=True, slots=True, kw_only=True)
class StrikeFilter:
    """What is shown. An empty tuple means "any"; all conditions hold together.

    Attributes
    ----------
    operations, attackers, outcomes, weapons, roles, precisions, countries, kinds, origins, datasets, reviews
        Terms to keep, each sorted; ``none`` keeps what has no such value. URL: the singular name,
        repeated (``?operation=Operation+Sindoor&operation=none``). Countries are ISO 3166-1 alpha-2.
    hidden
        Layers switched off on the map: operation names, ``none``, ``area``, ``context``, ``imported``.
        URL: ``hide``.
    within
        Keep points inside a shape and areas that it touches; ``None`` is everywhere. URL: ``within``
        (`geo.filters.shape`: ``within=circle:74.35,31.55,50``).
    text
        Words sought in places, quotes, attackers, operations and weapons, all of them, any case. URL: ``q``.
    start_utc, end_utc
        Keep strikes whose span overlaps ``[start, end]``; ``None`` is open. URL: ``from``, ``to``.
    undated
        Whether undated strikes are kept (they are beside the timeline, not on it). URL: ``undated=0``.
    clock
        What `start_utc` and `end_utc` are about: when a strike ``happened``, or when it was first
        ``reported``. URL: ``clock=reported``.
    as_of
        The moment of which the strikes are shown as they were known; ``None`` is now. It chooses the
        strikes that the other conditions filter (`geo.store.Store.strikes`). URL: ``as_of``.

    Terms are sorted and instants turned to UTC, so that equal filters compare and hash equal.

    Raises
    ------
    FilterError
        For a term outside the vocabulary, an instant without a time zone, an end before its start,
        or more than `MAX_TEXT` characters of text.
    """

    operations: tuple[str, ...] = ()
    attackers: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    precisions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    datasets: tuple[str, ...] = ()
    reviews: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    within: Shape | None = None
    text: str = ""
    start_utc: datetime | None = None
    end_utc: datetime | None = None
    undated: bool = True
    clock: str = HAPPENED
    as_of: datetime | None = None

    def __post_init__(self) -> None:
        for field in FIELDS:
            object.__setattr__(self, field.name, _checked_terms(field, getattr(self, field.name)))
        object.__setattr__(self, "text", " ".join(self.text.split()))
        _check_words(self.text, "search text")
        for name in ("start_utc", "end_utc", "as_of"):
            object.__setattr__(self, name, _in_utc(getattr(self, name)))
        if self.clock not in (HAPPENED, REPORTED):
            raise FilterError(f"{quoted(self.clock)} is no clock: {HAPPENED} or {REPORTED}")
        if self.start_utc and self.end_utc and self.end_utc < self.start_utc:
            raise FilterError(f"the time filter ends ({self.end_utc}) before it starts ({self.start_utc})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A filter field of terms: its name in the URL, its column, its vocabulary and how people say it."""

    name: str
    key: str
    column: str | None
    label: str
    terms: frozenset[str] | None = None


FIELDS = (
    Field(name="operations", key="operation", column="operation", label="operation"),
    Field(name="attackers", key="attacker", column="attacker", label="attacker"),
    Field(name="outcomes", key="outcome", column="outcome", label="outcome", terms=frozenset(Outcome)),
    Field(name="weapons", key="weapon", column="weapon_class", label="weapon", terms=frozenset(WeaponClass)),
    Field(name="roles", key="role", column="role", label="place role", terms=frozenset(Role)),
    Field(
        name="precisions",
        key="precision",
        column="precision",
        label="precision",
        terms=frozenset(Precision),
    ),
    Field(name="countries", key="country", column="country", label="country"),
    Field(name="kinds", key="kind", column="kind", label="kind", terms=frozenset(Kind)),
    Field(name="origins", key="origin", column="origin", label="origin", terms=frozenset(Origin)),
    Field(name="datasets", key="dataset", column="dataset", label="data set"),
    Field(name="reviews", key="reviewed", column="reviewed", label="review", terms=frozenset(Reviewed)),
    Field(name="hidden", key="hide", column=None, label="layers hidden"),
)


def _checked_terms(field: Field, terms: Iterable[str]) -> tuple[str, ...]:
    unique = tuple(sorted({str(term).strip() for term in terms} - {""}))
    if len(unique) > MAX_TERMS:
        raise FilterError(f"{field.key}: at most {MAX_TERMS} values, not {len(unique)}")
    for term in unique:
        if field.terms is not None and term not in field.terms and term != NOT_GIVEN:
            raise FilterError(
                f"{quoted(term)} is no {field.label}: one of {', '.join([*sorted(field.terms), NOT_GIVEN])}"
            )
        _check_words(term, field.label)
    return unique


def _check_words(text: str, label: str) -> None:
    if len(text) > MAX_TEXT:
        raise FilterError(f"{quoted(text)}: a {label} has at most {MAX_TEXT} characters")
    if any(unicodedata.category(c) in {"Cc", "Cs"} for c in text):
        raise FilterError(f"{quoted(text)}: a {label} holds no control characters")


def _in_utc(moment: datetime | None) -> datetime | None:
    if moment is None:
        return None
    if moment.tzinfo is None:
        raise FilterError(f"{moment}: a time filter needs a time zone, such as {moment}+00:00")
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise FilterError(f"{moment} is outside the calendar in UTC") from error
