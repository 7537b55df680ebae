import pytest

from geo.gazetteer import StoredGazetteer
from geo.resolution import Resolver, Toponym
from geo.resolution.clues import CLUES
from geo.resolution.told import Name


def name(gazetteer: StoredGazetteer, text: str, given: str = "", word: str = "") -> Name:
    return Name(
        toponym=Toponym(text=text, start=0, end=0, feature_words=(word,) if word else ()),
        hits=gazetteer.find(text)[:20],
        given=[[hit.place for hit in gazetteer.find(given)]] if given else [],
    )


def test_a_name_has_a_row_for_each_hit_and_one_for_none(gazetteer: StoredGazetteer) -> None:
    tripoli = name(gazetteer, "Tripoli")
    assert tripoli.own.shape == (len(tripoli.hits) + 1, len(CLUES))
    assert tripoli.own[:, CLUES.index("nowhere")].tolist() == [0.0] * len(tripoli.hits) + [1.0]


def test_what_the_caller_gives_is_a_fact(gazetteer: StoredGazetteer) -> None:
    hyderabad = name(gazetteer, "Hyderabad", given="Sindh")
    inside = [hit.place.admin1 == "Sindh" for hit in hyderabad.hits]
    assert min(hyderabad.odds[:-1][inside]) > 0 > max(hyderabad.odds[:-1][[not one for one in inside]])


def test_words_of_kind_speak_for_places_of_that_kind(gazetteer: StoredGazetteer) -> None:
    haifa = name(gazetteer, "Haifa", word="district")
    best = haifa.hits[int(haifa.odds[:-1].argmax())].place
    assert best.feature_class == "A"


@pytest.mark.parametrize("text", ["Makiivka", "Makiyivka", "Makeevka"])
def test_a_name_of_another_romanisation_is_a_places_own(gazetteer: StoredGazetteer, text: str) -> None:
    (answer,) = Resolver(gazetteer).resolve([Toponym(text=text, start=0, end=0, parents=("Ukraine",))])
    assert answer.place is not None
    assert answer.place.population > 300_000
