"""Strike: one real-world strike, merged from the reports that tell of it, with who claims and who denies.

Merging is cautious: what may be one strike but need not be stays two, flagged `possibly_same_as`.
Nothing is dropped: undated and unplaced reports become strikes of their own.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from geo.reports import Report
from geo.resolution import Resolution
from geo.vocabulary import Kind, Stance, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a report comes from: what exports and cards say of the article, never its text."""

    article_id: str
    sha256: str
    publisher: str | None
    url: str | None
    title: str | None
    published: date | datetime | None
    extractor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedReport:
    """A report, the place its toponym resolved to, and the article it comes from."""

    id: str
    report: Report
    resolution: Resolution
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Strike:
    """One real-world strike and everything said of it; the first report speaks for it.

    `id` derives from content, so reading the same articles again, in any order, changes nothing.
    `event_id`, `linked_to` and `possibly_same_as` are report keys turned into strike ids.
    """

    id: str
    event_id: str
    reports: tuple[PlacedReport, ...]
    status: Status
    linked_to: tuple[str, ...] = ()
    possibly_same_as: tuple[str, ...] = ()


# What two reports of one strike have in common: place, kind, role, attacker, operation.
_Likeness = tuple[str, ...]
_LocalKey = tuple[str, str]  # article id and a key of that article


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cluster:
    """Reports of one strike, the most precisely dated first, and the id of that strike."""

    id: str
    reports: tuple[PlacedReport, ...]

    @property
    def speaker(self) -> PlacedReport:
        return self.reports[0]


