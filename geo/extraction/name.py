"""Name: a run of a sentence that names a place; what the gazetteer knows of its bearers."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from geo.gazetteer.place import Gazetteer
from geo.vocabulary import Precision

SAME = 0.995  # of the best similarity: names that differ by less are one name


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A run of a sentence that names a place; offsets are in the sentence's text, end exclusive.

    `wide` names are countries, provinces and regions; `known` ones bear a name of the gazetteer's;
    `people` live in the largest of its bearers.
    `iso` is the country of the likeliest bearer, `isos` those of all; `adjectival` ones are areas said
    by a nation's adjective ("Indian border states").
    """

    text: str
    start: int
    end: int
    known: bool
    wide: bool = False
    iso: str = ""
    country: bool = False
    parents: tuple[str, ...] = ()
    feature_words: tuple[str, ...] = ()
    relation: str = "at"
    distance_m: float | None = None
    bearing_deg: float | None = None
    isos: tuple[str, ...] = ()
    people: int = 0
    also_area: bool = False  # a province bears the name, too, and the town is no metropolis
    seat: bool = False  # a city whose province bears its name: told without a word for it, the city is meant
    adjectival: bool = False
    antecedent: tuple[str, int, int] | None = (
        None  # of "the city": the name meant, its offsets in the article
    )
    home: str = ""  # the town last spoken of, where a hospital, street or quarter is told without one
    inside: bool = False  # only tells where another name is: "Rawalpindi" in "Nur Khan in Rawalpindi"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of a text."""

    start: int
    end: int


def overlap(a: Name | Span, b: Name | Span) -> bool:
    """Whether two runs share a character."""
    return a.start < b.end and b.start < a.end


def plain(text: str, span: Span, gazetteer: Gazetteer, *, known: bool) -> Name:
    """Return the run as a name, with what the gazetteer knows of its bearers."""
    run = text[span.start : span.end]
    place = best(gazetteer, run)
    return Name(
        text=run,
        start=span.start,
        end=span.end,
        known=known or place is not None,
        wide=(place is not None and place[1] in (Precision.COUNTRY, Precision.REGION)) or is_relief(run),
        country=place is not None and place[1] is Precision.COUNTRY,
        iso=place[0] if place else "",
        isos=isos(gazetteer, run),
        people=people(gazetteer, run),
        also_area=is_also_area(gazetteer, run),
        seat=is_seat(gazetteer, run),
    )


def is_relief(run: str) -> bool:
    """Whether a name is of a range, a sea or a river: somewhere in it is no place."""
    return run.split()[-1].casefold() in _RELIEF


_RELIEF = frozenset(
    {
        "mountains",
        "hills",
        "desert",
        "sea",
        "gulf",
        "strait",
        "river",
        "ocean",
        "bay",
        "range",
        "highlands",
        "valley",
    }
)


def best(gazetteer: Gazetteer, name: str) -> tuple[str, Precision] | None:
    """Return the country and grain of the likeliest bearer of `name`.

    A country goes before all; a town goes before the province that is called after it.
    """
    hits = gazetteer.find(name)
    if not hits:
        return None
    places = [hit.place for hit in hits if hit.similarity >= SAME * hits[0].similarity]
    for place in places:
        if place.precision is Precision.COUNTRY:
            return place.country, place.precision
    first = places[0]
    towns = [p for p in places if p.feature_class == "P" and p.country == first.country]
    towns = [p for p in towns if p.population >= _NO_HAMLET or first.feature_class == "P"]
    return first.country, (towns[0] if towns else first).precision


_NO_HAMLET = 5_000  # inhabitants: a province is not meant by the hamlet that shares its name


def people(gazetteer: Gazetteer, name: str) -> int:
    """Return how many people live in the largest bearer of `name`; zero if nobody knows."""
    hits = gazetteer.find(name)
    return max((h.place.population for h in hits if h.similarity >= SAME * hits[0].similarity), default=0)


_METROPOLIS = 1_000_000  # inhabitants: "the north of" such a town is a part of it, not of its province


def is_also_area(gazetteer: Gazetteer, name: str) -> bool:
    """Whether a province is called like the town: "southern Idlib" is no part of the town."""
    hits = gazetteer.find(name)
    alike = [h.place for h in hits if h.similarity >= SAME * hits[0].similarity]
    country = alike[0].country if alike else ""
    areas = any(p.precision is Precision.REGION and p.country == country for p in alike)
    return areas and people(gazetteer, name) < _METROPOLIS


_CITY = 50_000  # inhabitants


def is_seat(gazetteer: Gazetteer, name: str) -> bool:
    """Whether the likeliest bearers of `name` are a province and a city that is a good part of it."""
    places = [hit.place for hit in gazetteer.find(name)[:_LIKELIEST]]
    least = {(p.country, p.admin1): p.population * _SHARE for p in places if p.precision is Precision.REGION}
    cities = [p for p in places if p.feature_class == "P" and p.population >= _CITY]
    return any(p.population >= least.get((p.country, p.admin1), math.inf) for p in cities)


_LIKELIEST = 5
_SHARE = 0.1  # of a province's inhabitants: of a region of millions no small seat is meant


def isos(gazetteer: Gazetteer, name: str) -> tuple[str, ...]:
    """Return the countries of the bearers of `name`, the likeliest first."""
    return tuple(dict.fromkeys(hit.place.country for hit in gazetteer.find(name)[:20] if hit.place.country))


@lru_cache(4096)  # the strikes of an article are compared with one another
def folded(name: str) -> str:
    """Return a name in a form in which its spellings in one article are alike."""
    plain = re.sub(r"^(?:the|al|el|as|ash|an|ar)[\s-]+", "", name.casefold().replace("’", "'"))
    plain = re.sub(r"'s$", "", plain)
    plain = re.sub(r"\s+city$", "", plain)
    return re.sub(r"[\W_]+", " ", plain.replace("air base", "airbase").replace("oblast", "region")).strip()
