"""Settings: what the words around a name say of where it lies: its parents, "near", "20 km north of"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from geo.extraction.actors import actor_spans
from geo.extraction.name import Name
from geo.gazetteer.place import Gazetteer
from geo.lexicon import words
from geo.vocabulary import Precision

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
_NEAR = re.compile(
    r"\b(?:near|outside|close to|around|next to|adjacent to|in the vicinity of|vicinity of|just off|off|"
    r"(?:north|south|east|west|northeast|northwest|southeast|southwest)(?:-?(?:east|west))? of|"
    r"on the road to|on the way to|bordering|surrounding|beyond)"
    r"\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}$"
)
_OUTSKIRTS = re.compile(
    r"\b(?:outskirts?|edges?|suburbs?|fringes?|periphery|environs) of\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}$"
)
_PART = re.compile(
    r"\b(?:(?:north|south|east|west|northeast|northwest|southeast|southwest)ern|central|downtown|"
    r"upper|lower|parts? of)\s+$",
    re.IGNORECASE,
)
_IN = re.compile(
    r"\s*,?\s+(?:located\s+|situated\s+)?(?:in|inside|within)\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}?(?:(?:city|town|district|province|region|governorate|state|village|oblast|north|south|east|west|centre|center|heart|outskirts|suburbs)\s+of\s+)?$"
)
# A clause that tells of something between two names: the second is no parent of the first.
_TOLD = re.compile(
    r"\b(?:kill|wound|injur|struck|strik|hit|attack|bomb|shell|raid|fir(?:e|ed)|said|told|destroy|damag)\w*\b"
)
_PART_OF = re.compile(r"\s*,\s+(?:in\s+)?(?:[a-z]+ern|central|downtown)\s+$")
_COMMA = re.compile(r"\s*,\s+(?:in\s+)?(?:the\s+)?(?:[a-z]+ern\s+|central\s+)?$|\s*\(\s*(?:in\s+)?$")
_POSSESSIVE = re.compile(r"['’]s?\s+(?:[a-z-]+\s+){0,4}(?:of\s+)?$")
_CITY_OF = re.compile(
    r"\s+(?:[a-z-]+\s+){0,2}(?:city|town|village|district|suburb|port|neighbou?rhood|settlement|area|province|region|governorate)\s+(?:of\s+)?$"
)
_APPOSED = re.compile(
    r"\s*,\s+(?:just\s+|not\s+)?(?:near|outside|far from|close to)\s+(?:the\s+)?$|"
    r"\s*,\s+(?:(?:a|an|the|its|about|some|around|roughly|near|outside|home|capital|just|not far|"
    r"north|south|east|west|northeast|northwest|southeast|southwest|north-east|north-west|south-east|"
    r"south-west)\s+[^.;:,]{0,60}?|\d+[^.;:,]{0,40}?)(?<![\w])(?:in|of|from|to|outside|near)"
    r"\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}$"
)
_PLURAL_OF = re.compile(
    r"\s+(?:areas?|neighbou?rhoods?|quarters?|districts?|suburbs?|sections?|parts?|provinces|regions|mountains?|hills)\s+(?:of|in)\s+(?:the\s+)?(?:[a-z]+ern\s+|central\s+)?$"
)
_NATION_KIND = re.compile(
    r"([A-Z][\w.-]+(?:\s[A-Z][\w-]+)?)\s+(?:[a-z-]+\s+){0,3}?(?:city|town|village|capital|port|region|province|district|airport|base|settlement|island|peninsula)s?\s+(?:of\s+)?$"
)


def with_parents(text: str, names: Sequence[Name], gazetteer: Gazetteer) -> list[Name]:
    """Return `names` with those that only tell where another is noted as its parents."""
    result = list(names)
    for i in range(len(result) - 1, 0, -1):
        left, right = result[i - 1], result[i]
        glue = text[left.end : right.start]
        if _TOLD.search(glue):
            continue
        if (
            _IN.fullmatch(glue)
            and "," in glue
            and not (right.wide or left.feature_words or holds(gazetteer, right, left))
        ):
            continue
        if (
            _IN.fullmatch(glue)
            or _PART_OF.fullmatch(glue)
            or _APPOSED.fullmatch(glue)
            or (_COMMA.fullmatch(glue) and holds(gazetteer, right, left))
        ):
            if left.country and not right.country:
                continue
            result[i - 1] = replace(left, parents=(*left.parents, right.text, *right.parents))
            result[i] = replace(right, inside=True)
        elif (
            left.feature_words
            and re.fullmatch(r"\s+(?:at|near|outside)\s+(?:the\s+)?", glue)
            and not right.country
        ) or _PLURAL_OF.fullmatch(glue):
            result[i - 1] = replace(left, parents=(*left.parents, right.text, *right.parents))
            result[i] = replace(right, inside=True)
        elif _POSSESSIVE.fullmatch(glue) or _CITY_OF.fullmatch(glue):
            result[i] = replace(right, parents=(*right.parents, left.text))
            result[i - 1] = replace(left, inside=True)
    for i, name in enumerate(result):
        nation = _NATION_KIND.search(text[: name.start])
        if nation:
            parties = [s for s in actor_spans(nation[1]) if s.form == "adjective"]
            result[i] = replace(name, parents=(*name.parents, *(s.actor for s in parties)))
    return result


def holds(gazetteer: Gazetteer, outer: Name, inner: Name) -> bool:
    """Whether some bearer of `outer` is the province or country of some bearer of `inner`."""
    outers = [hit.place for hit in gazetteer.find(outer.text)[:20]]
    inners = [hit.place for hit in gazetteer.find(inner.text)[:20]]
    for place in outers:
        if place.precision is Precision.COUNTRY:
            held = not inner.country and any(p.country == place.country for p in inners)
        else:
            area = place.precision in (Precision.REGION, Precision.DISTRICT)
            held = area and any(place.name in (p.admin1, p.admin2) and p.name != place.name for p in inners)
        if held:
            return True
    return bool(set(outer.feature_words) & set(words("targets").tables["kinds"]["area"])) and not inner.wide


def related(text: str, names: Iterable[Name]) -> Iterator[Name]:
    """Yield names with "near", "outskirts of", "20 km north of" before them noted."""
    for name in names:
        before = text[max(0, name.start - 80) : name.start]
        offset = _KM.search(before)
        if offset:
            yield replace(
                name, relation="offset", distance_m=_metres(offset), bearing_deg=_bearing(offset["way"])
            )
        elif _OUTSKIRTS.search(before):
            yield replace(name, relation="outskirts")
        elif _NEAR.search(before):
            yield replace(name, relation="near")
        elif _PART.search(before):
            yield replace(name, relation="part")
        else:
            yield name


def _metres(match: re.Match[str]) -> float:
    unit = match["unit"].casefold()
    return float(match["n"]) * _METRES[unit if unit in _METRES else unit[:4]]


def _bearing(way: str | None) -> float | None:
    return _BEARINGS[re.sub(r"[\s-]", "", way.casefold())] if way else None
