from __future__ import annotations

import pytest

from geo.extraction.effects import NO_DEATHS, damage_in, deaths_in, failed, target_types_in


@pytest.mark.parametrize(
    ("text", "deaths"),
    [
        ("killing three people", (3, 3, 3)),
        ("at least 12 people were killed", (12, 12, None)),
        ("killed up to 40 fighters", (None, 40, 40)),
        ("left 26 people dead", (26, 26, 26)),
        ("26 dead and 40 wounded", (26, 26, 26)),
        ("killing 10 to 15 people", (10, None, 15)),
        ("a child was killed", (1, 1, 1)),
        ("the death toll rose to 41", (41, 41, 41)),
        ("wounding three people", NO_DEATHS),
        ("nobody was hurt", NO_DEATHS),
    ],
)
def test_the_dead(text, deaths):
    assert deaths_in(text) == deaths


@pytest.mark.parametrize(
    ("text", "damage"),
    [
        ("dealing heavy damage to it", "heavy damage"),
        ("houses were destroyed", "destroyed"),
        ("no damage was done", None),
        ("nothing", None),
    ],
)
def test_damage_as_written(text, damage):
    assert damage_in(text) == damage


def test_a_weapon_that_fell_short_failed():
    assert failed("It fell short of the port")
    assert not failed("It hit the port")


def test_what_was_struck_has_a_canonical_type():
    assert [kind for _, kind in target_types_in("an ammunition depot and two hospitals")] == [
        "depot",
        "hospital",
    ]
