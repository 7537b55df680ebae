import numpy as np

from geo.gazetteer import Place, StoredGazetteer
from geo.resolution.company import TOGETHER, Company, Member, distances_km, unit_vectors


def place(gazetteer: StoredGazetteer, id_: str) -> Place:
    found = gazetteer.by_id(id_)
    assert found is not None
    return found


def clue(found: np.ndarray, row: int, name: str) -> float:
    return float(found[row, TOGETHER.index(name)])


def test_the_candidate_near_the_articles_other_place_has_company(gazetteer: StoredGazetteer) -> None:
    lahore, london = place(gazetteer, "geonames:1172451"), place(gazetteer, "geonames:2643743")
    chakwal = next(hit.place for hit in gazetteer.find("Chakwal") if hit.place.country == "PK")
    asked = Member(text="X", places=[lahore, london], spans=[(0, 1)])
    other = Member(text="Chakwal", places=[chakwal], spans=[(10, 17)])
    rows, alone = Company([asked, other]).clues([np.array([0.5, 0.5]), np.array([1.0])])
    for name in ("near_300km", "nearest", "same_admin1", "same_country", "beside_near"):
        assert clue(rows, 0, name) > clue(rows, 1, name), name
    assert clue(rows, 0, "same_country") == 1.0
    assert clue(alone, 0, "first_same_country") == 0.5


def test_an_unlikely_candidate_is_little_company(gazetteer: StoredGazetteer) -> None:
    lahore, london = place(gazetteer, "geonames:1172451"), place(gazetteer, "geonames:2643743")
    members = [Member(text="X", places=[lahore]), Member(text="Y", places=[lahore, london])]
    sure, _ = Company(members).clues([np.array([1.0]), np.array([0.9, 0.1])])
    unsure, _ = Company(members).clues([np.array([1.0]), np.array([0.1, 0.9])])
    assert clue(sure, 0, "near_30km") > clue(unsure, 0, "near_30km")


def test_a_name_keeps_itself_no_company(gazetteer: StoredGazetteer) -> None:
    lahore = place(gazetteer, "geonames:1172451")
    twice = [Member(text="Lahore", places=[lahore]), Member(text="Lahore", places=[lahore])]
    for rows in Company(twice).clues([np.array([1.0])] * 2):
        assert not rows.any()


def test_names_without_places_are_weighed_too(gazetteer: StoredGazetteer) -> None:
    empty, lahore = Company(
        [Member(text="X", places=[]), Member(text="Lahore", places=[place(gazetteer, "geonames:1172451")])]
    ).clues([np.zeros(0), np.ones(1)])
    assert empty.shape == (0, len(TOGETHER))
    assert not lahore.any()
    assert Company([]).clues([]) == []


def test_distances_are_kilometres(gazetteer: StoredGazetteer) -> None:
    vectors = unit_vectors([place(gazetteer, "geonames:1172451"), place(gazetteer, "geonames:1176615")])
    away = distances_km(vectors, vectors)
    assert 255 < away[0, 1] < 280  # Lahore to Islamabad
    assert away[0, 0] < 0.01
