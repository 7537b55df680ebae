from itertools import pairwise

import pytest

from geo.gazetteer import StoredGazetteer
from geo.resolution.recognition import Recogniser

TEXT = (
    "Russian forces hit Kramatorsk and Sloviansk in Donetsk Oblast, the Russian defence ministry said. "
    "Paris Jackson, who lives in Los Angeles, said London Breed had called her from Kyiv."
)


@pytest.fixture(scope="module")
def recogniser(gazetteer: StoredGazetteer) -> Recogniser:
    return Recogniser(gazetteer)


def test_places_are_told_from_people_who_bear_their_names(recogniser: Recogniser) -> None:
    names = [mention.text for mention in recogniser.toponyms(TEXT)]
    assert {"Kramatorsk", "Sloviansk", "Donetsk Oblast", "Los Angeles", "Kyiv"} <= set(names)
    assert not {"Paris", "Jackson", "Paris Jackson", "London", "Breed"} & set(names)


def test_peoples_count_where_they_are_asked_for(recogniser: Recogniser) -> None:
    assert "Russian" in [mention.text for mention in recogniser.toponyms(TEXT)]
    assert "Russian" not in [mention.text for mention in recogniser.toponyms(TEXT, peoples=False)]


def test_mentions_are_in_order_and_do_not_overlap(recogniser: Recogniser) -> None:
    found = recogniser.toponyms(TEXT)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(TEXT[mention.start : mention.end] == mention.text for mention in found)


@pytest.mark.parametrize("text", ["", " ", "no names here", "\0\u202e"])
def test_texts_without_names_have_none(recogniser: Recogniser, text: str) -> None:
    assert recogniser.toponyms(text) == ()
