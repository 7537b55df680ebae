import pytest

from geo.imports.terms import country_code, parties, party


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Government of Syria", "Syria"),
        ("Military Forces of Israel (2022-)", "Israel"),
        ("Government of Russia (Soviet Union)", "Russia"),
        ("Jabhat Fateh al-Sham", "Jabhat Fateh al-Sham"),
        ("Government of Syria supporters", "Government of Syria supporters"),
    ],
)
def test_a_states_side_is_the_state_and_others_keep_their_name(written, name):
    assert party(written) == name


def test_parties_that_act_together_are_joined():
    assert parties(["Government of Syria", "Government of Russia (Soviet Union)"]) == "Syria / Russia"
    assert parties([]) is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Syria", "SY"),
        ("DR Congo (Zaire)", "CD"),
        ("760", "SY"),
        ("UKR", "UA"),
        ("Atlantis", None),
        (None, None),
    ],
)
def test_countries_are_known_by_name_and_code(name, code):
    assert country_code(name) == code
