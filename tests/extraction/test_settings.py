from __future__ import annotations

import pytest

from tests.extraction.test_names import spotted


@pytest.mark.parametrize(
    ("text", "relation", "distance_m", "bearing_deg"),
    [
        ("20 km north of Odesa", "offset", 20_000.0, 0.0),
        ("12 miles south-west of Odesa", "offset", 12 * 1609.344, 225.0),
        ("near Odesa", "near", None, None),
        ("on the outskirts of Odesa", "outskirts", None, None),
        ("in southern Odesa", "part", None, None),
        ("in Odesa", "at", None, None),
    ],
)
def test_how_the_spot_relates_to_the_name(text, relation, distance_m, bearing_deg):
    name = spotted(text)["Odesa"]
    assert (name.relation, name.distance_m, name.bearing_deg) == (relation, distance_m, bearing_deg)
