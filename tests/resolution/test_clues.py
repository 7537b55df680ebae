import pytest

from geo.gazetteer import NameHit, StoredGazetteer
from geo.resolution import Toponym
from geo.resolution.clues import (
    ALONE,
    NOWHERE,
    Surroundings,
    clues,
    clues_told,
    is_untold,
    largest,
    lies_in,
    nowhere,
    of_kind,
    reasons,
)

NOTHING = Surroundings(countries={}, names=frozenset(), parents=(), others=())


def hit(gazetteer: StoredGazetteer, id_: str) -> NameHit:
    place = gazetteer.by_id(id_)
    assert place is not None
    return NameHit(place=place, matched_name=place.name, similarity=1.0)


def test_the_words_around_tell_the_kind(gazetteer: StoredGazetteer) -> None:
    base = hit(gazetteer, "ourairports:OPRN")
    said = of_kind(Toponym(text="Nur Khan", start=0, end=8, feature_words=("airbase",)), base.place)
    assert (said["kind"], said["kind_missed"]) == (1.0, 0.0)
    denied = of_kind(Toponym(text="Nur Khan", start=0, end=8, feature_words=("village",)), base.place)
    assert (denied["kind"], denied["kind_missed"]) == (0.0, 1.0)
    assert not of_kind(Toponym(text="Nur Khan", start=0, end=8), base.place)
    assert clues(Toponym(text="Nur Khan Airbase", start=0, end=16), base)["kind"] == 1.0


@pytest.mark.parametrize(
    ("inner", "outer", "inside"),
    [
        ("geonames:1256052", "geonames:1270260", True),  # Sirsa in Haryana
        ("geonames:1256052", "geonames:1168579", False),  # Sirsa in Pakistan
        ("ourairports:OPRN", "geonames:1166993", True),  # Nur Khan in Rawalpindi
        ("ourairports:OPRQ", "geonames:1166993", False),
        ("geonames:1256052", "geonames:1256052", False),  # nothing lies in itself
    ],
)
def test_lying_in(gazetteer: StoredGazetteer, inner: str, outer: str, inside: bool) -> None:
    assert lies_in(hit(gazetteer, inner).place, [hit(gazetteer, outer).place]) is inside


def test_all_clues_are_known_to_the_model(gazetteer: StoredGazetteer) -> None:
    sirsa = hit(gazetteer, "geonames:1256052")
    said = clues(Toponym(text="Sirsa village", start=0, end=5), sirsa, [[]], [[]])
    assert {*said, *clues_told(sirsa.place, NOTHING)} == {*ALONE}
    asked = Toponym(text="Sirsa", start=0, end=5)
    assert {*nowhere(asked, [sirsa]), "nowhere_untold", "nowhere_lonely"} == {*NOWHERE}


def test_initials_are_no_words(gazetteer: StoredGazetteer) -> None:
    base = hit(gazetteer, "geonames:1256052")
    assert clues(Toponym(text="EU", start=0, end=2), base)["initials_missed"] == 1.0
    assert clues(Toponym(text="Eu", start=0, end=2), base)["initials_missed"] == 0.0


def test_nowhere_is_likelier_where_no_candidate_fits(gazetteer: StoredGazetteer) -> None:
    sirsa = hit(gazetteer, "geonames:1256052")
    around = Surroundings(countries={"UA": 1.0}, names=frozenset(), parents=(), others=())
    assert is_untold([sirsa], around)
    assert not is_untold([sirsa], NOTHING)
    assert nowhere(Toponym(text="Sirsa", start=0, end=5), [])["nowhere_inexact"] == 1.0
    assert largest([]) == 0.0


def test_reasons_say_what_counted(gazetteer: StoredGazetteer) -> None:
    place = hit(gazetteer, "geonames:1256052")
    around = Surroundings(countries={"IN": 1.0}, names=frozenset(["haryana"]), parents=(), others=())
    values = clues(Toponym(text="Sirsa", start=0, end=5), place) | clues_told(place.place, around)
    said = " ".join(reasons(place.place, values))
    assert "Haryana" in said
    assert "IN" in said
