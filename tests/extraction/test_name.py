from __future__ import annotations

from geo.extraction.name import Span, best, isos, overlap
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
