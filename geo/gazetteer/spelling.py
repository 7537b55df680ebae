"""Spelling: the forms a name is looked up in, and how alike two spellings of a name are."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from geo.gazetteer.names import facility, fold, kind, skeleton, words

# An air base is often an airport as well, and the other way round (0–1).
_RUNWAYS = {"airbase": "airport", "airport": "airbase"}
_RUNWAY = 0.96
# "Baghuz Tahtani" may be in a list as Baghuz alone (0–1).
_WITHOUT_QUALIFIER = 0.85
_CLASSES = {"area": "AL", "settlement": "P", "water": "H", "relief": "TL"}


def forms(key: str) -> Iterator[tuple[str, str, float]]:
    """Yield the forms `key` is looked up in, with the feature classes each may find and its ceiling."""
    yield key, "", 1.0
    split = facility(key)
    if split:
        yield " ".join(split), "S", 1.0
        if split[1] in _RUNWAYS:
            yield f"{split[0]} {_RUNWAYS[split[1]]}", "S", _RUNWAY
    generic = kind(key)
    if generic:
        yield generic[0], _CLASSES[generic[1]], 0.98


def cores(key: str) -> Iterator[tuple[str, str, float]]:
    """Yield what is left of `key` without the word for its kind, with the classes and ceiling as above.

    What tells villages of one name apart comes in every language of the lists, or not at all: ``western
    ghariyah`` is also looked for as ``ghariyah gharbiyah``, and as ``ghariyah``.
    """
    generic = kind(key)
    core, classes = (generic[0], _CLASSES[generic[1]]) if generic else (key, "")
    yield core, classes, 1.0
    tokens = core.split()
    meanings = words().qualifiers
    told = next((token for token in tokens if token in meanings), None)
    if told is None or len(tokens) == 1:
        return
    rest = " ".join(token for token in tokens if token != told)
    yield from ((f"{rest} {other}", classes, 1.0) for other in meanings[told] if other != told)
    yield rest, classes, _WITHOUT_QUALIFIER


def same_facility(key: str, other: str) -> bool:
    """Return whether two keys name the same kind of facility, or none: a port is no misspelt airport."""
    tokens = {split[1] if split else "" for split in (facility(key), facility(other))}
    return len(tokens) == 1 or tokens == _RUNWAYS.keys()


def likeness(a: str, b: str) -> float:
    """Return how alike two normalised Latin names are (0–1): the mean over letters, sounds and consonants.

    Of the names that Who's On First gives Syria's places besides their own, those that are at least
    0.8 like a place's name are of that place in nine cases of ten, at 0.75 in seven (within a province).
    """
    folds = fold(a), fold(b)
    bones = skeleton(folds[0]), skeleton(folds[1])
    return (fuzz.ratio(a, b) + fuzz.ratio(*folds) + fuzz.ratio(*bones)) / 300
