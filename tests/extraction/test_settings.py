from __future__ import annotations

import pytest

from geo.extraction.names import place_names
from tests.extraction.reading import gazetteer
from tests.extraction.test_names import spotted


@pytest.mark.parametrize(
    ("text", "relation", "distance_m", "bearing_deg"),
    [
        ("20 km north of Odesa", "offset", 20_000.0, 0.0),
        ("12 miles south-west of Odesa", "offset", 12 * 1609.344, 225.0),
        ("near Odesa", "near", None, None),
        ("on the outskirts of Odesa", "outskirts", None, None),
        ("in southern Odesa", "part", None, 180.0),
        ("in Odesa", "at", None, None),
    ],
)
def test_how_the_spot_relates_to_the_name(text, relation, distance_m, bearing_deg):
    name = spotted(text)["Odesa"]
    assert (name.relation, name.distance_m, name.bearing_deg) == (relation, distance_m, bearing_deg)


def test_who_is_said_to_be_hundreds_of_miles_off_only_tells_where():
    names = {n.text: n for n in place_names("a plant about 530 miles southeast of Moscow", gazetteer(), [])}
    assert names["Moscow"].inside


def test_a_name_in_the_east_of_the_country_is_a_region():
    names = {n.text: n for n in place_names("drones hit Lviv and Idlib in the north", gazetteer(), [])}
    assert names["Idlib"].wide
    assert not names["Lviv"].wide
