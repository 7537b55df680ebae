import math

from geo.gazetteer import StoredGazetteer
from geo.resolution import Toponym
from geo.resolution.clues import CLUES
from geo.resolution.context import Countries
from geo.resolution.told import Name, Told
from geo.resolution.weighing import Rows, Weighing, shipped_model

NO_COUNTRIES = Countries(count={}, by_name={})


def name(gazetteer: StoredGazetteer, text: str, given: str = "") -> Name:
    hits = gazetteer.find(text)[:20]
    parents = [[hit.place for hit in gazetteer.find(given)]] if given else []
    return Name(toponym=Toponym(text=text, start=0, end=0), hits=hits, given=parents, parents=parents)


def settled(*names: Name) -> list[Rows]:
    return Weighing([Told(names=names, countries=NO_COUNTRIES)]).settled(shipped_model())


def test_shares_of_the_hits_and_of_none_add_up_to_one(gazetteer: StoredGazetteer) -> None:
    lahore, unknown = settled(name(gazetteer, "Lahore"), name(gazetteer, "Qwxyzvark"))
    assert math.isclose(lahore.sum(), 1.0)
    assert unknown.tolist() == [1.0]
    assert settled() == []


def test_a_parent_that_is_given_decides(gazetteer: StoredGazetteer) -> None:
    for parent, country in (("Sindh", "PK"), ("India", "IN")):
        asked = name(gazetteer, "Hyderabad", parent)
        (shares,) = settled(asked)
        likely = sum(
            float(share)
            for share, hit in zip(shares, asked.hits, strict=False)
            if hit.place.country == country
        )
        assert likely > 0.9


def test_company_moves_the_shares(gazetteer: StoredGazetteer) -> None:
    tripoli = name(gazetteer, "Tripoli")
    lebanese = [hit.place.country == "LB" for hit in tripoli.hits]

    def share(*others: str) -> float:
        shares = settled(tripoli, *(name(gazetteer, other) for other in others))[0]
        return float(sum(shares[:-1][lebanese]))

    assert share("Beirut", "Zahle") > share("Misrata", "Sirte")


def test_every_question_of_the_shipped_model_is_about_a_clue() -> None:
    model = shipped_model()
    for forest in (model.alone, model.together):
        assert forest.asked.max() < len(CLUES)
        assert forest.votes.any()
    assert 0 < model.confidence(0.5) < model.confidence(0.9) <= 1
