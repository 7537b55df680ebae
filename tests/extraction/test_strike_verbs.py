from __future__ import annotations

import pytest

from tests.extraction.reading import told
from tests.extraction.test_triggers import kinds


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Russia shelled Odesa.", "shelled", "hit"),
        ("Sea drones attacked Odesa.", "attacked", "hit"),
        ("A rocket landed in Odesa.", "landed", "arrival"),
        ("Russia fired missiles at Odesa.", "fired", "launch"),
        ("Ukraine shot down two drones over Odesa.", "shot", "interception"),
        ("All incoming threats were neutralised.", "neutralised", "interception"),
        ("A missile aimed at Odesa vanished.", "aimed", "aim"),
        ("Israeli jets killed 12 people in Odesa.", "killed", "hit"),
        ("A missile left a crater in Odesa.", "left", "hit"),
        ("Several rockets were seen crossing into Odesa.", "crossing", "aim"),
        ("They had six, one aimed at Odesa.", "aimed", "aim"),
    ],
)
def test_verbs_of_striking(text, word, kind):
    assert kinds(text)[word] == kind


@pytest.mark.parametrize(
    "text",
    [
        "The firm launched a product in Odesa.",
        "The plane landed in Odesa.",
        "Police shot down the idea.",
        "A drone filmed children near destroyed houses in Odesa.",
        "Rebels attacked Odesa on foot.",
    ],
)
def test_verbs_that_are_none(text):
    assert kinds(text) == {}


def test_a_jet_shot_down_is_no_interception():
    assert "interception" not in kinds("Pakistan shot down five jets over Odesa.").values()


def test_a_number_shot_down_is_of_the_drones_told():
    text = "Of 21 drones that came from the sea, 14 were shot down, five of them over Tatarbunary."
    assert ("Tatarbunary", "intercepted_at") in told(text)


def test_sites_said_to_be_struck_are_named_next():
    text = "Russian jets were out all day. The bombed towns in the north included Saraqib and Binnish."
    assert {("Binnish", "target"), ("Saraqib", "target")} <= told(text)


@pytest.mark.parametrize("text", ["A roadside bomb wounded two in Odesa.", "The fire burned on in Odesa."])
def test_what_was_planted_or_only_burns_is_no_strike(text):
    assert "hit" not in kinds(text).values()
