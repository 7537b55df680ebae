import pytest

from geo.gazetteer import NameHit, StoredGazetteer
from geo.resolution import Toponym
from geo.resolution.clues import Surroundings, clues, lies_in, log_odds, proximity, reasons

NOWHERE = Surroundings(countries={}, names=frozenset(), parents=(), others=())


def hit(gazetteer: StoredGazetteer, id_: str) -> NameHit:
    place = gazetteer.by_id(id_)
    assert place is not None
    return NameHit(place=place, matched_name=place.name, similarity=1.0)


def test_the_words_around_tell_the_kind(gazetteer: StoredGazetteer) -> None:
    base = hit(gazetteer, "ourairports:OPRN")
    said = clues(Toponym(text="Nur Khan", start=0, end=8, feature_words=("airbase",)), base, NOWHERE)
    assert (said["kind"], said["kind_missed"]) == (1.0, 0.0)
    denied = clues(Toponym(text="Nur Khan", start=0, end=8, feature_words=("village",)), base, NOWHERE)
    assert (denied["kind"], denied["kind_missed"]) == (0.0, 1.0)
    assert "kind" not in clues(Toponym(text="Nur Khan", start=0, end=8), base, NOWHERE)


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


def test_near_places_are_company_and_far_ones_are_not(gazetteer: StoredGazetteer) -> None:
    base = hit(gazetteer, "ourairports:OPRN").place
    near = proximity(base, [hit(gazetteer, "geonames:1166993").place])
    far = proximity(base, [hit(gazetteer, "geonames:1256052").place])
    assert 0 < far < 0.5 < near <= 1
    assert proximity(base, [base]) == 0


def test_reasons_say_what_counted(gazetteer: StoredGazetteer) -> None:
    place = hit(gazetteer, "geonames:1256052")
    around = Surroundings(countries={"IN": 1.0}, names=frozenset(["haryana"]), parents=(), others=())
    values = clues(Toponym(text="Sirsa", start=0, end=5), place, around)
    said = " ".join(reasons(place.place, values))
    assert "Haryana" in said
    assert "IN" in said


def test_log_odds_are_the_weighted_sum() -> None:
    assert log_odds({"a": 2.0, "b": -1.0}, {"a": 0.5, "b": 3.0, "c": 9.0}) == -2.0
