import pytest

from geo.gazetteer import StoredGazetteer
from geo.resolution import Toponym
from geo.resolution.context import named_countries, stated_parents

TEXT = "Pakistani officials said Pakistan fired. An Indian minister spoke in Georgia."


def test_countries_are_counted_by_name_and_by_people(gazetteer: StoredGazetteer) -> None:
    countries = named_countries(TEXT, list(gazetteer.mentions(TEXT)), gazetteer, "")
    assert countries.count["PK"] == 2
    assert countries.count["IN"] == 1


def test_a_name_is_no_evidence_for_itself(gazetteer: StoredGazetteer) -> None:
    countries = named_countries(TEXT, list(gazetteer.mentions(TEXT)), gazetteer, "")
    assert "GE" in countries.without("Lahore")
    assert "GE" not in countries.without("Georgia")
    assert countries.without("Lahore")["PK"] == 1.0


def test_a_given_country_counts(gazetteer: StoredGazetteer) -> None:
    assert named_countries("", [], gazetteer, "UA").without("Kyiv") == {"UA": 1.0}


@pytest.mark.parametrize(
    ("text", "name", "parents"),
    [
        ("struck Murid Airbase in Chakwal, Punjab", "Murid Airbase", ("Chakwal", "Punjab")),
        ("intercepted in Haryana’s Sirsa.", "Sirsa", ("Haryana",)),
        ("Paris, Texas", "Paris", ("Texas",)),
        ("Lahore and Rawalpindi", "Lahore", ()),
        ("Islamabad, Lahore, and Rawalpindi", "Islamabad", ()),
    ],
)
def test_the_text_says_what_a_place_lies_in(
    gazetteer: StoredGazetteer, text: str, name: str, parents: tuple[str, ...]
) -> None:
    start = text.index(name)
    toponym = Toponym(text=name, start=start, end=start + len(name))
    assert stated_parents(toponym, text, list(gazetteer.mentions(text))) == parents


def test_offsets_of_another_text_are_not_trusted(gazetteer: StoredGazetteer) -> None:
    toponym = Toponym(text="Lahore", start=3, end=9, parents=("Punjab",))
    assert stated_parents(toponym, "Lahore, Texas", list(gazetteer.mentions("Lahore, Texas"))) == ("Punjab",)
