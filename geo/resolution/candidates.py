"""Candidates: what a name may mean, before anything is weighed."""

from __future__ import annotations

from collections.abc import Sequence

from geo.gazetteer.place import Gazetteer, NameHit, Place
from geo.resolution.clues import lies_in, shares_province

# Of a name with hundreds of bearers, those unknown to the article beyond this rank have no chance.
MOST_CANDIDATES = 60


def candidates(
    text: str, parents: Sequence[Sequence[Place]], gazetteer: Gazetteer, *, wide: bool = False
) -> Sequence[NameHit]:
    """Return what `text` may mean; a people or an adjective ("Iranian") means its country.

    Where no bearer of the name lies in what the text puts it in, those places that do and are nearly
    called so are candidates too; of what is `wide` (a district), those about the town that it is put in.
    """
    people = gazetteer.demonym(text)
    hits = _foremost(gazetteer.find(text, approximate=people is None), parents)
    country = gazetteer.country(people) if people else None
    if country is not None:
        hits.insert(0, NameHit(place=country, matched_name=text, similarity=0.99))
    if any(hit.place.feature_code == "PCLI" for hit in hits):  # a country lies in no town
        return hits
    smallest = [places for places in parents if places and places[0].feature_code != "PCLI"]
    if not smallest or any(lies_in(hit.place, places) for hit in hits for places in smallest):
        return hits
    known = {hit.place.id for hit in hits}
    countries = frozenset(place.country for places in smallest for place in places if place.country)
    near = (hit for hit in gazetteer.similar(text, countries) if hit.place.id not in known)
    inside = [hit for hit in near if any(_holds(places, hit.place, wide=wide) for places in smallest)]
    return [*hits, *inside][: 2 * MOST_CANDIDATES]


def _holds(parents: Sequence[Place], place: Place, *, wide: bool) -> bool:
    about = wide and place.feature_class == "A" and shares_province(place, parents)
    return about or lies_in(place, parents)


def _foremost(hits: Sequence[NameHit], parents: Sequence[Sequence[Place]]) -> list[NameHit]:
    """Return of many hits those that lie in most of what the text puts them in, and then the best."""
    if len(hits) <= MOST_CANDIDATES:
        return list(hits)
    held = [sum(lies_in(hit.place, places) for places in parents) for hit in hits]
    order = sorted(range(len(hits)), key=lambda row: (-held[row], row))
    return [hits[row] for row in order[:MOST_CANDIDATES]]
