from __future__ import annotations

from geo.extraction.name import Name
from geo.extraction.sides import Sides, states_by_country
from tests.extraction.reading import gazetteer


def name(iso: str, *isos: str) -> Name:
    return Name(text="X", start=0, end=1, known=True, iso=iso, isos=isos or (iso,))


def test_a_place_is_on_the_side_of_its_country_if_the_article_names_it():
    sides = Sides("India struck Pakistan.", states_by_country(gazetteer()))
    assert sides.of(name("PK")) == "Pakistan"
    assert sides.of(name("FR")) is None


def test_among_namesakes_the_countries_of_the_article_count():
    sides = Sides("India struck Pakistan.", states_by_country(gazetteer()))
    assert sides.of(name("BD", "BD", "PK")) == "Pakistan"


def test_home_is_where_most_places_lie():
    sides = Sides("", states_by_country(gazetteer()))
    assert sides.home([name("SD"), name("SD"), name("TD")]) == "Sudan"
    assert sides.home([]) is None


def test_where_something_is_is_no_party():
    sides = Sides("Jets crossed from Syria into Iraq. Turkey denied it.", states_by_country(gazetteer()))
    assert list(sides.parties) == ["Turkey"]
    assert not sides.is_alone


def test_a_group_fires_from_its_home():
    sides = Sides("Hezbollah and Israel traded fire.", states_by_country(gazetteer()))
    assert sides.fires_from("Hezbollah", name("LB"))
    assert not sides.fires_from("Hezbollah", name("IL"))
    assert not sides.fires_from("Israel", name("IL"))
