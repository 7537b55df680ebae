from __future__ import annotations

import pytest

from geo.extraction.actors import acting, actor_spans, states


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


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Sudan's paramilitary RSF", ["Rapid Support Forces"]),
        ("Iranian-backed Hezbollah", ["Hezbollah"]),
        ("Russia and Iran", ["Russia", "Iran"]),
        ("Israel's army", ["Israel"]),
    ],
)
def test_the_owner_of_a_group_does_not_act_for_it(text, actors):
    assert [span.actor for span in acting(actor_spans(text), text)] == actors
