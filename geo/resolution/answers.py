"""What is answered for a toponym once its candidates are ranked: a place, its parent, or why neither."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from geo.errors import quoted
from geo.gazetteer.place import Place
from geo.resolution.clues import flat_distance_m, lies_in
from geo.resolution.positions import around_parent, position_of
from geo.resolution.radii import spelling
from geo.resolution.support import says_wide
from geo.resolution.toponyms import Candidate, Resolution, Toponym
from geo.vocabulary import Precision

# A base or plant is named after a town within this distance.
SITE_WITHIN_M = 25_000.0
# A place farther than this from every parent that the text states is another one of its name.
ASTRAY_M = 50_000.0
# What is known only by the place that holds it is that much less sure.
_OF_PARENT = 0.8
# The circle of an answer holds the candidates that have this share of the odds.
_MOST_ODDS = 0.85
# A circle that must be wider than most provinces to hold those tells nobody where it was.
_WIDEST_M = 300_000.0
# A city of so many inhabitants, and so many times the size of its namesakes, is meant by the bare name.
_GREAT = 100_000
_FAR_LARGER = 20
_FINENESS = (*Precision, None)
_KEPT_CANDIDATES = 8


def agreement(ranked: Sequence[Candidate]) -> float:
    """Return the share of the odds on the best candidate, on the same spot and on the areas that hold it."""
    best = ranked[0].place
    same = sum(
        candidate.score
        for candidate in ranked
        if flat_distance_m(best, candidate.place) <= max(best.position.radius_m, SITE_WITHIN_M)
        or lies_in(best, [candidate.place])
    )
    return min(1.0, same)


def _reach_m(ranked: Sequence[Candidate]) -> float:
    """Return how far from the best candidate those reach that hold most of the odds.

    Zero where the best holds them alone, or with the area that it lies in.
    """
    best = ranked[0].place
    if _towers(ranked):
        return 0.0
    rivals = [row for row in ranked[1:] if not lies_in(best, [row.place])]
    owed = _MOST_ODDS * sum(row.score for row in (ranked[0], *rivals)) - ranked[0].score
    reach_m = 0.0
    for distance_m, row in sorted(
        ((flat_distance_m(best, row.place), row) for row in rivals),
        key=lambda pair: (pair[0], pair[1].place.id),
    ):
        if owed <= 0:
            break
        reach_m, owed = distance_m, owed - row.score
    return round(reach_m, -2)


def placed(toponym: Toponym, ranked: Sequence[Candidate], confidence: float) -> Resolution:
    """Return the best of `ranked` as the answer, right with that `confidence`, less if only spelled alike."""
    best = ranked[0]
    position, precision = position_of(toponym, best.place)
    reach_m = _reach_m(ranked)  # of no circle that tells anything, beyond _WIDEST_M: the confidence says so
    spelled = spelling(best.similarity)
    least_m = max(reach_m if reach_m <= _WIDEST_M else 0.0, spelled.radius_m)
    if least_m > max(position.radius_m, SITE_WITHIN_M):
        precision = max(precision, Precision.DISTRICT, key=_FINENESS.index)
    position = replace(position, radius_m=max(position.radius_m, least_m))
    return Resolution(
        toponym=toponym,
        place=best.place,
        position=position,
        precision=precision,
        confidence=round(confidence * spelled.trust, 4),
        why=_sentence(best, len(ranked)),
        candidates=tuple(ranked[:_KEPT_CANDIDATES]),
    )


def settled(resolution: Resolution) -> Resolution:
    """Return `resolution`, or that it stays ambiguous: where likely rivals lie too far off for one circle."""
    ranked = resolution.candidates
    if resolution.place is None or not ranked or ranked[0].place.id != resolution.place.id:
        return resolution
    least_m = max(_WIDEST_M, resolution.place.position.radius_m)
    return ambiguous(resolution.toponym, ranked) if _reach_m(ranked) > least_m else resolution


def _towers(ranked: Sequence[Candidate]) -> bool:
    """Return whether the best is a great city beside which its namesakes are villages: "Damascus"."""
    best, *rivals = (row.place for row in ranked)
    largest = max((place.population for place in rivals if not lies_in(best, [place])), default=0)
    return best.feature_class == "P" and best.population >= max(_GREAT, _FAR_LARGER * largest)


def unplaced(toponym: Toponym, why: str, ranked: Sequence[Candidate] = ()) -> Resolution:
    """Return that `toponym` has no place, and `why`."""
    return Resolution(
        toponym=toponym,
        place=None,
        position=None,
        precision=None,
        confidence=0.0,
        why=why,
        candidates=tuple(ranked[:_KEPT_CANDIDATES]),
    )


def ambiguous(toponym: Toponym, ranked: Sequence[Candidate]) -> Resolution:
    """Return that nothing tells which of `ranked` is meant."""
    rivals = ", ".join(f"{c.place.name} ({c.place.admin1 or c.place.country})" for c in ranked[:3])
    why = f"{len(ranked)} places bear this name and nothing tells which: {rivals} …"
    return unplaced(toponym, why, ranked)


def unsupported(toponym: Toponym, ranked: Sequence[Candidate]) -> Resolution:
    """Return that only places far from all else that the article tells bear the name, or one like it."""
    rivals = ", ".join(f"{c.place.name} ({c.place.admin1 or c.place.country})" for c in ranked[:3])
    why = f"no place called {quoted(toponym.text)} fits what else is told; elsewhere: {rivals}"
    return unplaced(toponym, why, ranked)


def within_parent(
    toponym: Toponym, holders: Iterable[Resolution], lack: str, ranked: Sequence[Candidate], *, site: bool
) -> Resolution:
    """Place what no gazetteer has in the smallest of `holders`, which hold it or lend it their name."""
    found = _smallest(holders, coarsest=Precision.REGION)
    if found is None or found.place is None:
        return unplaced(toponym, f"{lack}, nor a smaller place than a country to hold it", ranked)
    position, precision = (
        (found.position, found.precision)
        if found.position and found.precision and found.toponym.relation != "at"
        else around_parent(found.place, SITE_WITHIN_M if site else 0)
    )
    least_m = ASTRAY_M if says_wide(toponym) else toponym.distance_m or 0.0
    if found.place.feature_class == "P" and least_m > position.radius_m:  # it lies about the town, not in it
        position = replace(position, radius_m=least_m)
        precision = max(precision, Precision.DISTRICT, key=_FINENESS.index)
    return Resolution(
        toponym=toponym,
        place=found.place,
        position=position,
        precision=precision,
        confidence=round(found.confidence * _OF_PARENT, 4),
        why=f"{lack}: it lies within {position.radius_m / 1000:.0f} km of {found.place.name}",
        candidates=tuple(ranked[:_KEPT_CANDIDATES]) or found.candidates,
    )


def is_town(holder: Resolution, parents: Sequence[str]) -> bool:
    """Return whether `holder` is a place that the text itself puts the name in, and no mere area."""
    return holder.place is not None and holder.place.feature_class == "P" and holder.toponym.text in parents


def at_common_parent(answer: Resolution, holders: Iterable[Resolution]) -> Resolution:
    """Return `answer` or, where nothing tells its candidates apart, the smallest holder of them all."""
    if answer.place is not None or len(answer.candidates) < 2:
        return answer
    common = [
        held
        for held in holders
        if held.place and all(lies_in(row.place, [held.place]) for row in answer.candidates)
    ]
    found = _smallest(common, coarsest=Precision.REGION)
    if found is None or found.place is None:
        return answer
    position, precision = around_parent(found.place, 0)
    return replace(
        answer,
        place=found.place,
        position=position,
        precision=precision,
        confidence=round(found.confidence * _OF_PARENT, 4),
        why=f"{answer.why}; all of them lie in {found.place.name}",
    )


def somewhere_in(toponym: Toponym, holders: Iterable[Resolution]) -> Resolution:
    """Place a toponym that names no place of its own ("border states") in the smallest of `holders`."""
    found = _smallest(holders, coarsest=Precision.COUNTRY)
    if found is None or found.place is None:
        return unplaced(toponym, f"{quoted(toponym.text)} names no place, nor does the text say where it is")
    position, precision = position_of(toponym, found.place)
    return Resolution(
        toponym=toponym,
        place=found.place,
        position=position,
        precision=precision,
        confidence=round(found.confidence * _OF_PARENT, 4),
        why=f"somewhere in {found.place.name}: the text says {quoted(toponym.text)}",
        candidates=found.candidates,
    )


def _smallest(holders: Iterable[Resolution], *, coarsest: Precision) -> Resolution | None:
    limit = _FINENESS.index(coarsest)
    known = [found for found in holders if _FINENESS.index(found.precision) <= limit]
    return min(known, key=lambda found: _FINENESS.index(found.precision), default=None)


def spot_of(place: Place) -> str:
    """Return a place's name with its parents, for a sentence."""
    parts = [part for part in (place.name, place.admin1, place.country) if part]
    return ", ".join(dict.fromkeys(parts))


def _sentence(best: Candidate, rivals: int) -> str:
    where = spot_of(best.place)
    among = f"of {rivals} places of that name" if rivals > 1 else "the only place of that name"
    return f"{where}: {among}; " + "; ".join(best.reasons) if best.reasons else f"{where}: {among}"
