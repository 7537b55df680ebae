from geo.gazetteer import StoredGazetteer
from geo.resolution import Toponym
from geo.resolution.context import Countries
from geo.resolution.ranking import rankings
from geo.resolution.told import Name, Told
from geo.resolution.weighing import Weighing, shipped_model


def article(gazetteer: StoredGazetteer, *names: str) -> Told:
    asked = [
        Name(toponym=Toponym(text=text, start=0, end=0), hits=gazetteer.find(text)[:20]) for text in names
    ]
    return Told(names=asked, countries=Countries(count={}, by_name={}))


def test_the_likeliest_come_first_and_each_says_what_speaks_for_it(gazetteer: StoredGazetteer) -> None:
    ((tripoli, beirut),) = rankings(Weighing([article(gazetteer, "Tripoli", "Beirut")]), shipped_model())
    assert tripoli.ranked[0].place.country == "LB"
    assert "population 229,398" in tripoli.ranked[0].reasons
    assert beirut.backed[0].place.feature_code == "PPLC"
    assert sum(candidate.score for candidate in tripoli.ranked) + tripoli.nowhere < 1.001


def test_no_article_weighs_on_another(gazetteer: StoredGazetteer) -> None:
    told = [
        article(gazetteer, "Tripoli", "Beirut"),
        article(gazetteer, "Tripoli", "Misrata"),
        article(gazetteer),
    ]
    together = rankings(Weighing(told), shipped_model())
    assert together == [rankings(Weighing([one]), shipped_model())[0] for one in told]
    assert together[0][0].ranked[0].place.country != together[1][0].ranked[0].place.country
