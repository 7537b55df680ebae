import pytest

from geo.gazetteer.names import fold, skeleton
from geo.gazetteer.schema import block, near_blocks
from geo.gazetteer.spelling import cores, forms, likeness, same_facility


def test_a_name_is_looked_up_whole_and_without_its_kind() -> None:
    assert list(forms("idlib governorate")) == [("idlib governorate", "", 1.0), ("idlib", "AL", 0.98)]
    assert ("nur khan airbase", "S", 1.0) in list(forms("paf base nur khan"))


def test_what_tells_villages_apart_comes_in_other_languages_or_not_at_all() -> None:
    found = {core for core, _, _ in cores("western ghariyah town")}
    assert {"western ghariyah", "ghariyah gharbiyah", "ghariyah"} <= found
    assert {classes for _, classes, _ in cores("western ghariyah town")} == {"P"}


def test_a_word_that_is_the_whole_name_tells_nothing_apart() -> None:
    assert list(cores("jadidah")) == [("jadidah", "", 1.0)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("talmenes", "tallmannis"),
        ("khasham", "khusham"),
        ("bachamra", "bashamrah"),
        ("marj al sultan", "marj es soltan"),
        ("jadid akidat", "jadid uqaydat"),
    ],
)
def test_transliterations_are_alike_and_share_a_block_or_nearly(one: str, other: str) -> None:
    assert likeness(one, other) > 0.75
    assert block(skeleton(fold(one)), "") in near_blocks(skeleton(fold(other)), "")


@pytest.mark.parametrize(("one", "other"), [("lahore", "quetta"), ("idlib", "homs"), ("murid", "shahbaz")])
def test_other_names_are_not_alike(one: str, other: str) -> None:
    assert likeness(one, other) < 0.5


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("odesa port", "odessa airport", False),
        ("nur khan airbase", "nur kahn airport", True),
        ("odesa", "odessa", True),
        ("odesa", "odessa airport", False),
    ],
)
def test_a_word_for_a_facility_is_no_misspelling_of_another(one: str, other: str, same: bool) -> None:
    assert same_facility(one, other) is same
