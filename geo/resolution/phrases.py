"""Phrases that tell where a place is by others: "Road between X and Y", "Northern X", "X/Y village"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from geo.gazetteer.names import kind, normalise
from geo.lexicon import words
from geo.resolution.toponyms import Toponym

BEARINGS_DEG = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0,
    "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0,
}  # fmt: skip
_METRES = {"km": 1000.0, "kilometre": 1000.0, "kilometer": 1000.0, "mile": 1609.344, "mi": 1609.344}

# Fields, hills and camps called after a town lie within this of it (UCDP, Syria: four in five).
_LANDMARK_M = 25_000.0

_WAY = r"(?P<way>(?:north|south)[\s-]?(?:east|west)?|east|west)"
_LINE = r"(?:road|highway|motorway|route|axis|border|frontline|front line)"
_NUMBER = r"(?P<n>\d+(?:\.\d+)?)\s*(?P<unit>km|kilomet(?:re|er)|mile|mi)s?"
_BETWEEN = re.compile(
    rf"(?:.*?\b)?(?:between|linkn?ing|connecting|{_LINE}\s+from)\s+(?P<names>.+?(?:,|\band\b|\bwith\b|\bto\b).+)",
    re.IGNORECASE,
)
_ROAD = re.compile(rf"(?P<names>.+?[-–/].+?)\s+{_LINE}", re.IGNORECASE)
_OFFSET = re.compile(
    rf"(?:.*?\b)?(?:{_NUMBER}\s+)?(?:to\s+the\s+)?{_WAY}\s+(?:of|from)\s+(?P<name>.+)",
    re.IGNORECASE,
)
_AWAY = re.compile(rf"(?:.*?\b)?{_NUMBER}\s+(?:away\s+)?(?:from|outside)\s+(?P<name>.+)", re.IGNORECASE)
_NEAR = re.compile(
    r"(?:.*?\b)?(?:near|outside|close to|around|next to|vicinity of|surroundings of)\s+(?P<name>.+)",
    re.IGNORECASE,
)
_OUTSKIRTS = re.compile(
    rf"(?:(?:{_WAY}ern)\s+)?(?:outskirts|edges?|suburbs?|fringes?|periphery)\s+of\s+(?P<name>.+)",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"{_WAY}ern\s+(?:(?:(?:part|half)s?|(?P<area>countryside))\s+of\s+)?(?P<name>.+)", re.IGNORECASE
)
_WITHIN = re.compile(r"(?P<name>.+?)\s+in\s+(?:the\s+)?(?P<parent>[A-Z].+)")
_ALSO = re.compile(r"(?P<name>[^()]+?)\s*\((?P<other>[^()]+)\)(?P<rest>[^()]*)")
_SEVERAL = re.compile(r"\s*(?:,|\band\b|\bwith\b|\bto\b)\s*")
_TAIL = re.compile(r"\s+(?:on|by|along|at)\s+the\s+.*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """What a phrase is made of.

    Attributes
    ----------
    sense
        ``one``: a single place told by another; ``either``: two names of one place, or of two beside
        each other; ``between``: somewhere from one to the other; ``all``: the area of all of them.
    parts
        The names it is made of, in order.
    """

    sense: str
    parts: tuple[Toponym, ...]


def read_phrase(toponym: Toponym) -> Phrase | None:
    """Return what the words of `toponym` say, or `None` where they are a plain name."""
    text = " ".join(toponym.text.split())
    return next((phrase for rule in _RULES if (phrase := rule(toponym, text))), None)


def read_beside(holder: Toponym) -> Toponym | None:
    """Return the place beside which `holder` lies: X of "15 km from X", "near X"; `None` if it says none."""
    phrase = read_phrase(holder) if holder.text[:1].islower() or holder.text[:1].isdigit() else None
    return phrase.parts[0] if phrase and phrase.sense == "one" else None


def _between(toponym: Toponym, text: str) -> Phrase | None:
    within = _WITHIN.fullmatch(text)
    if within and _ROAD.fullmatch(within["name"]):
        toponym = replace(toponym, parents=(within["parent"], *toponym.parents))
        text = within["name"]
    found = _BETWEEN.fullmatch(text)
    names = _SEVERAL.split(_TAIL.sub("", found["names"])) if found else []
    road = _ROAD.fullmatch(text)
    if not found and road:
        spaced = re.split(r"\s+[-–]\s+|/", road["names"])
        names = spaced if len(spaced) > 1 else re.split(r"[-–](?=[A-Z])", road["names"])
    return _phrase("between", toponym, names) if len(names) > 1 else None


def _offset(toponym: Toponym, text: str) -> Phrase | None:
    found = _OFFSET.fullmatch(text) or _AWAY.fullmatch(text)
    if found is None:
        return None
    distance_m = float(found["n"]) * _METRES[found["unit"].lower()] if found["n"] else None
    way = found.groupdict().get("way")
    part = _named(toponym, found["name"])
    told = replace(
        part, relation="offset", distance_m=distance_m, bearing_deg=bearing_deg(way) if way else None
    )
    return Phrase(sense="one", parts=(told,))


def _beside(toponym: Toponym, text: str) -> Phrase | None:
    for pattern, relation in ((_OUTSKIRTS, "outskirts"), (_NEAR, "near")):
        found = pattern.fullmatch(text)
        if found:
            return Phrase(sense="one", parts=(replace(_named(toponym, found["name"]), relation=relation),))
    return None


def _part(toponym: Toponym, text: str) -> Phrase | None:
    found = _PART.fullmatch(text)
    generic = kind(normalise(text))
    if found is None or (generic is not None and generic[1] == "settlement"):
        return None
    part = _named(toponym, f"{found['name']} {found['area']}" if found["area"] else found["name"])
    return Phrase(sense="one", parts=(replace(part, relation="part", bearing_deg=bearing_deg(found["way"])),))


def _either(toponym: Toponym, text: str) -> Phrase | None:
    also = _ALSO.fullmatch(text)
    if also:
        return _phrase("either", toponym, [also["name"] + also["rest"], also["other"]])
    names = [name.strip() for name in text.split("/")]
    if len(names) < 2:
        return None
    generic = kind(normalise(names[-1]))
    word = names[-1].rsplit(" ", 1)[-1] if generic and " " in names[-1] else ""
    return _phrase(
        "either", toponym, [f"{name} {word}" if word else name for name in names[:-1]] + names[-1:]
    )


def _all(toponym: Toponym, text: str) -> Phrase | None:
    names = re.split(r"\s*,\s+and\s+|\s+and\s+|\s*,\s+", text)
    return _phrase("all", toponym, names) if len(names) > 1 and " and " in text else None


def _landmark(toponym: Toponym, text: str) -> Phrase | None:
    """Return that "X checkpoint" is near X, where it is no name of its own."""
    tokens = text.split()
    landmarks = words("place_phrases")["landmarks"]
    for length in (3, 2, 1):
        core = " ".join(tokens[:-length])
        if _may_be_name(core) and normalise(" ".join(tokens[-length:])) in landmarks:
            part = _named(toponym, core)
            near = replace(part, relation="near", distance_m=_LANDMARK_M)
            return Phrase(sense="one", parts=(near,))
    within = _WITHIN.fullmatch(text)
    if within:
        parents = (within["parent"], *toponym.parents)
        return Phrase(sense="one", parts=(replace(_named(toponym, within["name"]), parents=parents),))
    return None


_RULES: tuple[Callable[[Toponym, str], Phrase | None], ...] = (
    _between, _offset, _beside, _either, _all, _part, _landmark,
)  # fmt: skip


def bearing_deg(way: str) -> float:
    """Return the bearing of "north-east" or "Southwest" in degrees from north, clockwise."""
    return BEARINGS_DEG[re.sub(r"[\s-]", "", way.lower())]


def _phrase(sense: str, toponym: Toponym, names: list[str]) -> Phrase | None:
    parts = tuple(_named(toponym, name) for name in _clean(names))
    return Phrase(sense=sense, parts=parts) if parts else None


def _clean(names: list[str]) -> Iterator[str]:
    for name in names:
        plain = re.sub(r"^(?:the|with)\s+|^[\W_]+|[\s,;]+$", "", name.strip(), flags=re.IGNORECASE)
        if _may_be_name(plain):
            yield plain


def _may_be_name(text: str) -> bool:
    """Return whether there is more to `text` than common words."""
    return any(char.isalpha() and not char.islower() for char in text)


def _named(toponym: Toponym, text: str) -> Toponym:
    """Return the part of `toponym` called `text`; the words of the whole say nothing of its kind."""
    return replace(toponym, text=text, relation="at", distance_m=None, bearing_deg=None)
