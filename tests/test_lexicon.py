from __future__ import annotations

import pytest

from geo.errors import SetupError
from geo.lexicon import actors, numbers, operations, phrase_pattern, words
from geo.vocabulary import WeaponClass

FILES = ("weapons", "triggers", "care", "targets", "speakers", "outcomes", "grammar")


@pytest.mark.parametrize("name", FILES)
def test_every_list_has_words_and_none_twice(name):
    found = words(name)
    assert found.lists or found.tables
    assert all(found.lists.values())


def test_weapons_have_classes_of_the_vocabulary():
    tables = words("weapons").tables
    for table in ("classes", "names", "modifiers", "telling", "carriers"):
        assert set(tables[table]) <= set(WeaponClass)


def test_an_unknown_file_says_what_to_do():
    with pytest.raises(SetupError, match="restore it"):
        words("no such file")


def test_no_form_belongs_to_two_states():
    forms = [f for a in actors() if a.state for f in (*a.adjectives, *a.names, *a.seats)]
    assert len({f for f in forms if f not in ("US", "U.S.", "USA", "UK")}) >= 0.98 * len(set(forms))


def test_operations_belong_to_known_actors():
    known = {actor.name for actor in actors()}
    assert {operation.actor for operation in operations()} <= known


def test_numbers_and_phrases():
    assert numbers()["six"] == 6
    pattern = phrase_pattern(["air strike"], plural=True)
    assert pattern.search("two AIR  strikes")
    assert not pattern.search("repair strike")
