from __future__ import annotations

from geo.extraction.english import english
from geo.extraction.grammar import clause_verb, is_passive, is_speech, noun_phrase, objects_of, subjects


def parsed(text: str):
    doc = english()(text)
    return doc, {token.text: token for token in doc}


def test_the_subject_of_a_joined_clause_is_that_of_the_first():
    _, words = parsed("The army shelled Baghdad and bombed Paris.")
    assert [t.text for t in subjects(words["bombed"])] == ["army"]


def test_passives_are_told_by_their_auxiliary_or_agent():
    _, words = parsed("Baghdad was struck by the army.")
    assert is_passive(words["struck"])
    _, words = parsed("The army struck Baghdad.")
    assert not is_passive(words["struck"])


def test_what_stands_behind_a_preposition():
    _, words = parsed("They hit Baghdad with missiles.")
    assert [t.text for t in objects_of(words["hit"], "with")] == ["missiles"]


def test_verbs_of_saying():
    _, words = parsed("Officials said it rained.")
    assert is_speech(words["said"])
    assert not is_speech(words["rained"])


def test_a_noun_phrase_holds_its_of():
    doc, words = parsed("The ministry of defence spoke.")
    first, last = noun_phrase(words["ministry"])
    assert doc[first : last + 1].text == "The ministry of defence"
    assert clause_verb(words["defence"]).text == "spoke"
