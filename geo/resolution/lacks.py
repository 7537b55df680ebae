"""Lacks: whether any of a name's candidates can be what the text means, or gazetteers lack it."""

from __future__ import annotations

from collections.abc import Sequence

from geo.gazetteer.names import facility, normalise, words
from geo.resolution.answers import ASTRAY_M
from geo.resolution.clues import flat_distance_m, lies_in, shares_province
from geo.resolution.support import is_of_a_town, says_wide
from geo.resolution.told import Name
from geo.resolution.toponyms import Candidate, Toponym


def lacking(name: Name, ranked: Sequence[Candidate]) -> str:
    """Return what gazetteers lack, where none of `ranked` is what the text means; empty if one may be."""
    if names_site(name.toponym) and not any(row.place.feature_class == "S" for row in ranked):
        return "no gazetteer has this site"
    if name.toponym.parents and is_of_a_town(name.toponym, ranked):
        return "no gazetteer has it"
    whole = bool(ranked) and ranked[0].place.feature_code == "PCLI"  # a country lies in no town
    if name.toponym.parents and not whole and not plausible(name, ranked):
        return "no gazetteer has such a place there"
    return ""


def names_site(toponym: Toponym) -> bool:
    """Return whether `toponym` is that of a base, port, plant or the like."""
    known = words().facilities
    return facility(normalise(toponym.text)) is not None or any(
        normalise(word) in known for word in toponym.feature_words
    )


def plausible(name: Name, ranked: Sequence[Candidate]) -> bool:
    """Return whether the best candidate lies in or about a stated parent, the country if no other.

    No town holds a district: of "Rajouri district in Jammu" it stands for what lies about it.
    """
    if not ranked or not name.parents:
        return bool(ranked)
    best = ranked[0].place
    areas = [parent for parent in name.parents if parent[0].feature_code != "PCLI"]
    for parent in areas or name.parents:
        # however wide a province is, it holds places of its own country only
        own = [place for place in parent if place.country == best.country or place.feature_class != "A"]
        spots = (place for place in own if place.feature_code != "PCLI")
        near = any(flat_distance_m(best, spot) <= spot.position.radius_m + ASTRAY_M for spot in spots)
        if near or lies_in(best, own) or (says_wide(name.toponym) and shares_province(best, own)):
            return True
    return False
