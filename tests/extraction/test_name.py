from __future__ import annotations

import pytest

from geo.extraction.name import Span, best, folded, is_seat, isos, overlap
from geo.vocabulary import Precision
from tests.extraction.reading import gazetteer


def test_a_town_goes_before_the_province_called_after_it():
    assert best(gazetteer(), "Islamabad") == ("PK", Precision.CITY)


def test_a_country_goes_before_all():
    assert best(gazetteer(), "Lebanon") == ("LB", Precision.COUNTRY)


def test_a_name_nobody_bears_has_no_country():
    assert best(gazetteer(), "Qwxyzzy") is None
    assert isos(gazetteer(), "Qwxyzzy") == ()


def test_runs_that_touch_do_not_overlap():
    assert not overlap(Span(0, 3), Span(3, 5))
    assert overlap(Span(0, 4), Span(3, 5))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nur Khan Air Base", "Nur Khan Airbase"),
        ("al-Shajara", "Shajara"),
        ("Gaza City", "Gaza"),
        ("Bryansk Oblast", "Bryansk region"),
        ("the Dahiyeh", "Dahiyeh"),
    ],
)
def test_spellings_of_one_name_are_alike(one, other):
    assert folded(one) == folded(other)


def test_names_of_two_places_differ():
    assert folded("Odesa") != folded("Odesa airport")


def test_a_city_whose_province_bears_its_name_is_a_seat():
    assert is_seat(gazetteer(), "Isfahan")
    assert not is_seat(gazetteer(), "Kramatorsk")
    assert not is_seat(gazetteer(), "Sagaing")
