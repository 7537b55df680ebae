"""Report: what one article says of one strike at one place; Extractor: whatever finds reports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from geo.articles import Article
from geo.resolution import Toponym
from geo.timespans import Timespan
from geo.vocabulary import Basis, Kind, Outcome, Role, Stance, WeaponClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A verbatim run of the article: ``article.text[start:end] == text``, in code points."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words a field rests on where that is not the report's own quote."""

    field: str
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a party says of a strike: ``officials`` ``claims``, a ministry ``denies``.

    `claimant` is ``outlet`` when the article itself says it. `hedge` holds the article's words that keep it
    from being a plain claim ("reportedly", "could not be verified"), joined by ``; ``; ``None`` without.
    """

    claimant: str
    stance: Stance
    quote: Quote
    hedge: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one article says of one strike at one place, before the place is resolved.

    Attributes are DESIGN's feature properties; unknown is ``None``. Besides:

    key
        Unique within the article, made from offsets and role: stable when the article is read again.
    quote
        The sentence that tells of the strike.
    claims
        The first is the report's own claimant and stance; others confirm, deny or dispute.
    event_key
        Reports of one event (aimed at X, intercepted over Y) share it; counts are of events.
    linked_to, possibly_same_as
        Keys of other reports of the same article.
    deaths
        Low, best and high estimate.
    """

    key: str
    kind: Kind
    toponym: Toponym
    role: Role | None
    outcome: Outcome | None
    timespan: Timespan
    quote: Quote
    claims: tuple[Claim, ...]
    event_key: str
    attacker: str | None = None
    attacker_text: str | None = None
    side_hit: str | None = None
    operation: str | None = None
    operation_basis: Basis | None = None
    weapon: str | None = None
    weapon_class: WeaponClass | None = None
    weapon_count: int | None = None
    target_type: str | None = None
    damage: str | None = None
    deaths: tuple[int | None, int | None, int | None] = (None, None, None)
    linked_to: tuple[str, ...] = ()
    possibly_same_as: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def requoted(report: Report, given: Callable[[Quote], Quote]) -> Report:
    """Return `report` with what is `given` for each of its quotes; its toponym keeps its name as read."""
    name = report.toponym
    where = given(Quote(text=name.text, start=name.start, end=name.end))
    return replace(
        report,
        toponym=replace(name, start=where.start, end=where.end),
        quote=given(report.quote),
        claims=tuple(replace(claim, quote=given(claim.quote)) for claim in report.claims),
        evidence=tuple(replace(one, quote=given(one.quote)) for one in report.evidence),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """A passage that looked like a strike and was left out, with the reason."""

    quote: Quote
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What an extractor found in one article: its reports in text order, and what it left out and why.

    `cut_short` says, in a sentence for the user, how much of a text too long was read; else ``None``.
    """

    reports: tuple[Report, ...]
    near_misses: tuple[NearMiss, ...] = ()
    extractor: str = ""
    cut_short: str | None = None


class Extractor(Protocol):
    """Whatever finds the strikes that an article reports."""

    @property
    def name(self) -> str:
        """Name and version, for provenance: ``rules/1``."""
        ...

    def extract(self, article: Article) -> Extraction:
        """Return every reported strike of `article`; none is a result, not an error."""
        ...

    def extract_all(self, articles: Sequence[Article]) -> Sequence[Extraction]:
        """Return one extraction for each of `articles`, in order."""
        ...


def as_given(extraction: Extraction, text: str) -> Extraction:
    """Return `extraction` with its quotes from `text`, which was read in another form of equal length."""

    def given(quote: Quote) -> Quote:
        return replace(quote, text=text[quote.start : quote.end])

    return replace(
        extraction,
        reports=tuple(requoted(report, given) for report in extraction.reports),
        near_misses=tuple(replace(miss, quote=given(miss.quote)) for miss in extraction.near_misses),
    )
