from __future__ import annotations

import pytest

from geo.extraction.actors import actor_spans, states


@pytest.mark.parametrize(
    ("text", "actor", "form"),
    [
        ("Israeli jets", "Israel", "adjective"),
        ("Islamabad’s missiles", "Pakistan", "seat"),
        ("the IDF", "Israel", "body"),
        ("Ansar Allah fighters", "Houthis", "group"),
        ("the US-led coalition", "US-led coalition", "group"),
        ("the United States", "United States", "name"),
    ],
)
def test_parties_are_known_by_name_adjective_force_and_seat(text, actor, form):
    (span,) = actor_spans(text)
    assert (span.actor, span.form) == (actor, form)
    assert text[span.start : span.end]


@pytest.mark.parametrize("text", ["Iran-backed fighters", "Israeli-occupied land", "Russian-made drones"])
def test_a_party_named_only_to_tell_another_apart_is_none(text):
    assert actor_spans(text) == ()


def test_groups_are_no_states():
    assert "India" in states()
    assert "Houthis" not in states()
