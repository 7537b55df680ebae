import pytest

from geo.gazetteer import StoredGazetteer
from geo.lexicon import actors, operations, words
from geo.resolution import Context, Resolver, Toponym
from geo.resolution.theatres import theatres


def test_forces_and_operations_tell_of_countries() -> None:
    text = "The Houthis and the IDF met Hezbollah’s men; the IDF calls it Operation Rising Lion."
    assert theatres(text) == {"YE": 1, "IL": 2, "LB": 1, "IR": 1}
    assert not theatres("A hezbollah of words, the Idfs and NATO")


def test_every_theatre_is_of_a_known_actor_and_country(gazetteer: StoredGazetteer) -> None:
    tables = words("theatres").tables
    names = {actor.name for actor in actors()} | {operation.name for operation in operations()}
    assert {name for table in tables.values() for name in table} <= names
    codes = {code for table in tables.values() for told in table.values() for code in told}
    assert all(gazetteer.country(code) for code in codes)


@pytest.mark.parametrize(("operation", "country"), [("Sindoor", "PK"), ("Bunyan ul Marsoos", "IN")])
def test_an_operation_tells_which_of_two_cities_is_meant(
    gazetteer: StoredGazetteer, operation: str, country: str
) -> None:
    text = f"Missiles fell near Hyderabad on the second day of Operation {operation}."
    start = text.index("Hyderabad")
    asked = Toponym(text="Hyderabad", start=start, end=start + 9)
    (answer,) = Resolver(gazetteer).resolve([asked], Context(text=text))
    assert answer.place is not None
    assert answer.place.country == country
