"""Settings: how the spot lies to the name by the words before it: "near", "20 km north of"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from geo.extraction.name import Name

_KM = re.compile(
    r"(?P<n>\d+(?:\.\d+)?)[\s-]*(?P<unit>km|kilomet(?:re|er)s?|miles?|mi|met(?:re|er)s|m)\b\s*(?:\([^)"
    r"]{0,30}\)\s*)?(?:to the\s+|away\s+|due\s+)?"
    r"(?P<way>north(?:[\s-]?(?:east|west))?|south(?:[\s-]?(?:east|west))?|east|west)?(?:ern)?\s*(?:of|from|outside)\s+(?:the\s+)?[\w\s]{0,25}$",
    re.IGNORECASE,
)
_BEARINGS = {
    "north": 0.0,
    "northeast": 45.0,
    "east": 90.0,
    "southeast": 135.0,
    "south": 180.0,
    "southwest": 225.0,
    "west": 270.0,
    "northwest": 315.0,
}
_METRES = {"km": 1000.0, "kilo": 1000.0, "mi": 1609.344, "mile": 1609.344, "m": 1.0, "metr": 1.0, "mete": 1.0}
# Who tells that a region lies so far from a city does not say where in it something was.
_FARTHEST_M = 200_000.0
_NEAR = re.compile(
    r"\b(?:near|outside|close to|around|next to|adjacent to|in the vicinity of|vicinity of|just off|off|"
    r"(?:north|south|east|west|northeast|northwest|southeast|southwest)(?:-?(?:east|west))? of|"
    r"on the road to|on the way to|bordering|surrounding|beyond)"
    r"\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}$"
)
_OWNED = re.compile(r"['’]s?\s+(?:[a-z-]+,?\s+){0,4}")
_OUTSKIRTS = re.compile(
    r"\b(?:outskirts?|edges?|suburbs?|fringes?|periphery|environs) of\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}$"
)
_IN_THE_EAST = re.compile(
    r"\s+in\s+the\s+(?:north|south|east|west)(?:[- ]?(?:east|west))?(?:ern)?\b(?!\s+of\b)"
)
_PART = re.compile(
    r"\b(?:(?P<way>north|south|east|west|north-?east|north-?west|south-?east|south-?west)ern|central|downtown|"
    r"upper|lower|parts? of)\s+$",
    re.IGNORECASE,
)


def related(text: str, names: Iterable[Name]) -> Iterator[Name]:
    """Yield names with "near", "outskirts of", "20 km north of" before them noted."""
    owner: Name | None = None
    for name in names:
        owned = owner is not None and owner.inside and _OWNED.fullmatch(text[owner.end : name.start])
        start = owner.start if owner and owned else name.start  # "south of Sudan's capital, Khartoum"
        before, owner = text[max(0, start - 80) : start], name
        offset = _KM.search(before)
        if offset:
            far = _metres(offset) > _FARTHEST_M
            yield replace(
                name,
                relation="offset",
                distance_m=_metres(offset),
                bearing_deg=_bearing(offset["way"]),
                inside=name.inside or far,
            )
        elif _OUTSKIRTS.search(before):
            yield replace(name, relation="outskirts")
        elif _NEAR.search(before):
            yield replace(name, relation="near")
        elif part := _PART.search(before):
            wide = name.wide or (name.also_area and part["way"] is not None)
            yield replace(name, relation="part", bearing_deg=_bearing(part["way"]), wide=wide)
        elif name.also_area and _IN_THE_EAST.match(text, name.end):
            yield replace(name, wide=True)
        else:
            yield name


def beside(text: str, name: Name) -> str:
    """Return `name` with the words before it that say how another place lies to it: "north of X"."""
    before = text[max(0, name.start - 80) : name.start]
    offset, near = _KM.search(before), _NEAR.search(before)
    if offset:
        way = f" {offset['way'].casefold()} of" if offset["way"] else " from"
        return f"{offset['n']} {offset['unit']}{way} {name.text}"
    way_of = re.match(r"[a-z-]+ of\b", near[0]) if near else None
    return f"{way_of[0] if way_of else 'near'} {name.text}" if near else name.text


def _metres(match: re.Match[str]) -> float:
    unit = match["unit"].casefold()
    return float(match["n"]) * _METRES[unit if unit in _METRES else unit[:4]]


def _bearing(way: str | None) -> float | None:
    return _BEARINGS[re.sub(r"[\s-]", "", way.casefold())] if way else None
