"""What an article tells: its names, each with what it may mean, and how it speaks of countries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from geo.gazetteer.names import normalise, romanised
from geo.gazetteer.place import NameHit, Place
from geo.resolution.clues import ALONE, CLUES, NOWHERE, clues, largest, lies_in, nowhere, of_kind
from geo.resolution.context import Countries
from geo.resolution.toponyms import Toponym

Rows = npt.NDArray[np.float64]

# Parents that the caller gives, not read off the text by pattern, are a fact: set by hand (log-odds), as the
# corpora that the forests are learnt from have none. So are the words of kind beside a name.
_GIVEN_HELD, _GIVEN_MISSED = 4.0, -3.0
_KIND, _KIND_MISSED = 2.5, -3.0
# Where one bears the very name as its own, those that have it beside their own or spell theirs otherwise are
# hardly meant: such names are often old or foreign (Chittagong was once an Islamabad; Odesa is no Odessa).
_OTHER_NAME = -2.5
_THE_VERY_NAME = 0.97


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
        return _odds(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one article tells: its names, and how it speaks of countries."""

    names: Sequence[Name]
    countries: Countries


def _odds(name: Name) -> Rows:
    """Return the log-odds of each hit, and of none, by what is known of the name for a fact.

    A kind that no hit is of (a port, where only towns bear the name) speaks against none of them.
    """
    odds = np.zeros(len(name.hits) + 1)
    own = [
        hit.similarity >= _THE_VERY_NAME
        and romanised(normalise(hit.matched_name)) == romanised(normalise(hit.place.name))
        for hit in name.hits
    ]
    for row, hit in enumerate(name.hits):
        if any(own) and not own[row] and hit.place.feature_class == "P":
            odds[row] += _OTHER_NAME
    if name.given:
        for row, hit in enumerate(name.hits):
            share = sum(lies_in(hit.place, parent) for parent in name.given) / len(name.given)
            odds[row] += _GIVEN_HELD * share if share else _GIVEN_MISSED
    fits = (
        [of_kind(name.toponym, hit.place).get("kind") for hit in name.hits]
        if name.toponym.feature_words
        else []
    )
    if any(fits):
        odds[:-1] += [_KIND if fit else _KIND_MISSED for fit in fits]
    return odds
