from lxml import etree

from geo.exports.qgis import marks_style
from geo.vocabulary import Outcome


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
