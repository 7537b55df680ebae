"""Facts: what is known of a name without weighing, as odds set by hand.

The corpora that the forests are learnt from give no parents beside a name, and hold few villages: the
lists of a country bring tens of thousands, most of them of unknown size and many called like its cities.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from geo.gazetteer.names import fold, normalise, romanised
from geo.gazetteer.place import NameHit, Place
from geo.resolution.clues import lies_in, of_kind
from geo.resolution.toponyms import Toponym

Odds = npt.NDArray[np.float64]

# All in log-odds. A parent that the caller gives holds a place, or does not.
_HELD, _MISSED = 4.0, -3.0
# The words beside the name say a kind, and the place is of it, or is not.
_KIND, _KIND_MISSED = 2.5, -3.0
# Where one bears the very name as its own, those that have it beside their own or spell theirs otherwise are
# hardly meant: such names are often old or foreign (Chittagong was once an Islamabad; Odesa is no Odessa).
# Where none does, that goes for those that spell their own in another transliteration.
_OTHER_NAME = -2.5
_THE_VERY_NAME = 0.97
# Villages whose inhabitants nobody has counted, beside a city of their name.
_VILLAGE = -2.0
_CITY = 20_000


def odds(toponym: Toponym, hits: Sequence[NameHit], given: Sequence[Sequence[Place]]) -> Odds:
    """Return the log-odds of each hit, and last of none, by what is known for a fact.

    Parameters
    ----------
    toponym
        The name with the words beside it.
    hits
        What bears it.
    given
        For each parent given with it, the places that may be.
    """
    found = np.zeros(len(hits) + 1)
    found[:-1] += _by_name(hits) + _by_size(hits) + _by_parents(hits, given) + _by_kind(toponym, hits)
    return found


def _by_name(hits: Sequence[NameHit]) -> Odds:
    own = _own(hits, lambda text: romanised(normalise(text)))
    own = own if any(own) else _own(hits, fold)
    other = [any(own) and not mine and _is_named_beside(hit) for mine, hit in zip(own, hits, strict=True)]
    return np.where(other, _OTHER_NAME, 0.0)


def _own(hits: Sequence[NameHit], key: Callable[[str], str]) -> list[bool]:
    """Return of each hit whether the name is the place's own, not one that it has beside, by that key."""
    return [hit.similarity >= _THE_VERY_NAME and key(hit.matched_name) == key(hit.place.name) for hit in hits]


def _is_named_beside(hit: NameHit) -> bool:
    """Return whether a settlement has another name of its own, or an area one without this in it.

    Areas are called by a part of their name ("Donetsk Oblast"), but Kasur is no Lahore, though it once was
    of its district.
    """
    if hit.place.feature_class == "A":
        return fold(hit.matched_name) not in fold(hit.place.name)
    return hit.place.feature_class == "P"


def _by_size(hits: Sequence[NameHit]) -> Odds:
    if not any(hit.place.feature_class == "P" and hit.place.population >= _CITY for hit in hits):
        return np.zeros(len(hits))
    uncounted = [hit.place.feature_class == "P" and not hit.place.population for hit in hits]
    return np.where(uncounted, _VILLAGE, 0.0)


def _by_parents(hits: Sequence[NameHit], given: Sequence[Sequence[Place]]) -> Odds:
    """Return the odds by the parents given; a place that some of them hold is the likelier, the more do."""
    if not given:
        return np.zeros(len(hits))
    shares = [sum(lies_in(hit.place, parent) for parent in given) / len(given) for hit in hits]
    return np.array([_HELD * share if share else _MISSED for share in shares])


def _by_kind(toponym: Toponym, hits: Sequence[NameHit]) -> Odds:
    """Return the odds by kind; one that no hit is of (a port, with towns alone) says nothing."""
    fits = [bool(of_kind(toponym, hit.place).get("kind")) for hit in hits] if toponym.feature_words else []
    return np.where(fits, _KIND, _KIND_MISSED) if any(fits) else np.zeros(len(hits))
