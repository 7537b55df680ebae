import pytest

from geo.gazetteer import StoredGazetteer
from geo.resolution.spans import SPAN_CLUES, Entity, SpanReader, candidate_spans


def found(text: str, gazetteer: StoredGazetteer, *entities: Entity) -> list[str]:
    return [text[start:end] for start, end in candidate_spans(text, entities, gazetteer)]


def clues(text: str, name: str, gazetteer: StoredGazetteer, *entities: Entity) -> dict[str, float]:
    start = text.index(name)
    return SpanReader(text, entities, gazetteer).clues((start, start + len(name)))


def test_runs_come_from_gazetteer_entities_peoples_and_after_prepositions(gazetteer: StoredGazetteer) -> None:
    text = "Syrian guns near Qwxyz fired at the Zvark, Lahore and Vrkx."
    start = text.index("the Zvark")
    spans = found(text, gazetteer, Entity(start=start, end=start + 9, label="LOC"))
    assert {"Syrian", "Qwxyz", "Zvark", "the Zvark", "Lahore", "Vrkx"} <= set(spans)


def test_a_possessive_is_no_part_of_a_name(gazetteer: StoredGazetteer) -> None:
    text = "Zvark's port"
    assert "Zvark" in found(text, gazetteer, Entity(start=0, end=7, label="GPE"))


@pytest.mark.parametrize(
    ("text", "name", "clue"),
    [
        ("He lives in Lahore.", "Lahore", "after_preposition"),
        ("Mr. Lahore came.", "Lahore", "after_title"),
        ("Lahore said no.", "Lahore", "before_deed"),
        ("the village of Lahore", "Lahore", "after_kind"),
        ("Lahore district", "Lahore", "before_kind"),
        ("Lahore's streets", "Lahore", "possessive"),
        ("Lahore, Karachi", "Karachi", "listed"),
        ("Lahore", "Lahore", "begins_sentence"),
        ("Syrian guns", "Syrian", "people"),
        ("at Lahore Medical College", "Lahore", "institution_after"),
        ("the University of the Punjab", "Punjab", "institution_before"),
        ("he paid US$10", "US", "currency"),
        ("Ali Lahore fled. Lahore said no.", "Lahore", "told_after_name"),
        ("Greater Lahore, it says", "Lahore", "run_before"),
        ("Lahore Bar and others", "Lahore", "run_after"),
    ],
)
def test_the_words_beside_a_name_are_clues(
    gazetteer: StoredGazetteer, text: str, name: str, clue: str
) -> None:
    assert clues(text, name, gazetteer)[clue] == 1.0


def test_what_the_model_takes_it_for_is_a_clue(gazetteer: StoredGazetteer) -> None:
    text = "Lahore Khan came"
    said = clues(text, "Lahore", gazetteer, Entity(start=0, end=11, label="PERSON"))
    assert (said["PERSON"], said["in_entity"], said["told_as_person"]) == (1.0, 1.0, 1.0)
    assert "PERSON_itself" not in said


def test_all_clues_are_known_to_the_model(gazetteer: StoredGazetteer) -> None:
    text = "Lahore, the city of Karachi, said (Multan)."
    reader = SpanReader(text, [Entity(start=0, end=6, label="GPE")], gazetteer)
    assert {clue for span in reader.spans for clue in reader.clues(span)} <= set(SPAN_CLUES)


@pytest.mark.parametrize("text", ["", "\0", "’s", "(", "A" * 10_000, "\u202eLahore"])
def test_garbage_is_read(gazetteer: StoredGazetteer, text: str) -> None:
    reader = SpanReader(text, (), gazetteer)
    assert all(0 <= start < end <= len(text) for start, end in reader.spans)
