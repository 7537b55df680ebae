"""Weighing: the candidates of all names of an article, first each name alone, then beside the others."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise

import numpy as np
import numpy.typing as npt

from geo.gazetteer.files import CURATED
from geo.gazetteer.names import normalise
from geo.resolution.clues import (
    CLUES,
    Surroundings,
    clues_told,
    is_untold,
)
from geo.resolution.company import TOGETHER, Company, Member
from geo.resolution.context import Countries
from geo.resolution.forest import Forest, read_forests
from geo.resolution.told import Name, Told

# After being weighed alone, names are weighed so often beside the others; a third time changes nothing.
ROUNDS = 2

Rows = npt.NDArray[np.float64]

_AMONG_OTHERS = slice(len(CLUES) - len(TOGETHER), len(CLUES))
_LONELY = CLUES.index("nowhere_lonely")
_UNTOLD = CLUES.index("nowhere_untold")
_TOLD = [
    CLUES.index(clue)
    for clue in ("country_told", "country_untold", "admin1_named", "admin1_told", "admin2_named")
]
_NEAREST = TOGETHER.index("nearest")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Model:
    """The learnt model: ``data/resolution.csv`` and ``data/resolution.toml``.

    Attributes
    ----------
    alone, together
        The score of a candidate by itself and beside the article's other names.
    shares, right
        How often a candidate of that share of the odds was right (a curve, both 0–1 and rising).
    ambiguous
        Below this share of the odds a name stays ambiguous.
    """

    alone: Forest
    together: Forest
    shares: Sequence[float]
    right: Sequence[float]
    ambiguous: float

    def confidence(self, share: float) -> float:
        """Return how likely a place is right that has `share` of the odds (0–1)."""
        return round(float(np.interp(share, self.shares, self.right)), 4)


@cache
def shipped_model() -> Model:
    """Return the model that comes with strikemap."""
    raw = tomllib.loads((CURATED / "resolution.toml").read_text(encoding="utf-8"))
    return Model(
        **read_forests(CURATED / "resolution.csv", CLUES),
        shares=raw["confidence"]["shares"],
        right=raw["confidence"]["right"],
        ambiguous=raw["thresholds"]["ambiguous"],
    )


class Weighing:
    """The names of articles on the scales; no article weighs on another.

    Parameters
    ----------
    articles
        What each tells.

    Attributes
    ----------
    names
        The names of all of them, in order.
    around
        What is known around each of them.
    articles
        For each article, which of the names are its own.
    """

    def __init__(self, articles: Sequence[Told]) -> None:
        self.names = [name for told in articles for name in told.names]
        self.around = [around for told in articles for around in _surroundings(told.names, told.countries)]
        firsts = accumulate((len(told.names) for told in articles), initial=0)
        self.articles = [range(*pair) for pair in pairwise(firsts)]
        tables = [_table(name, around) for name, around in zip(self.names, self.around, strict=True)]
        sizes = np.array([len(table) for table in tables], dtype=np.int64)
        self._ends = np.cumsum(sizes, dtype=np.int64)
        self._begins = self._ends - sizes
        self._owner = np.repeat(np.arange(len(sizes)), sizes)
        self._hits = np.ones(len(self._owner), dtype=bool)
        self._hits[self._ends - 1] = False
        self._rows = np.concatenate([*tables, np.zeros((0, len(CLUES)))])
        self._given = np.concatenate([*(name.odds for name in self.names), np.zeros(0)])
        self._company = Company([[_member(name) for name in told.names] for told in articles])

    def settled(self, model: Model) -> list[Rows]:
        """Return the shares of the odds of each name's hits and, last, of none of them."""
        shares = self.shares(model.alone)
        for _ in range(ROUNDS):
            self.meet(shares)
            shares = self.shares(model.together)
        return self._parts(shares)

    def shares(self, forest: Forest) -> Rows:
        """Return the shares of the odds of all rows, by the clues as they stand."""
        scores = forest.scores(self._rows) + self._given
        if not len(scores):
            return np.zeros(0)
        odds = np.exp(scores - np.maximum.reduceat(scores, self._begins)[self._owner])
        shares: Rows = odds / np.add.reduceat(odds, self._begins)[self._owner]
        return shares

    @property
    def tables(self) -> list[Rows]:
        """For each name a row of `CLUES` for each of its hits, and one more for none of them."""
        return self._parts(self._rows)

    @property
    def given(self) -> list[Rows]:
        """For each name the log-odds of each hit, and of none, that are set by hand."""
        return self._parts(self._given)

    def _parts(self, rows: Rows) -> list[Rows]:
        return [rows[begin:end] for begin, end in zip(self._begins, self._ends, strict=True)]

    def meet(self, shares: Rows) -> None:
        """Set the clues of company, by how likely each row is so far."""
        if not len(shares):
            return
        found = self._company.clues(shares[self._hits])
        self._rows[self._hits, _AMONG_OTHERS] = found
        nearest = np.zeros(len(shares))
        nearest[self._hits] = found[:, _NEAREST]
        self._rows[self._ends - 1, _LONELY] = 1 - np.maximum.reduceat(nearest, self._begins)

    def values(self, number: int, clues: Sequence[int]) -> list[list[float]]:
        """Return the values of some `clues` for each hit of one name."""
        rows: list[list[float]] = self._rows[self._begins[number] : self._ends[number] - 1, clues].tolist()
        return rows


def _member(name: Name) -> Member:
    places = [hit.place for hit in name.hits]
    return Member(text=name.toponym.text, places=places, spans=name.spans, asked=name.asked)


def _table(name: Name, around: Surroundings) -> Rows:
    table = name.own.copy()
    if around.countries or around.names or around.admin1s:
        for row, hit in enumerate(name.hits):
            table[row, _TOLD] = list(clues_told(hit.place, around).values())
    table[-1, _UNTOLD] = is_untold(name.hits, around)
    return table


def _surroundings(names: Sequence[Name], countries: Countries) -> list[Surroundings]:
    spoken = frozenset(normalise(name.toponym.text) for name in names)
    by_name = {name.toponym.text: _first_order_areas(name) for name in names}
    told: Counter[tuple[str, str]] = Counter()
    for count in by_name.values():
        told.update(count)
    return [
        Surroundings(
            countries=countries.without(name.toponym.text),
            names=spoken - {normalise(name.toponym.text)},
            parents=name.parents,
            elsewhere=name.elsewhere,
            admin1s=_told_without(told, by_name[name.toponym.text]),
            others=(),
        )
        for name in names
    ]


def _first_order_areas(name: Name) -> Counter[tuple[str, str]]:
    """Return the provinces that `name` may mean, each as often as it is spoken of."""
    return Counter(
        {
            (hit.place.country, hit.place.admin1): max(1, len(name.spans))
            for hit in name.hits
            if hit.place.feature_code == "ADM1" and hit.similarity >= 0.98
        }
    )


def _told_without(
    told: Counter[tuple[str, str]], own: Counter[tuple[str, str]]
) -> Mapping[tuple[str, str], float]:
    """Return the weight of each province, 0–1, leaving out what a name itself adds."""
    rest = told - own
    most = max(rest.values(), default=0)
    return {area: times / most for area, times in rest.items()}
