from __future__ import annotations

import pytest

from geo.articles import content
from geo.extraction.blame import How, blames
from geo.extraction.sentences import sentences
from tests.builders import article


def told(text: str) -> list[tuple[str | None, How]]:
    return [(b.party, b.how) for b in blames(sentences(content(article(text))))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hezbollah took responsibility for the attack.", [("Hezbollah", How.SAID)]),
        ("Yemen's Houthis claimed the attack.", [("Houthis", How.SAID)]),
        ("Officials blamed a drone belonging to Iran.", [("Iran", How.SAID)]),
        ("The minister accused the forces of the LNA.", [("Libyan National Army", How.SAID)]),
        ("All incidents are attributed to Russian forces.", [("Russia", How.SAID)]),
        ("Turkey denied responsibility and blamed Iran.", [("Turkey", How.SAID), ("Iran", How.SAID)]),
        ("Rescue workers say Russian jets.", [("Russia", How.SAID)]),
        ("Israel has neither confirmed nor denied the raid.", [("Israel", How.SAID)]),
        ("There was no immediate comment from Israel.", [("Israel", How.SILENT)]),
        ("Iran answered within hours.", [("Iran", How.ANSWERED)]),
        ("The rescuers accused the army.", [(None, How.SAID)]),
        ("Qatar denied that it had been warned.", []),
        ("Israel blamed the weather for the delay.", []),
        ("France condemned the attack.", []),
    ],
)
def test_who_is_tied_to_strikes_and_how(text, found):
    assert told(text) == found


def test_a_sentence_of_all_speaks_of_all_before():
    text = "All incidents are attributed to Russian forces. Turkey denied responsibility."
    assert [b.sweeping for b in blames(sentences(content(article(text))))] == [True, False]


def test_offsets_are_the_articles():
    text = "Nobody slept. Hezbollah took responsibility for the attack."
    (blame,) = blames(sentences(content(article(text))))
    assert text[blame.at :].startswith("Hezbollah")
    assert text[blame.quote.start : blame.quote.end] == blame.quote.text


def test_a_charge_of_something_else_is_no_blame_for_the_strike():
    assert told("Israel accuses Hamas of using hospitals as shields.") == []
    assert told("Israel accuses Hamas of firing the rocket.") == [("Hamas", How.SAID)]
