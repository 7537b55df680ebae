"""Company: which of the article's other places lie near a candidate, however unsure those still are."""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from geo.coordinates import METRES_PER_DEGREE
from geo.gazetteer.place import Place

TOGETHER = (
    "near_30km",
    "near_100km",
    "near_300km",
    "nearest",
    "same_admin1",
    "same_country",
    "beside_near",
    "beside_same_admin1",
    "first_same_admin1",
    "first_same_country",
)
# Of each name so many of the likeliest candidates keep others company.
_MOST_RIVALS = 12
# Names this few characters apart stand beside one another.
_BESIDE = 120
# What begins within so many characters of the article may be its dateline.
_DATELINE = 40
# A name that was not asked about may be no place at all.
_HEARSAY = 0.5
# Pairs of places compared at once: a few megabytes.
_MOST_PAIRS = 200_000

Shares = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One name of the article: what it may mean, and where it stands in the text.

    `asked` is whether it is known to be a place, not only written like one.
    """

    text: str
    places: Sequence[Place]
    spans: Sequence[tuple[int, int]] = ()
    asked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Crowd:
    """The likeliest candidates of all names, as columns; those of one name stand together.

    Attributes
    ----------
    vectors, admin1, country
        Where each of them is.
    share, local
        How likely each of them is; zero in `local` for countries, which are near to nothing.
    starts, owners
        Of each name that has any: where its candidates begin, and the number of the name.
    """

    vectors: npt.NDArray[np.float64]
    admin1: npt.NDArray[np.int64]
    country: npt.NDArray[np.int64]
    share: Shares
    local: Shares
    starts: npt.NDArray[np.int64]
    owners: npt.NDArray[np.int64]


class Company:
    """The names of articles, to be weighed beside those of the same article.

    What comes of one article is the same, to the last bit, whichever others are weighed with it.

    Parameters
    ----------
    articles
        All names of each, each distinct one once for every way in which it is asked about.
    """

    def __init__(self, articles: Sequence[Sequence[Member]]) -> None:
        members = [member for article in articles for member in article]
        places = [place for member in members for place in member.places]
        sizes = np.array([len(member.places) for member in members], dtype=np.int64)
        self._begins = np.cumsum(sizes) - sizes
        self._owner = np.repeat(np.arange(len(members)), sizes)
        self._vectors = unit_vectors(places)
        self._admin1 = _numbered(
            [(place.country, place.admin1) if place.admin1 else None for place in places]
        )
        self._country = _numbered([place.country or None for place in places])
        self._is_local = np.array(
            [place.feature_code not in ("PCLI", "CONT") for place in places], dtype=bool
        )
        texts = _numbered([member.text for member in members])
        counts = np.array([len(article) for article in articles], dtype=np.int64)
        article = np.repeat(np.arange(len(articles)), counts)
        self._others = (texts[:, None] != texts) & (article[:, None] == article)
        self._weights = np.array([_weight(member) for member in members])
        self._beside = _neighbours(articles)
        self._first = np.repeat(_first(articles), counts)

    def clues(self, shares: Shares) -> npt.NDArray[np.float64]:
        """Return a row of the clues `TOGETHER` for each place of each member.

        Parameters
        ----------
        shares
            How likely each place of each member is so far (0–1), in their order.
        """
        found = np.zeros((len(self._owner), len(TOGETHER)))
        if len(found):
            crowd = self._crowd(shares)
            height = max(1, _MOST_PAIRS // len(crowd.share))
            for start in range(0, len(found), height):
                rows = slice(start, start + height)
                found[rows] = self._clues_of(rows, crowd)
        return found

    def _crowd(self, shares: Shares) -> _Crowd:
        order = np.lexsort((-shares, self._owner))
        chosen = order[np.arange(len(order)) - self._begins[self._owner] < _MOST_RIVALS]
        share, owner = shares[chosen], self._owner[chosen]
        starts = np.flatnonzero(np.diff(owner, prepend=-1))
        return _Crowd(
            vectors=self._vectors[chosen],
            admin1=self._admin1[chosen],
            country=self._country[chosen],
            share=share,
            local=share * self._is_local[chosen],
            starts=starts,
            owners=owner[starts],
        )

    def _clues_of(self, rows: slice, crowd: _Crowd) -> npt.NDArray[np.float64]:
        """Return the clues of the places in `rows`: for each a weighted mean over the other names."""
        owner = self._owner[rows]
        others = self._others[owner][:, crowd.owners]
        weight = _normed(self._weights[crowd.owners] * others)
        beside = _normed(self._beside[owner][:, crowd.owners] * others)
        first = others & (crowd.owners == self._first[owner][:, None])
        km = distances_km(self._vectors[rows], crowd.vectors)
        near = {reach: _best(crowd.local / (1 + (km / reach) ** 2), crowd.starts) for reach in (30, 100, 300)}
        same_admin1 = _sum(_same(self._admin1[rows], crowd.admin1), crowd.local, crowd.starts)
        same_country = _sum(_same(self._country[rows], crowd.country), crowd.share, crowd.starts)
        means = (
            *((near[reach], weight) for reach in (30, 100, 300)),
            (same_admin1, weight),
            (same_country, weight),
            (near[100], beside),
            (same_admin1, beside),
            (same_admin1, first),
            (same_country, first),
        )
        found = [_total(values * of)[:, 0] for values, of in means]
        found.insert(TOGETHER.index("nearest"), (near[100] * others).max(axis=1))
        return np.stack(found, axis=1)


def _numbered(keys: Sequence[Hashable | None]) -> npt.NDArray[np.int64]:
    """Return a number for each of `keys`, the same for equal ones; -1 for ``None``."""
    numbers: dict[Hashable, int] = {}
    return np.array(
        [-1 if key is None else numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.int64
    )


def _normed(weights: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return `weights` so that each row comes to 1, but for rows of zeros."""
    total = _total(weights)
    normed: npt.NDArray[np.float64] = np.divide(weights, total, out=np.zeros_like(weights), where=total > 0)
    return normed


