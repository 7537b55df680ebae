"""What an article tells: its names, each with what it may mean, and how it speaks of countries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from geo.gazetteer.place import NameHit, Place
from geo.resolution.clues import ALONE, CLUES, NOWHERE, clues, largest, nowhere
from geo.resolution.context import Countries
from geo.resolution.facts import odds
from geo.resolution.toponyms import Toponym

Rows = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Name:
    """One distinct name of the article, with what it may mean.

    Attributes
    ----------
    toponym
        The name, at one of its spots.
    hits
        What bears it.
    given, parents, elsewhere
        For each parent given with it, named with it here, or at other spots, the places that may be.
    spans
        Where it stands in the text.
    asked
        Whether it is known to be a place, not only written like one.
    """

    toponym: Toponym
    hits: Sequence[NameHit]
    given: Sequence[Sequence[Place]] = ()
    parents: Sequence[Sequence[Place]] = ()
    elsewhere: Sequence[Sequence[Place]] = ()
    spans: Sequence[tuple[int, int]] = ()
    asked: bool = True

    @cached_property
    def own(self) -> Rows:
        """The clues of each hit, and of none, as far as the rest of the article has no part in them."""
        most = largest(self.hits)
        table = np.zeros((len(self.hits) + 1, len(CLUES)))
        for row, hit in enumerate(self.hits):
            values = clues(self.toponym, hit, self.parents, self.elsewhere, largest=most)
            table[row, : len(ALONE)] = [values.get(clue, 0.0) for clue in ALONE]
        values = nowhere(self.toponym, self.hits, self.parents)
        table[-1, len(ALONE) : len(ALONE) + len(NOWHERE)] = [values.get(clue, 0.0) for clue in NOWHERE]
        return table

    @cached_property
    def odds(self) -> Rows:
        """The log-odds of each hit, and of none, by what is known of the name for a fact."""
        return odds(self.toponym, self.hits, self.given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one article tells: its names, and how it speaks of countries."""

    names: Sequence[Name]
    countries: Countries
