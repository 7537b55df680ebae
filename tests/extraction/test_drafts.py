from __future__ import annotations

import pytest

from geo.extraction.drafts import skeleton


@pytest.mark.parametrize(("one", "other"), [("bidama", "bdama"), ("kafr nabl", "kafranbel")])
def test_spellings_that_differ_in_vowels_share_their_consonants(one, other):
    assert skeleton(one) == skeleton(other)


def test_names_of_two_places_have_other_consonants():
    assert skeleton("odesa") != skeleton("odesa airport")
