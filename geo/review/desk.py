"""What lies on the review desk for one strike: source texts with the quote marked, and its likes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import geopandas as gpd
import numpy as np

from geo.coordinates import METRES_PER_DEGREE, Position
from geo.frames.build import Row
from geo.review.access import User
from geo.review.decisions import Decision, standing, told
from geo.strikes import PlacedReport, Strike

REACH = 500  # characters of the text on either side of a quote
_NEAR_M = 60_000.0
_NEAR_S = 3 * 86_400
MOST_LIKE = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A passage of a source: what is before the quote, the quote, and what is after it."""

    before: str
    quote: str
    after: str


def marked(text: str, start: int, end: int) -> Marked:
    """Return the passage of `text` about the quote at code points [start, end), cut at white space."""
    first, last = max(0, start - REACH), min(len(text), end + REACH)
    before, after = text[first:start], text[end:last]
    if first:
        before = "… " + before.partition(" ")[2]
    if last < len(text):
        after = after.rpartition(" ")[0] + " …"
    return Marked(before=before, quote=text[start:end], after=after)


def position(strike: Strike) -> Position | None:
    """Return where a strike is drawn, by the report that speaks for it."""
    return strike.reports[0].resolution.position


def ids(strike: Strike) -> tuple[str, ...]:
    """Return the ids of the reports of a strike."""
    return tuple(placed.id for placed in strike.reports)


def label(placed: PlacedReport) -> str:
    """Return a report for a list: who published it, when, and how it begins."""
    source = placed.source
    when = source.published.isoformat()[:10] if source.published else "undated"
    words = " ".join(placed.report.quote.text.split())
    return f"{source.publisher or _host(source.url) or 'publisher unknown'}, {when}: {words[:90]}"


def _host(url: str | None) -> str | None:
    return urlsplit(url).hostname if url else None


def alike(frame: gpd.GeoDataFrame, row: Row) -> Sequence[str]:
    """Return the ids of the strikes that one could be joined with: perhaps the same, then those near by.

    Near is within sixty kilometres or of the same name, and within three days or undated.
    """
    ours = frame[(frame["dataset"].isna()) & (frame.index != row["id"])]
    named = [name for name in row["possibly_same_as"] or () if name in ours.index]
    away_m = _away_m(ours, row)
    there = (away_m <= _NEAR_M) | (ours["place"] == row["place"]).to_numpy()
    if row["start_utc"] is not None:
        apart_s = (ours["start_utc"] - row["start_utc"]).dt.total_seconds().abs()
        there &= (apart_s.isna() | (apart_s <= _NEAR_S)).to_numpy()
    near = ours.index[there][np.argsort(away_m[there], kind="stable")].tolist()
    return list(dict.fromkeys([*named, *near]))[:MOST_LIKE]


def _away_m(frame: gpd.GeoDataFrame, row: Row) -> np.ndarray:
    """Return each row's distance from one, metres on a sphere flattened around it; infinite if unknown."""
    here = row["geometry"]
    if here is None or here.geom_type != "Point":
        return np.full(len(frame), np.inf)
    centres = frame.geometry.where(frame.geometry.geom_type == "Point")
    east = (centres.x - here.x) * np.cos(np.radians(here.y))
    away: np.ndarray = np.hypot(east, centres.y - here.y).fillna(np.inf).to_numpy() * METRES_PER_DEGREE
    return away


def undoable(decisions: Iterable[Decision], user: User, most: int = 30) -> dict[int, str]:
    """Return the decisions that stand and that `user` may undo, by number and in words, the last first."""
    mine = (one for one in standing(decisions) if user.may_undo(one))
    last = sorted(mine, key=lambda one: -one.number)[:most]
    return {
        one.number: f"{one.number}: {told(one.action, one.value)} by {one.who}, {one.at_utc:%Y-%m-%d %H:%M}"
        for one in last
    }
