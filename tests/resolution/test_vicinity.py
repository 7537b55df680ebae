from geo.gazetteer import StoredGazetteer
from geo.resolution.told import Name
from geo.resolution.toponyms import Candidate, Toponym
from geo.resolution.vicinity import Vicinity


def test_a_lost_name_lies_where_most_of_the_article_plays(gazetteer: StoredGazetteer) -> None:
    known = ["Kramatorsk", "Sloviansk", "London"]
    names = [Name(toponym=Toponym(text=text, start=0, end=0), hits=(), spans=[(9, 9)]) for text in known]
    ranked = [[Candidate(place=gazetteer.find(text)[0].place, score=0.9)] for text in known]
    lost = Name(toponym=Toponym(text="Qwx", start=0, end=0), hits=(), spans=[(20, 23)])
    found = Vicinity([*names, lost], [*ranked, []]).of(lost)
    assert found is not None
    assert found.country == "UA"


def test_the_place_told_beside_it_is_nearer_than_one_told_far_off(gazetteer: StoredGazetteer) -> None:
    spots = {"Lahore": (0, 6), "London": (9_000, 9_006)}
    names = [
        Name(toponym=Toponym(text=text, start=0, end=0), hits=(), spans=[span])
        for text, span in spots.items()
    ]
    ranked = [[Candidate(place=gazetteer.find(text)[0].place, score=0.9)] for text in spots]
    lost = Name(toponym=Toponym(text="Qwx", start=0, end=0), hits=(), spans=[(8_950, 8_953)])
    found = Vicinity(names, ranked).of(lost)
    assert found is not None
    assert found.name == "London"


def test_a_country_alone_is_no_vicinity(gazetteer: StoredGazetteer) -> None:
    whole = Name(toponym=Toponym(text="Pakistan", start=0, end=0), hits=())
    lost = Name(toponym=Toponym(text="Qwx", start=0, end=0), hits=())
    rows = [[Candidate(place=gazetteer.find("Pakistan")[0].place, score=1.0)], []]
    assert Vicinity([whole, lost], rows).of(lost) is None
