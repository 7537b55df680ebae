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
    found = Company([[asked, other]]).clues(np.array([0.5, 0.5, 1.0]))
    rows, alone = found[:2], found[2:]
    for name in ("near_300km", "nearest", "same_admin1", "same_country", "beside_near"):
        assert clue(rows, 0, name) > clue(rows, 1, name), name
    assert clue(rows, 0, "same_country") == 1.0
    assert clue(alone, 0, "first_same_country") == 0.5


def test_an_unlikely_candidate_is_little_company(gazetteer: StoredGazetteer) -> None:
    lahore, london = place(gazetteer, "geonames:1172451"), place(gazetteer, "geonames:2643743")
    members = [Member(text="X", places=[lahore]), Member(text="Y", places=[lahore, london])]
    sure = Company([members]).clues(np.array([1.0, 0.9, 0.1]))
    unsure = Company([members]).clues(np.array([1.0, 0.1, 0.9]))
    assert clue(sure, 0, "near_30km") > clue(unsure, 0, "near_30km")


def test_a_name_keeps_itself_no_company(gazetteer: StoredGazetteer) -> None:
    lahore = place(gazetteer, "geonames:1172451")
    twice = [Member(text="Lahore", places=[lahore]), Member(text="Lahore", places=[lahore])]
    assert not Company([twice]).clues(np.ones(2)).any()


def test_articles_weighed_together_say_what_each_says_alone(gazetteer: StoredGazetteer) -> None:
    names = [["Lahore", "Chakwal", "London"], ["Tripoli", "Beirut"], ["Homs"], [], ["Paris", "Qwx", "Lyon"]]
    articles = [
        [
            Member(
                text=text, places=[hit.place for hit in gazetteer.find(text)[:20]], spans=[(9 * n, 9 * n + 5)]
            )
            for n, text in enumerate(article)
        ]
        for article in names
    ]
    random = np.random.default_rng(7)
    shares = [random.random(sum(len(member.places) for member in article)) for article in articles]
    alone = [Company([article]).clues(share) for article, share in zip(articles, shares, strict=True)]
    assert np.array_equal(Company(articles).clues(np.concatenate(shares)), np.concatenate(alone))


def test_names_without_places_are_weighed_too(gazetteer: StoredGazetteer) -> None:
    lahore = Member(text="Lahore", places=[place(gazetteer, "geonames:1172451")])
    found = Company([[Member(text="X", places=[]), lahore]]).clues(np.ones(1))
    assert found.shape == (1, len(TOGETHER))
    assert not found.any()
    assert Company([]).clues(np.zeros(0)).shape == (0, len(TOGETHER))


def test_distances_are_kilometres(gazetteer: StoredGazetteer) -> None:
    vectors = unit_vectors([place(gazetteer, "geonames:1172451"), place(gazetteer, "geonames:1176615")])
    away = distances_km(vectors, vectors)
    assert 255 < away[0, 1] < 280  # Lahore to Islamabad
    assert away[0, 0] < 0.01
