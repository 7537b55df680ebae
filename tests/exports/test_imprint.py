from geo.exports import Export
from geo.exports.imprint import imprint
from geo.filters import StrikeFilter
from geo.frames import strikes_frame
from tests.fabricated import SINDOOR, frame


def test_says_filter_counts_and_sources():
    said = imprint(
        Export(frame=frame(), chosen=StrikeFilter(operations=(SINDOOR,)), revision="0123456789abcdef"),
        "Natural Earth",
    )
    assert said.chosen == "Strikes with operation Operation Sindoor."
    assert said.counts.startswith("7 events (8 marks)")
    assert said.sources == "Articles: The Example · Map: Natural Earth · strikemap, revision 0123456789ab"


def test_says_nothing_of_what_there_is_not():
    said = imprint(Export(frame=strikes_frame([]), chosen=StrikeFilter(), revision="1"), "")
    assert said.sources == "strikemap, revision 1"
