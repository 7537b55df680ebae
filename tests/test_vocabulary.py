import inspect
from enum import StrEnum

import pytest

from geo import vocabulary
from geo.vocabulary import DatePrecision, Kind, Outcome, Precision, Role, Stance, Status, WeaponClass

CLASSES = [kind for _, kind in inspect.getmembers(vocabulary, inspect.isclass)]
TERMS = [kind for kind in CLASSES if issubclass(kind, StrEnum) and kind is not StrEnum]

# What files, addresses and the store say: a change breaks every reader of them.
PUBLISHED = {
    Kind: "strike area context event",
    Role: "target intended_target intercepted_at launched_from",
    Outcome: "hit intercepted failed unknown",
    Stance: "claims confirms denies disputes",
    Precision: "site neighbourhood town city district region country",
    Status: "claimed corroborated disputed withdrawn",
    DatePrecision: "minute hour day month year range",
}


@pytest.mark.parametrize("kind", PUBLISHED)
def test_terms_are_spelled_as_published_and_in_their_order(kind):
    assert [str(term) for term in kind] == PUBLISHED[kind].split()


def test_weapon_classes_are_spelled_as_published():
    published = ["drone", "missile", "rocket", "artillery", "air strike", "chemical", "unknown"]
    assert [str(term) for term in WeaponClass] == published


@pytest.mark.parametrize("kind", TERMS)
def test_a_term_says_itself_in_text(kind):
    assert all(f"{term}" == term.value == str(term) for term in kind)


@pytest.mark.parametrize("kind", TERMS)
def test_a_term_is_read_back_from_its_spelling_only(kind):
    assert all(kind(term.value) is term for term in kind)
    with pytest.raises(ValueError, match="Nonsense"):
        kind("Nonsense")
