from pathlib import Path

import pandas as pd
import pytest
from lxml import etree

from geo.exports import FORMATS, Export
from geo.exports.qgis import marks_style
from geo.exports.symbols import (
    COLOURS,
    NOT_GIVEN,
    OF_OUTCOMES,
    OTHERS,
    channels,
    drawn,
    hatching,
    palette,
    shown_operations,
)
from geo.filters import StrikeFilter
from geo.layers import scripts
from geo.vocabulary import Outcome
from tests.fabricated import BUNYAN, SINDOOR, frame

EXPORT = Export(frame=frame(), chosen=StrikeFilter(), revision="x")


def test_the_most_frequent_operation_has_the_first_colour():
    colours = palette(shown_operations(frame()))
    assert colours == {SINDOOR: COLOURS[0], BUNYAN: COLOURS[1], None: NOT_GIVEN}


def test_equally_frequent_ones_keep_their_order_and_the_rest_share_a_colour():
    names = [f"Operation {letter}" for letter in "JIHGFEDCBA"]
    colours = palette(pd.Series(names))
    assert [colours[name] for name in names] == [*COLOURS, OTHERS, OTHERS]


@pytest.mark.parametrize("shape", [*Outcome, "context"])
def test_every_shape_is_one_closed_path(shape):
    (path,) = etree.fromstring(f"<g>{drawn(shape, '#000000', 10, 10)}</g>")
    assert path.get("d").startswith("M")
    assert path.get("d").endswith("Z")


def test_hollow_and_soft_look_otherwise():
    solid, hollow, soft = (
        drawn("hit", "#000000", 1, 1, **look) for look in ({}, {"hollow": True}, {"soft": True})
    )
    assert len({solid, hollow, soft}) == 3
    assert 'fill="#fff"' in hollow
    assert soft.endswith(solid)


def test_a_pattern_has_its_name_and_colour():
    pattern = etree.fromstring(hatching("area0", "#0072b2"))
    assert (pattern.get("id"), pattern[0].get("stroke")) == ("area0", "#0072b2")


def test_the_map_kml_and_qgis_draw_in_the_same_colours():
    script = (Path(scripts.__file__).parent / "js" / "palette.js").read_text(encoding="utf-8")
    assert all(f'"{colour}"' in script for colour in (*COLOURS, OTHERS, NOT_GIVEN))
    written = b"".join(FORMATS["kml"].write(EXPORT)).decode()
    style = marks_style()["styleQML"][0]
    for colour in OF_OUTCOMES.values():
        red, green, blue = channels(colour)
        assert f"<color>ff{blue:02x}{green:02x}{red:02x}</color>" in written
        assert f'"{red},{green},{blue},255"' in style
