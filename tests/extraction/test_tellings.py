from __future__ import annotations

import pytest

from geo.vocabulary import Kind
from tests.extraction.reading import reports, strikes


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Russia struck Odesa.", Kind.STRIKE),
        ("Israel struck Lebanon.", Kind.AREA),
        ("Drones were shot down over the Bryansk region.", Kind.AREA),
        ("A suicide bombing in Kabul killed ten people.", Kind.CONTEXT),
    ],
)
def test_kinds(text, kind):
    assert [r.kind for r in reports(text)] == [kind]


def test_a_nations_cities_are_no_area_where_they_are_named():
    found = reports("India carried out strikes on Pakistani cities, including Lahore and Multan.")
    assert [r.toponym.text for r in found] == ["Lahore", "Multan"]


def test_a_town_in_front_holds_the_place_struck():
    found = strikes("In Damascus, an Israeli air strike killed two people in Mezzeh.")
    assert {name: r.toponym.parents for name, r in found.items()} == {"Mezzeh": ("Damascus",)}


def test_a_facility_is_a_target_type():
    assert strikes("A missile hit a hospital in Odesa.")["Odesa"].target_type == "hospital"


def test_context_has_neither_role_nor_outcome():
    (report,) = reports("A car bomb in Kabul killed ten people.")
    assert (report.role, report.outcome, report.deaths) == (None, None, (10, 10, 10))


def test_the_city_is_meant_where_its_province_bears_the_name_too():
    assert strikes("Jets bombed a plant in Isfahan.")["Isfahan"].toponym.feature_words == ("city",)
