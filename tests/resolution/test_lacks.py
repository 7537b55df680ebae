import pytest

from geo.gazetteer import StoredGazetteer
from geo.resolution import Candidate, Resolver, Toponym
from geo.resolution.lacks import lacking, names_site, plausible
from geo.resolution.told import Name
from geo.vocabulary import Precision


def name(gazetteer: StoredGazetteer, text: str, *parents: str, words: tuple[str, ...] = ()) -> Name:
    known = [[hit.place for hit in gazetteer.find(parent)] for parent in parents]
    toponym = Toponym(text=text, start=0, end=0, parents=parents, feature_words=words)
    return Name(toponym=toponym, hits=gazetteer.find(text), given=known, parents=known)


def candidates(asked: Name, country: str) -> list[Candidate]:
    return [Candidate(place=hit.place, score=1.0) for hit in asked.hits if hit.place.country == country]


def test_a_site_is_told_by_its_name_or_the_words_beside_it() -> None:
    assert names_site(Toponym(text="Odesa port", start=0, end=10))
    assert names_site(Toponym(text="Odesa", start=0, end=5, feature_words=("port",)))
    assert not names_site(Toponym(text="Odesa", start=0, end=5, feature_words=("city",)))


def test_a_site_that_only_its_town_is_there_for_is_lacking(gazetteer: StoredGazetteer) -> None:
    town = name(gazetteer, "Odesa", words=("port",))
    assert lacking(town, candidates(town, "UA")) == "no gazetteer has this site"
    assert lacking(name(gazetteer, "Odesa"), candidates(town, "UA")) == ""


def test_a_place_outside_of_its_parent_is_another_one(gazetteer: StoredGazetteer) -> None:
    held = name(gazetteer, "Hyderabad", "Sindh")
    assert plausible(held, candidates(held, "PK"))
    assert not plausible(held, candidates(held, "IN"))
    assert lacking(held, candidates(held, "IN")) == "no gazetteer has such a place there"
    assert not plausible(held, [])


@pytest.mark.parametrize(("text", "district"), [("Poonch", "Punch"), ("Rajouri", "Rajauri")])
def test_no_town_holds_a_district(gazetteer: StoredGazetteer, text: str, district: str) -> None:
    """The town that a sentence begins with stands for the province about it."""
    asked = [
        Toponym(text=name, start=0, end=0, parents=("Jammu",), feature_words=("districts",))
        for name in (text, "Qwxyz")
    ]
    known, unknown = Resolver(gazetteer).resolve(asked)
    assert known.place is not None
    assert (known.place.name, known.place.feature_code) == (district, "ADM2")
    assert unknown.position is not None
    assert (unknown.position.radius_m, unknown.precision) == (50_000, Precision.DISTRICT)