def _total(rows: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the sum of each row, added up in order: zeros in between, of other articles, change nothing."""
    return np.add.accumulate(rows, axis=1)[:, -1:]


def _same(one: npt.NDArray[np.int64], other: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    same: npt.NDArray[np.bool_] = (one[:, None] == other) & (one[:, None] >= 0)
    return same


def _weight(member: Member) -> float:
    often = 1 + 0.5 * math.log(max(1, len(member.spans)))
    return often if member.asked else often * _HEARSAY


def _neighbours(articles: Sequence[Sequence[Member]]) -> npt.NDArray[np.float64]:
    """Return how often each member stands beside each other one of its article."""
    total = sum(map(len, articles))
    beside = np.zeros((total, total))
    first = 0
    for members in articles:
        order = sorted(
            (span, number) for number, member in enumerate(members, first) for span in member.spans
        )
        for ((_, end), one), ((start, _), other) in pairwise(order):
            if one != other and start - end < _BESIDE:
                beside[one, other] += 1
                beside[other, one] += 1
        first += len(members)
    return beside


def _first(articles: Sequence[Sequence[Member]]) -> npt.NDArray[np.int64]:
    """Return the number of the member that each article begins with, -1 if none stands there."""
    found, before = [], 0
    for members in articles:
        order = [(member.spans[0][0], number) for number, member in enumerate(members) if member.spans]
        start, number = min(order, default=(_DATELINE, -1))
        found.append(before + number if start < _DATELINE else -1)
        before += len(members)
    return np.array(found, dtype=np.int64)


def unit_vectors(places: Sequence[Place]) -> npt.NDArray[np.float64]:
    """Return the places as unit vectors from the Earth's centre."""
    lon = np.radians([place.position.lon for place in places])
    lat = np.radians([place.position.lat for place in places])
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)


def distances_km(one: npt.NDArray[np.float64], other: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the km between each of `one` and each of `other`, as unit vectors, on a round Earth.

    The products are added up in order: how a library for matrices does it depends on their size.
    """
    x, y, z = (one[:, axis, None] * other[:, axis] for axis in range(3))
    angle = np.arccos(np.clip(x + y + z, -1, 1))
    return np.degrees(angle) * METRES_PER_DEGREE / 1000


def _best(values: npt.NDArray[np.float64], starts: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    best: npt.NDArray[np.float64] = np.maximum.reduceat(values, starts, axis=1)
    return best


def _sum(
    same: npt.NDArray[np.bool_], share: Shares, starts: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    total: npt.NDArray[np.float64] = np.add.reduceat(same * share, starts, axis=1)
    return total
