"""Parents: which names of a sentence only tell where another lies: "Nur Khan Airbase in Rawalpindi"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.extraction.actors import actor_spans
from geo.extraction.name import Name
from geo.extraction.settings import beside
from geo.gazetteer.place import Gazetteer
from geo.lexicon import words
from geo.vocabulary import Precision

_IN = re.compile(
    r"\s*,?\s+(?:located\s+|situated\s+)?(?:in|inside|within)\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}?(?:(?:city|town|district|province|region|governorate|state|village|oblast|north|south|east|west|centre|center|heart|outskirts|suburbs)\s+of\s+)?$"
)
# A clause that tells of something between two names: the second is no parent of the first.
_TOLD = re.compile(
    r"\b(?:(?:kill|wound|injur|struck|strik|hit|attack|bomb|shell|raid|said|told|destroy|damag|crash|land|explod|launch|"
    r"intercept|burn|report|target|dropp|leav)\w*|fir(?:e|ed|es)|was|were|had|has|fell|came|shot|set|died|left|flew|took)\b"
)
_PART_OF = re.compile(r"\s*,\s+(?:in\s+)?(?:[a-z]+ern|central|downtown)\s+$")
_COMMA = re.compile(r"\s*,\s+(?:in\s+)?(?:the\s+)?(?:[a-z]+ern\s+|central\s+)?$|\s*\(\s*(?:in\s+)?$")
_POSSESSIVE = re.compile(
    r"['’]s?\s+(?:[a-z-]+\s+){0,4}(?:of\s+)?|['’]s\s+(?:[a-z-]+\s+){0,3}(?:capital|city|town|port|hub|stronghold),\s+"
)
_CITY_OF = re.compile(
    r"\s+(?:(?!and\b|or\b)[a-z-]+\s+){0,2}(?:city|town|village|district|suburb|port|neighbou?rhood|settlement|area|province|region|governorate)\s+(?:of\s+)?$"
)
_APPOSED = re.compile(
    r"\s*,\s+(?:just\s+|not\s+)?(?:near|outside|far from|close to)\s+(?:the\s+)?$|"
    r"\s*,\s+on\s+the\s+(?:[a-z-]+\s+){0,4}$|"
    r"\s*,\s+(?:which\s+(?:is|lies)\s+)?(?:located|situated|lying)\s+(?:just\s+)?"
    r"(?:near|outside|close to)\s+(?:the\s+)?$|"
    r"[”\"’']?\s*,[”\"’']?\s+(?:which\s+(?:is|lies)\s+)?(?:located\s+|situated\s+|lying\s+)?"
    r"(?:(?:a|an|the|its|about|some|around|roughly|near|outside|home|capital|just|not far|"
    r"north|south|east|west|northeast|northwest|southeast|southwest|north-east|north-west|south-east|"
    r"south-west)\s+(?:[^.;:,]|(?<=\d),(?=\d)){0,90}?|\d+(?:[^.;:,]|(?<=\d),(?=\d)){0,40}?)(?<![\w])(?:in|of|from|to|outside|near)"
    r"\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}$"
)
# "including X airport, an air base in Y": the next of a list, no apposition
_ANOTHER_SITE = re.compile(
    r"\s*,\s+(?:an?|the)\s+(?:[a-z-]+\s+){0,3}?(?:bases?|airbases?|camps?|depots?|ports?|airports?|plants?|stations?|sites?|"
    r"barracks|headquarters|warehouses?|hospitals?|schools?|markets?|bridges?|refiner(?:y|ies))\b"
)
_KIND_OF = re.compile(
    r"\s+(?:of|in)\s+(?:the\s+)?(?:(?:[a-z]+\s+)?(?:city|town|capital|district|port)\s+of\s+)?$"
)
_PLURAL_OF = re.compile(
    r"\s+(?:areas?|neighbou?rhoods?|quarters?|districts?|suburbs?|sections?|parts?|provinces|regions|mountains?|hills)\s+(?:of|in)\s+(?:the\s+)?(?:[a-z]+ern\s+|central\s+)?$"
)
_NATION_KIND = re.compile(
    r"([A-Z][\w.-]+(?:\s[A-Z][\w-]+)?)\s+(?:(?!the\b|an?\b|and\b|of\b|in\b|on\b|at\b|near\b)[a-z-]+\s+){0,3}?(?:city|town|village|capital|port|region|province|district|airport|base|settlement|island|peninsula)s?\s+(?:of\s+)?$"
)

# The kind that a name is given right behind it: "Pa Zi Gyi village, in Kanbalu township".
_KIND = re.compile(
    r"\s+(?:area|district|neighbou?rhood|quarter|village|town|township|region|suburb|camp|settlement|city|governorate|"
    r"province|sectors?|junction|locality|community|market|school|hospital|building|compound|complex|grounds)\b"
)
# "Amran province near the capital, Sanaa"
_NEAR_CAPITAL = re.compile(
    r"\s*,?\s+(?:near|outside|close to)\s+the\s+(?:[a-z-]+\s+){0,2}(?:capital|city|border)\s*,?\s+$"
)
# "Latakia on Syria's west coast"
_ON = re.compile(r"\s*,?\s+(?:on|in|along)\s+")
# "Zvanivka on the city's western outskirts"
_OUTSKIRTS = re.compile(r"['’]s?\s+(?:[a-z-]+\s+){0,2}(?:outskirts|edge|suburbs|fringes?|periphery)\b")
_COAST = re.compile(
    r"['’]s\s+(?:[a-z-]+\s+){0,3}(?:coast|border|shore|north|south|east|west|northeast|northwest|southeast|southwest|interior|heartland)\b"
)
# "the A and B air bases in Russia's Saratov region"
_SITES_IN = re.compile(
    r"\s+(?:[a-z]+\s+){0,2}(?:refineries|bases|airbases|airfields|airports|plants|stations|depots|ports|towns|villages|cities|districts|camps|hospitals)"
    r"\s+(?:in|of)\s+(?:[A-Z][a-z]+['’]s\s+)?(?:the\s+)?(?:[a-z]+\s+){0,2}"
)
_AT = re.compile(r"\s+(?:at|near|outside)\s+(?:the\s+)?")
_JOINS = re.compile(r"\s*(?:,|,?\s+(?:and|or|&))\s+(?:the\s+)?")
_PAIR_ENDS = re.compile(
    r"\s*[,.;:)–—-]|\s*$|\s+(?:on|in|at|early|late|during|where|when|killed|killing|wounding|wounded|injuring|leaving)\b"
)


def with_parents(text: str, names: Sequence[Name], gazetteer: Gazetteer) -> list[Name]:
    """Return `names` with those that only tell where another is noted as its parents."""
    result = list(names)
    for i in range(len(result) - 1, 0, -1):
        left, right = result[i - 1], result[i]
        if _tells_where(text, result, i, gazetteer):
            meant = replace(right, text=right.antecedent[0]) if right.antecedent else right
            nearest = _owned(text, result, i) or beside(text, meant)
            result[i - 1] = replace(left, parents=(*left.parents, nearest, *right.parents))
            result[i] = replace(right, inside=True)
            _take_in(text, result, i)
            _share(text, result, i - 1)
        elif left.wide and not right.wide and _APPOSED.fullmatch(text[left.end : right.start]):
            result[i] = replace(right, inside=True)  # "Perm region, 1,100 km east of Moscow"
            nearer = i >= 2 and _COMMA.fullmatch(text[result[i - 2].end : left.start])
            if nearer and not result[i - 2].wide:  # "Awdheegle, Lower Shabelle, 70 km west of Mogadishu"
                result[i - 1] = replace(left, parents=(*left.parents, beside(text, right)))
        elif _owns(text[left.end : right.start]):
            result[i] = replace(right, parents=(*right.parents, left.text))
            result[i - 1] = replace(left, inside=True)
    return [_of_nation(text, name) for name in result]


def _tells_where(text: str, names: Sequence[Name], i: int, gazetteer: Gazetteer) -> bool:
    """Whether the name at `i` tells where the one before it lies."""
    left, right = names[i - 1], names[i]
    start = left.end
    if (kind := _KIND.match(text, start)) and not left.wide:
        start = kind.end()
    glue = text[start : right.start]
    if left.wide and not left.country and _NEAR_CAPITAL.fullmatch(glue):
        return True
    if _COMMA.fullmatch(glue) and _is_address(text, names, i):
        return True
    if _TOLD.search(glue) or (left.country and not right.country) or (left.wide and not right.wide):
        return False
    if left.wide and right.country and not left.country and re.fullmatch(r"\s+(?:of|in)\s+", glue):
        return True  # "the Poltava region of Ukraine"
    if right.country and not left.country and _ON.fullmatch(glue) and _COAST.match(text, right.end):
        return True
    if not right.country and _ON.fullmatch(glue) and _OUTSKIRTS.match(text, right.end):
        return True
    typed = bool(left.feature_words) or start > left.end
    if _IN.fullmatch(glue):
        area = right.wide or bool(_area_words(right)) or typed
        return "," not in glue or area or holds(gazetteer, right, left)
    if _PART_OF.fullmatch(glue) or _APPOSED.fullmatch(glue):
        return not (typed and _ANOTHER_SITE.match(glue))
    if _COMMA.fullmatch(glue):
        return holds(gazetteer, right, left) or (
            _is_alone(text, names, i) and ("(" in glue or bool(_area_words(right)) or _outranks(right, left))
        )
    if typed and not right.country and _AT.fullmatch(glue):
        return True
    if right.wide and _SITES_IN.fullmatch(glue):
        return True
    return bool(_PLURAL_OF.fullmatch(glue)) or (typed and not left.wide and bool(_KIND_OF.fullmatch(glue)))


def _owns(glue: str) -> bool:
    return not _TOLD.search(glue) and bool(_POSSESSIVE.fullmatch(glue) or _CITY_OF.fullmatch(glue))


def _owned(text: str, names: Sequence[Name], i: int) -> str | None:
    """Return what the name at `i` only owns, that being nearer: X of "in Russia's X region"."""
    if names[i].inside and i + 1 < len(names) and _owns(text[names[i].end : names[i + 1].start]):
        return names[i + 1].text
    return None


def _share(text: str, names: list[Name], last: int) -> None:
    """Give what a list ends with to all of it that nobody knows: "in A, B and C in D district"."""
    if _area_words(names[last]):
        return  # an address: "A, B district, C region"
    for i in range(last - 1, -1, -1):
        if names[i].inside or not _JOINS.fullmatch(text[names[i].end : names[i + 1].start]):
            return
        if not names[i].parents and names[i].people < _KNOWN_AFAR and not names[i].wide:
            names[i] = replace(names[i], parents=names[last].parents)


_KNOWN_AFAR = 50_000  # inhabitants: a town of its own, whatever a list says of the next


def _take_in(text: str, names: list[Name], i: int) -> None:
    """Take what goes on from a name that tells where as telling it, too: "in Khab and Shaaf district"."""
    if i + 1 < len(names):
        glue = text[names[i].end : names[i + 1].start]
        if _POSSESSIVE.fullmatch(glue) or (_area_words(names[i + 1]) and re.fullmatch(r"\s+and\s+", glue)):
            names[i + 1] = replace(names[i + 1], inside=True)


def _is_alone(text: str, names: Sequence[Name], i: int) -> bool:
    """Whether two names with a comma between them are a pair, not a part of a list."""
    before = i >= 2 and _JOINS.fullmatch(text[names[i - 2].end : names[i - 1].start])
    behind = i + 1 < len(names) and _JOINS.fullmatch(text[names[i].end : names[i + 1].start])
    return not before and not behind and _PAIR_ENDS.match(text, names[i].end) is not None


def _is_address(text: str, names: Sequence[Name], i: int) -> bool:
    """Whether a name goes on to its district or region: "Kalynivka, Bucha district, Kyiv region"."""
    left, right = names[i - 1], names[i]
    if not _area_words(right) or left.country or right.country:
        return False
    before = text[names[i - 2].end : left.start] if i >= 2 else ""
    behind = text[right.end : names[i + 1].start] if i + 1 < len(names) else ""
    rises = not _area_words(left) or (right.wide and not left.wide)
    return rises and not any(
        re.fullmatch(r"\s*,?\s+(?:and|or)\s+(?:the\s+)?", glue) for glue in (before, behind)
    )


def _outranks(outer: Name, inner: Name) -> bool:
    """Whether `outer` is well known and `inner` is not: "Dyagilevo, Ryazan"."""
    if outer.country or not outer.known or inner.wide:
        return False
    return outer.people > 10 * inner.people


def _area_words(name: Name) -> bool:
    areas = {*words("targets").tables["kinds"]["area"], "township"}
    return any(word in areas for word in name.feature_words)


def _of_nation(text: str, name: Name) -> Name:
    """Return a name with the nation said before its kind as a parent: "the Ukrainian city of X"."""
    nation = _NATION_KIND.search(text[: name.start])
    parties = [s for s in actor_spans(nation[1]) if s.form == "adjective"] if nation else []
    return replace(name, parents=(*name.parents, *(s.actor for s in parties))) if parties else name


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
    return False
