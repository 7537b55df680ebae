"""Vicinity: near which of the article's places a name most likely lies that no gazetteer explains."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from geo.gazetteer.place import Place
from geo.resolution.company import distances_km, unit_vectors
from geo.resolution.told import Name
from geo.resolution.toponyms import Candidate, Resolution

# Places so near count half (km), names so far off in the text a third (characters), but never less than
# the second share: measured on LGL, TR-News and GeoVirus, where three in five such names lie within 161 km.
_REACH_KM = 100.0
_EARSHOT = 300.0
_HUM = 0.2
# The point of a province is the place of few that lie in it, and a name that was not asked about may be none.
_PROVINCE = 0.6
_HEARSAY = 0.5


class Vicinity:
    """The places of one article, to guess where the names lie that were left unplaced.

    Parameters
    ----------
    names
        The article's names.
    ranked
        The candidates of each, best first.
    """

    def __init__(self, names: Sequence[Name], ranked: Sequence[Sequence[Candidate]]) -> None:
        self._all = list(zip(names, ranked, strict=True))

    @cached_property
    def _names(self) -> Sequence[tuple[Name, Candidate]]:
        return [(name, rows[0]) for name, rows in self._all if rows and _is_local(rows[0].place)]

    @cached_property
    def _near(self) -> npt.NDArray[np.float64]:
        vectors = unit_vectors([best.place for _, best in self._names])
        near: npt.NDArray[np.float64] = 1 / (1 + (distances_km(vectors, vectors) / _REACH_KM) ** 2)
        return near

    @cached_property
    def _trust(self) -> npt.NDArray[np.float64]:
        return np.array([_trust(name, best) for name, best in self._names])

    def guessed(self, answer: Resolution, name: Name, nowhere: float) -> Resolution:
        """Return `answer` with a guess if it has no place.

        The best candidate, or the vicinity where it is likelier (`nowhere`) that none of them is meant.
        """
        if answer.place is not None:
            return answer
        best = answer.candidates[0] if answer.candidates else None
        likely = best is not None and best.score >= nowhere
        return replace(answer, guess=best.place if best is not None and likely else self.of(name))

    def of(self, name: Name) -> Place | None:
        """Return the place of the article that `name` most likely lies near, `None` where it has none."""
        loudness = np.array(
            [
                0.0 if other.toponym.text == name.toponym.text else _loudness(name, other)
                for other, _ in self._names
            ]
        )
        if not loudness.any():
            return None
        heard: npt.NDArray[np.float64] = (
            (self._near @ (loudness * self._trust)) * self._trust * (loudness > 0)
        )
        return self._names[int(np.argmax(heard))][1].place


def _is_local(place: Place) -> bool:
    return place.feature_code not in ("PCLI", "CONT") and place.feature_class not in "LH"


def _trust(name: Name, best: Candidate) -> float:
    often = 1 + 0.5 * math.log(max(1, len(name.spans)))
    province = _PROVINCE if best.place.feature_code == "ADM1" else 1.0
    return best.score * often * province * (1.0 if name.asked else _HEARSAY)


def _loudness(name: Name, other: Name) -> float:
    """Return how much `other` says of where `name` lies, by how near it stands in the text."""
    gaps = (abs(one - two) for one, _ in name.spans for two, _ in other.spans)
    return math.exp(-min(gaps, default=math.inf) / _EARSHOT) + _HUM
