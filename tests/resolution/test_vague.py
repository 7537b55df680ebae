import pytest

from geo.gazetteer import StoredGazetteer
from geo.resolution.vague import vague_names


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Indian border states", ("Indian",)),
        ("Several cities of Ukraine", ("Ukraine",)),
        ("border areas of Punjab", ("Punjab",)),
        ("border states", ()),
        ("northern India", ("India",)),
    ],
)
def test_descriptions_name_what_they_lie_in(
    gazetteer: StoredGazetteer, text: str, inside: tuple[str, ...]
) -> None:
    assert vague_names(text, gazetteer) == inside


@pytest.mark.parametrize(
    "text", ["Kotli", "Haret al-Hreik", "Kursk region", "Marj al-Hamam", "Qwxyz street", "Beirut suburbs", ""]
)
def test_names_are_no_descriptions(gazetteer: StoredGazetteer, text: str) -> None:
    assert vague_names(text, gazetteer) is None
