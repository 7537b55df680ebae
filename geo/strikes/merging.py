"""Merging: from the reports of many articles to strikes, each with its links and its status.

Merging is cautious: what may be one strike but need not be stays two, flagged `possibly_same_as`.
Nothing is dropped: undated and unplaced reports become strikes of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from geo.strikes.clusters import Cluster, gathered
from geo.strikes.status import status_of
from geo.strikes.strike import PlacedReport, Strike, content_id
from geo.strikes.ties import UNTIED, Ties
from geo.strikes.unions import Unions

WHOLE = frozenset({"review", "strike"})  # corrections that leave a report's own values as they are
_LocalKey = tuple[str, str]  # article id and a key of that article


def merge(reports: Iterable[PlacedReport], ties: Ties = UNTIED) -> tuple[Strike, ...]:
    """Return the strikes that `reports` tell of, by date, undated last; the order of input is of no matter.

    Reports are one strike by the rules of `geo.strikes.agreement`, unless an article itself keeps them
    apart, or `ties` (a reviewer's word) say otherwise.
    """
    clusters = {_strike_id(cluster): cluster for cluster in gathered(reports, ties)}
    told = {name: tuple(sorted(_placed(cluster), key=_finest_first)) for name, cluster in clusters.items()}
    events, doubtful = _events(told), _doubtful(clusters)
    strike_of = {(one.source.article_id, one.report.key): name for name, all_ in told.items() for one in all_}
    strikes = []
    for name, reports_of_it in told.items():
        status, why = status_of(reports_of_it)
        perhaps = {*_others(name, reports_of_it, strike_of, "possibly_same_as"), *doubtful[name]}
        strikes.append(
            Strike(
                id=name,
                event_id=events[name],
                reports=reports_of_it,
                status=status,
                status_why=why,
                joined=tuple(clusters[name].reasons[placed.id] for placed in reports_of_it),
                linked_to=_others(name, reports_of_it, strike_of, "linked_to"),
                possibly_same_as=tuple(sorted(perhaps)),
            )
        )
    return tuple(sorted(strikes, key=by_date))


def as_of(reports: Iterable[PlacedReport], moment: datetime, ties: Ties = UNTIED) -> tuple[Strike, ...]:
    """Return the strikes as they were known at `moment` (zoned), from what was published until then.

    What has no known day of publication cannot be shown to have been known, and is left out.
    """
    at_utc = moment.astimezone(UTC)
    known = (placed for placed in reports if (since := placed.source.known_since_utc) and since <= at_utc)
    return merge(known, ties)


def by_date(strike: Strike) -> tuple[datetime, str, int, str]:
    """Order strikes by date, undated last, and those of one day as their article tells them."""
    told = strike.reports[0]
    start = told.report.timespan.start_utc or datetime.max.replace(tzinfo=UTC)
    return start, told.source.article_id, told.report.toponym.start, strike.id


def _placed(cluster: Cluster) -> Iterable[PlacedReport]:
    return (one.placed for one in cluster.told)


def _strike_id(cluster: Cluster) -> str:
    """Return the id of a strike, made of its first published report: later reports leave it as it is."""
    return content_id("strike", min(_placed(cluster), key=_first_published).id)


def _first_published(placed: PlacedReport) -> tuple[datetime, str]:
    return placed.source.known_since_utc or datetime.max.replace(tzinfo=UTC), placed.id


def _finest_first(placed: PlacedReport) -> tuple[bool, timedelta, datetime, str]:
    """Order reports so that one a reviewer corrected speaks for its strike, else the finest dated."""
    span = placed.report.timespan
    length = span.end_utc - span.start_utc if span.start_utc and span.end_utc else timedelta.max
    corrected = any(one.field not in WHOLE for one in placed.corrections)
    return not corrected, length, *_first_published(placed)


def _events(told: Mapping[str, Sequence[PlacedReport]]) -> Mapping[str, str]:
    """Return the event id of each strike: strikes with reports of one event of an article share it."""
    groups = Unions()
    first_of: dict[_LocalKey, str] = {}
    for name, reports in told.items():
        for placed in reports:
            key = (placed.source.article_id, placed.report.event_key)
            groups.join(name, first_of.setdefault(key, name))
    return {name: content_id("event", groups.root(name)) for name in told}


def _doubtful(clusters: Mapping[str, Cluster]) -> Mapping[str, set[str]]:
    """Return, by strike id, the strikes that may be the same."""
    names = {id(cluster): name for name, cluster in clusters.items()}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, cluster in clusters.items():
        for other in cluster.perhaps:
            found[name].add(names[id(other)])
            found[names[id(other)]].add(name)
    return found


def _others(
    name: str, reports: Sequence[PlacedReport], strike_of: Mapping[_LocalKey, str], field: str
) -> tuple[str, ...]:
    """Return the ids of the other strikes that `reports` name in `field`."""
    found = {
        strike_of.get((placed.source.article_id, key))
        for placed in reports
        for key in getattr(placed.report, field)
    }
    return tuple(sorted(other for other in found if other and other != name))
