import pytest

from geo.errors import GazetteerError
from geo.gazetteer.native import Alphabet, NativeNames
from geo.texts import languages

PLACES = {
    "Lahore": ("Lahore", "PK", "Punjab"),
    "Kharkiv": ("Kharkiv", "UA", "Kharkiv Oblast"),
    "Odesa": ("Odesa", "UA", "Odesa Oblast"),
    "New Delhi": ("New Delhi", "IN", "Delhi"),
}


@pytest.fixture(scope="module")
def names() -> NativeNames:
    return NativeNames()


@pytest.mark.parametrize(
    ("code", "place", "said"),
    [
        ("ur", "Lahore", "لاہور"),
        ("hi", "Lahore", "लाहोर"),
        ("hi", "New Delhi", "नई दिल्ली"),
        ("uk", "Kharkiv", "Харків"),
        ("uk", "Odesa", "Одеса"),
    ],
)
def test_a_place_is_called_as_in_the_language(names: NativeNames, code: str, place: str, said: str) -> None:
    named = PLACES[place]
    assert names.spelled([named], languages()[code].alphabet) == {named: said}


def test_places_are_asked_for_together_and_those_without_a_name_are_left_out(names: NativeNames) -> None:
    nowhere = ("No such place", "PK", "Punjab")
    found = names.spelled([PLACES["Lahore"], nowhere, PLACES["Kharkiv"]], languages()["uk"].alphabet)
    assert found.keys() == {PLACES["Lahore"], PLACES["Kharkiv"]}


def test_a_namesake_in_another_country_is_another_place(names: NativeNames) -> None:
    elsewhere = ("Lahore", "US", "Virginia")
    assert names.spelled([elsewhere], languages()["ur"].alphabet) == {}


def test_a_name_with_a_letter_of_another_language_is_not_of_this_one() -> None:
    ukrainian = Alphabet(letters="абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", own="ґєії")
    assert ukrainian.spells("Нью-Делі")
    assert not ukrainian.spells("Шостьы")
    assert not ukrainian.spells("Kharkiv")


def test_without_a_gazetteer_it_says_so(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(GazetteerError):
        NativeNames(tmp_path / "none.sqlite")
