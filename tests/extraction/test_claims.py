from __future__ import annotations

import pytest

from geo.extraction.claims import plain
from tests.extraction.reading import strikes


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Missiles struck Odesa.", "outlet"),
        ("Missiles struck Odesa, officials said.", "officials"),
        ("The regional governor said drones had struck Odesa.", "regional governor"),
        ("According to the Ukrainian air force, missiles struck Odesa.", "Ukrainian air force"),
        ("Missiles struck Odesa, the mayor wrote on Telegram.", "mayor"),
        ("A drone hit Odesa, causing a fire, the governor, Oleh Petrenko, said on Friday.", "Oleh Petrenko"),
        ("Shells hit Odesa, the head of the port, Oleh Petrenko, said; he gave no toll.", "head of the port"),
        ("Drones hit Odesa, Governor Oleh Petrenko writes.", "Governor Oleh Petrenko"),
        (
            "The army's spokesman, General Oleh Petrenko, told reporters that missiles hit Odesa.",
            "army's spokesman",
        ),
        (
            "The navy's spokesman, Captain Oleh Petrenko, told reporters before dawn that Belbek base "
            "in Crimea, near the coast, and Odesa had been targeted with missiles.",
            "navy's spokesman, Captain Oleh Petrenko",
        ),
        ("Two shells hit Odesa a reporter of the agency said.", "reporter of the agency"),
        ("Shells hit Odesa, killing two, said Oleh Petrenko, a doctor at the port.", "Oleh Petrenko"),
        ("A fire burns in Odesa after a missile strike, local media report.", "media"),
        ("A nurse said that shells hit Odesa.", "nurse"),
        ("Our reporter in Odesa says a missile hit Odesa.", "outlet"),
        ("A spokesman told Reuters that missiles had struck Odesa.", "spokesman"),
        ("The bank said its profit rose. Missiles struck Odesa.", "outlet"),
    ],
)
def test_who_says_so(text, claimant):
    assert strikes(text)["Odesa"].claims[0].claimant == claimant


def test_he_is_the_one_named_before():
    text = "The mayor said drones had struck Odesa. In Kherson a missile hit a school, he said."
    assert strikes(text)["Kherson"].claims[0].claimant == "mayor"


@pytest.mark.parametrize(
    ("words", "name"),
    [("the officials", "officials"), ("several witnesses", "witnesses"), ("the Pentagon", "Pentagon")],
)
def test_claimants_are_named_plainly(words, name):
    assert plain(words) == name