def content_id(*parts: str) -> str:
    """Return sixteen hexadecimal digits of the SHA-256 of `parts`: the same content, the same id."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def merge(reports: Iterable[PlacedReport]) -> tuple[Strike, ...]:
    """Return the strikes that `reports` tell of, by date, undated last; the order of input is of no matter.

    Reports are one strike when place, kind, role, attacker and operation agree and their dates overlap,
    unless an article itself keeps them apart.
    """
    unique = {placed.id: placed for placed in reports}
    alike: defaultdict[_Likeness, list[PlacedReport]] = defaultdict(list)
    for placed in sorted(unique.values(), key=_finest_first):
        alike[_likeness(placed)].append(placed)
    clusters = [cluster for key, group in alike.items() for cluster in _clusters(key, group)]
    events = _events(clusters)
    strike_of = {(p.source.article_id, p.report.key): c.id for c in clusters for p in c.reports}
    doubtful = _maybe_one(clusters)
    strikes = [
        Strike(
            id=cluster.id,
            event_id=events[cluster.id],
            reports=cluster.reports,
            status=_status(cluster.reports),
            linked_to=_others(cluster, strike_of, "linked_to"),
            possibly_same_as=tuple(
                sorted({*_others(cluster, strike_of, "possibly_same_as"), *doubtful[cluster.id]})
            ),
        )
        for cluster in clusters
    ]
    return tuple(sorted(strikes, key=_by_date))


def _finest_first(placed: PlacedReport) -> tuple[timedelta, str, str]:
    span = placed.report.timespan
    length = span.end_utc - span.start_utc if span.start_utc and span.end_utc else timedelta.max
    return length, str(placed.source.published or "9999"), placed.id


def _by_date(strike: Strike) -> tuple[datetime, str, int, str]:
    """Order strikes by date, undated last, and those of one day as their article tells them."""
    told = strike.reports[0]
    start = told.report.timespan.start_utc or datetime.max.replace(tzinfo=UTC)
    return start, told.source.article_id, told.report.toponym.start, strike.id


def _likeness(placed: PlacedReport) -> _Likeness:
    report = placed.report
    return (
        _whereabouts(placed),
        report.kind.value,
        report.role.value if report.role else "",
        report.attacker or "",
        report.operation or "",
    )


def _whereabouts(placed: PlacedReport) -> str:
    """Return what identifies the place: its record, and the words where these say more than the record."""
    place, name = placed.resolution.place, _folded(placed.report.toponym.text)
    if place is None:
        return f"{placed.source.article_id} {name}"  # one name in two articles may be two places
    exact = placed.resolution.position == place.position
    return place.id if exact and placed.report.kind is not Kind.AREA else f"{place.id} {name}"


def _clusters(likeness: _Likeness, group: Sequence[PlacedReport]) -> list[_Cluster]:
    """Split `group`, finest dates first, into strikes; a report that fits two of them stays by itself."""
    members: list[list[PlacedReport]] = []
    for placed in group:
        fitting = [cluster for cluster in members if _overlap(cluster[0], placed)]
        if len(fitting) == 1 and not any(_kept_apart(other, placed) for other in fitting[0]):
            fitting[0].append(placed)
        else:
            members.append([placed])
    seen: Counter[str] = Counter()
    clusters = []
    for cluster in members:
        span = cluster[0].report.timespan
        when = f"{span.start_utc} {span.end_utc} {span.edtf if not span.dated else ''}"
        clusters.append(
            _Cluster(id=content_id(*likeness, when, str(seen[when])), reports=tuple(cluster)),
        )
        seen[when] += 1
    return clusters


def _overlap(one: PlacedReport, other: PlacedReport) -> bool:
    a, b = one.report.timespan, other.report.timespan
    if a.start_utc and a.end_utc and b.start_utc and b.end_utc:
        return a.start_utc <= b.end_utc and b.start_utc <= a.end_utc
    # Undated twice in one article is told twice; in two articles it may be two strikes.
    return a.dated == b.dated and a.edtf == b.edtf and one.source.article_id == other.source.article_id


def _kept_apart(one: PlacedReport, other: PlacedReport) -> bool:
    """Tell whether their article itself names the two as different marks."""
    if one.source.article_id != other.source.article_id:
        return False
    named_by_one = {*one.report.linked_to, *one.report.possibly_same_as}
    named_by_other = {*other.report.linked_to, *other.report.possibly_same_as}
    return other.report.key in named_by_one or one.report.key in named_by_other


def _events(clusters: Sequence[_Cluster]) -> Mapping[str, str]:
    """Return the event id of each strike: strikes with reports of one event of an article share it."""
    parent = {cluster.id: cluster.id for cluster in clusters}

    def root(strike_id: str) -> str:
        while parent[strike_id] != strike_id:
            strike_id = parent[strike_id]
        return strike_id

    first_of: dict[_LocalKey, str] = {}
    for cluster in clusters:
        for placed in cluster.reports:
            key = (placed.source.article_id, placed.report.event_key)
            low, high = sorted((root(cluster.id), root(first_of.setdefault(key, cluster.id))))
            parent[high] = low
    return {strike_id: content_id("event", root(strike_id)) for strike_id in parent}


def _maybe_one(clusters: Sequence[_Cluster]) -> Mapping[str, set[str]]:
    """Return, by strike id, the strikes at the same place and time that lack only a name to be the same."""
    at_place: defaultdict[_Likeness, list[_Cluster]] = defaultdict(list)
    for cluster in clusters:
        place = cluster.speaker.resolution.place
        is_area = cluster.speaker.report.kind is Kind.AREA
        whereabouts = place.id if place and not is_area else _whereabouts(cluster.speaker)
        at_place[(whereabouts, *_likeness(cluster.speaker)[1:3])].append(cluster)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for group in at_place.values():
        for position, one in enumerate(group):
            for other in group[position + 1 :]:
                if _compatible(one.speaker, other.speaker):
                    found[one.id].add(other.id)
                    found[other.id].add(one.id)
    return found


def _compatible(one: PlacedReport, other: PlacedReport) -> bool:
    a, b = one.report, other.report
    names_agree = all(
        not (x and y) or x == y for x, y in ((a.attacker, b.attacker), (a.operation, b.operation))
    )
    undated = not (a.timespan.dated and b.timespan.dated)
    return names_agree and (undated or _overlap(one, other))


def _others(cluster: _Cluster, strike_of: Mapping[_LocalKey, str], field: str) -> tuple[str, ...]:
    """Return the ids of the strikes that the reports of `cluster` name in `field`."""
    found = {
        strike_of.get((placed.source.article_id, key))
        for placed in cluster.reports
        for key in getattr(placed.report, field)
    }
    return tuple(sorted(strike_id for strike_id in found if strike_id and strike_id != cluster.id))


def _status(reports: Sequence[PlacedReport]) -> Status:
    claims = [claim for placed in reports for claim in placed.report.claims]
    if any(claim.stance in {Stance.DENIES, Stance.DISPUTES} for claim in claims):
        return Status.DISPUTED
    confirming = {claim.claimant for claim in claims if claim.stance is Stance.CONFIRMS}
    claiming = {claim.claimant for claim in claims if claim.stance is Stance.CLAIMS}
    if (claiming and confirming - claiming) or _independent(reports):
        return Status.CORROBORATED
    return Status.CLAIMED


def _independent(reports: Sequence[PlacedReport]) -> bool:
    """Tell whether two publishers tell it in their own words (the same words are one agency's)."""
    publishers = {placed.source.publisher for placed in reports if placed.source.publisher}
    words = {_folded(placed.report.quote.text) for placed in reports if placed.source.publisher}
    return len(publishers) >= 2 and len(words) >= 2


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
