from pathlib import Path

import pytest
from lxml import etree

from geo.exports import FORMATS, Export
from geo.exports.qgis import marks_style
from geo.filters import StrikeFilter
from geo.vocabulary import Outcome
from tests import fabricated, qgis


def test_every_outcome_has_a_symbol_of_its_own_shape_and_colour():
    (row,) = marks_style().to_dict("records")
    style = etree.fromstring(row["styleQML"].removeprefix("<!DOCTYPE qgis>"))
    values = [category.get("value") for category in style.iter("category")]
    assert values == [str(outcome) for outcome in Outcome]
    drawn = [
        tuple(
            option.get("value") for option in symbol.iter("Option") if option.get("name") in ("name", "color")
        )
        for symbol in style.iter("symbol")
    ]
    assert len({shape for shape, _ in drawn}) == len({colour for _, colour in drawn}) == len(values)


def test_a_style_has_every_column_that_qgis_asks_for():
    asked = "f_table_catalog f_table_schema f_table_name f_geometry_column styleName styleQML styleSLD "
    asked += "useAsDefault description owner update_time"
    assert set(asked.split()) == set(marks_style().columns)


@pytest.mark.skipif(not qgis.is_there(), reason=qgis.HOW_TO_GET_IT)
def test_qgis_draws_the_marks_of_a_geopackage_by_outcome(tmp_path: Path):
    path = tmp_path / "strikes.gpkg"
    export = Export(frame=fabricated.frame(), chosen=StrikeFilter(), revision="x")
    path.write_bytes(b"".join(FORMATS["gpkg"].write(export)))
    told = qgis.read("ogr", f"{path}|layername=marks", tmp_path)
    assert told["valid"]
    assert told["crs"] == "EPSG:4326"
    assert told["drawn_by"] == "outcome"
    assert told["inside"] == ["Lahore"]
