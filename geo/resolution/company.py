"""Company: which of the article's other places lie near a candidate, however unsure those still are."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
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
    """The likeliest candidates of all names, as columns."""

    owner: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]
    vectors: npt.NDArray[np.float64]
    admin1: npt.NDArray[np.int64]
    country: npt.NDArray[np.int64]
    share: Shares
    local: Shares


class Company:
    """The names of one article, to be weighed beside one another.

    Parameters
    ----------
    members
        All names, each distinct one once for every way in which it is asked about.
    """

    def __init__(self, members: Sequence[Member]) -> None:
        self._members = members
        self._vectors = [unit_vectors(member.places) for member in members]
        self._admin1: dict[tuple[str, str], int] = {}
        self._country: dict[str, int] = {}
        self._areas = [self._codes(member.places) for member in members]
        self._weights = np.array([_weight(member) for member in members])
        self._beside = _neighbours(members)
        self._first = _first(members)

    def clues(self, shares: Sequence[Shares]) -> list[npt.NDArray[np.float64]]:
        """Return for each member a row of the clues `TOGETHER` for each of its places.

        Parameters
        ----------
        shares
            How likely each place of each member is so far (0–1), in their order.
        """
        crowd = self._crowd(shares)
        return [self._clues_of(number, crowd) for number in range(len(self._members))]

    def _codes(self, places: Sequence[Place]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Return a number for each place's first-order area and country, a fresh negative one if unknown."""
        admin1 = [
            self._admin1.setdefault((place.country, place.admin1), len(self._admin1)) if place.admin1 else -1
            for place in places
        ]
        country = [
            self._country.setdefault(place.country, len(self._country)) if place.country else -1
            for place in places
        ]
        return np.array(admin1, dtype=np.int64), np.array(country, dtype=np.int64)

    def _crowd(self, shares: Sequence[Shares]) -> _Crowd:
        chosen = [np.argsort(-share, kind="stable")[:_MOST_RIVALS] for share in shares]
        sizes = [len(rows) for rows in chosen]
        local = [
            [float(member.places[row].feature_code not in ("PCLI", "CONT")) for row in rows]
            for member, rows in zip(self._members, chosen, strict=True)
        ]

        def gather(
            arrays: Sequence[npt.NDArray[np.generic]], empty: tuple[int, ...]
        ) -> npt.NDArray[np.float64]:
            parts = [array[rows] for array, rows in zip(arrays, chosen, strict=True) if len(rows)]
            return np.concatenate(parts) if parts else np.zeros(empty)

        share = gather(shares, (0,))
        owner = np.repeat(np.arange(len(sizes)), sizes)
        return _Crowd(
            owner=owner,
            starts=np.flatnonzero(np.diff(owner, prepend=-1)),
            vectors=gather(self._vectors, (0, 3)),
            admin1=gather([admin1 for admin1, _ in self._areas], (0,)).astype(np.int64),
            country=gather([country for _, country in self._areas], (0,)).astype(np.int64),
            share=share,
            local=share * np.array([flag for row in local for flag in row]),
        )

    def _clues_of(self, number: int, crowd: _Crowd) -> npt.NDArray[np.float64]:
        member = self._members[number]
        found = np.zeros((len(member.places), len(TOGETHER)))
        if not len(member.places) or not len(crowd.owner):
            return found
        owners = crowd.owner[crowd.starts]
        others = np.array([self._members[other].text != member.text for other in owners])
        weight = self._weights[owners] * others
        if not weight.any():
            return found
        weight /= weight.sum()
        km = distances_km(self._vectors[number], crowd.vectors)
        near = {reach: _best(crowd.local / (1 + (km / reach) ** 2), crowd.starts) for reach in (30, 100, 300)}
        admin1, country = self._areas[number]
        same_admin1 = _sum(
            (admin1[:, None] == crowd.admin1) & (admin1[:, None] >= 0), crowd.local, crowd.starts
        )
        same_country = _sum(
            (country[:, None] == crowd.country) & (country[:, None] >= 0), crowd.share, crowd.starts
        )
        found[:, :3] = np.stack([near[reach] @ weight for reach in (30, 100, 300)], axis=1)
        found[:, 3] = (near[100] * others).max(axis=1)
        found[:, 4], found[:, 5] = same_admin1 @ weight, same_country @ weight
        beside = np.array([self._beside[number].get(int(other), 0) for other in owners]) * others
        if beside.any():
            found[:, 6], found[:, 7] = near[100] @ beside / beside.sum(), same_admin1 @ beside / beside.sum()
        first = np.flatnonzero((owners == self._first) & others)
        if len(first):
            found[:, 8], found[:, 9] = same_admin1[:, first[0]], same_country[:, first[0]]
        return found


def _weight(member: Member) -> float:
    often = 1 + 0.5 * math.log(max(1, len(member.spans)))
    return often if member.asked else often * _HEARSAY


def _neighbours(members: Sequence[Member]) -> Sequence[Mapping[int, int]]:
    """Return how often each member stands beside each other one."""
    order = sorted((span, number) for number, member in enumerate(members) for span in member.spans)
    beside: dict[int, Counter[int]] = defaultdict(Counter)
    for ((_, end), one), ((start, _), other) in pairwise(order):
        if one != other and start - end < _BESIDE:
            beside[one][other] += 1
            beside[other][one] += 1
    return [beside[number] for number in range(len(members))]


def _first(members: Sequence[Member]) -> int:
    """Return the member that the article begins with, -1 if none stands there."""
    order = [(member.spans[0][0], number) for number, member in enumerate(members) if member.spans]
    start, number = min(order, default=(_DATELINE, -1))
    return number if start < _DATELINE else -1


def unit_vectors(places: Sequence[Place]) -> npt.NDArray[np.float64]:
    """Return the places as unit vectors from the Earth's centre."""
    lon = np.radians([place.position.lon for place in places])
    lat = np.radians([place.position.lat for place in places])
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)


def distances_km(one: npt.NDArray[np.float64], other: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the km between each of `one` and each of `other`, as unit vectors, on a round Earth."""
    angle = np.arccos(np.clip(one @ other.T, -1, 1))
    return np.degrees(angle) * METRES_PER_DEGREE / 1000


def _best(values: npt.NDArray[np.float64], starts: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    best: npt.NDArray[np.float64] = np.maximum.reduceat(values, starts, axis=1)
    return best


def _sum(
    same: npt.NDArray[np.bool_], share: Shares, starts: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    total: npt.NDArray[np.float64] = np.add.reduceat(same * share, starts, axis=1)
    return total
