from __future__ import annotations

from geo.vocabulary import Stance
from tests.extraction.reading import strikes

STORY = "Pakistan struck Pathankot with missiles. "


def test_a_ministry_that_calls_its_bases_safe_denies_damage_on_its_side():
    found = strikes(STORY + "The Indian defence ministry said that all bases remain secure.")
    denials = [c for c in found["Pathankot"].claims if c.stance is Stance.DENIES]
    assert [c.claimant for c in denials] == ["Indian defence ministry"]


def test_the_outlet_denies_nothing():
    found = strikes(STORY + "The bridges of the country remain safe.")
    assert all(c.stance is Stance.CLAIMS for c in found["Pathankot"].claims)
