from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from geo.gazetteer import Place, StoredGazetteer
from geo.resolution.clues import Surroundings
from geo.resolution.support import fitting, is_of_a_town, likeliest, seat_first, supported
from geo.resolution.toponyms import Candidate, Toponym


def bearer(gazetteer: StoredGazetteer, name: str, country: str, code: str = "") -> Place:
    hits = [hit.place for hit in gazetteer.find(name) if hit.place.country == country]
    return next(place for place in hits if code in ("", place.feature_code))


def around(
    *others: Place, countries: Mapping[str, float] | None = None, parents: Sequence[Sequence[Place]] = ()
) -> Surroundings:
    return Surroundings(countries=countries or {}, names=frozenset(), parents=parents, others=others)


def kept(place: Place, similarity: float, told: Surroundings) -> bool:
    return bool(supported([Candidate(place=place, score=1.0, similarity=similarity)], told))


def test_a_misspelled_namesake_needs_company_nearby(gazetteer: StoredGazetteer) -> None:
    chakwal, lahore = bearer(gazetteer, "Chakwal", "PK"), bearer(gazetteer, "Lahore", "PK")
    kyiv = bearer(gazetteer, "Kyiv", "UA")
    assert kept(chakwal, 0.85, around(lahore, countries={"PK": 1.0}))
    assert not kept(chakwal, 0.85, around(lahore, countries={"UA": 1.0}))
    assert not kept(chakwal, 0.85, around(kyiv, countries={"PK": 1.0}))
    assert not kept(chakwal, 0.85, around())


def test_another_transliteration_needs_company_or_its_country(gazetteer: StoredGazetteer) -> None:
    chakwal, kyiv = bearer(gazetteer, "Chakwal", "PK"), bearer(gazetteer, "Kyiv", "UA")
    assert kept(chakwal, 0.95, around(kyiv, countries={"PK": 0.5}))
    assert not kept(chakwal, 0.95, around(kyiv, countries={"UA": 1.0}))


def test_a_small_place_of_that_very_name_far_from_everything_is_another(gazetteer: StoredGazetteer) -> None:
    chakwal, kyiv = bearer(gazetteer, "Chakwal", "PK"), bearer(gazetteer, "Kyiv", "UA")
    village = replace(chakwal, population=900)
    assert not kept(village, 1.0, around(kyiv, countries={"UA": 1.0}))
    assert kept(village, 1.0, around(kyiv, countries={"PK": 0.1}))
    assert kept(village, 1.0, around(kyiv, parents=[[gazetteer.find("Pakistan")[0].place]]))
    assert kept(village, 1.0, around())


def test_a_famous_place_may_be_named_anywhere(gazetteer: StoredGazetteer) -> None:
    lahore, kyiv = bearer(gazetteer, "Lahore", "PK"), bearer(gazetteer, "Kyiv", "UA")
    assert kept(lahore, 1.0, around(kyiv, countries={"UA": 1.0}))


def test_a_seat_comes_before_its_area_unless_the_words_say_area(gazetteer: StoredGazetteer) -> None:
    area = Candidate(place=bearer(gazetteer, "Haifa", "IL", "ADM1"), score=0.6)
    town = Candidate(place=bearer(gazetteer, "Haifa", "IL", "PPL"), score=0.3)
    rows = [area, town]
    assert seat_first(Toponym(text="Haifa", start=0, end=5), rows) == [town, area]
    assert seat_first(Toponym(text="Haifa district", start=0, end=14), rows) == rows
    assert seat_first(Toponym(text="Haifa", start=0, end=5, feature_words=("district",)), rows) == rows
    assert seat_first(Toponym(text="Haifa", start=0, end=5), [area, replace(town, score=0.05)])[0] == area
    assert seat_first(Toponym(text="Haifa", start=0, end=5), []) == []


def test_a_city_and_its_district_stand_for_one_another(gazetteer: StoredGazetteer) -> None:
    hits = gazetteer.find("Islamabad")
    city = next(hit.place for hit in hits if hit.place.feature_code == "PPLC")
    area = next(hit.place for hit in hits if (hit.place.country, hit.place.feature_code) == ("PK", "ADM1"))
    other = next(hit.place for hit in hits if hit.place.country == "BD")
    assert likeliest([other, area, city], np.array([0.4, 0.25, 0.3])) == 2
    assert likeliest([], np.zeros(0)) == -1


def test_words_that_say_town_put_it_before_its_area_however_likely(gazetteer: StoredGazetteer) -> None:
    area = Candidate(place=bearer(gazetteer, "Haifa", "IL", "ADM1"), score=0.9)
    town = Candidate(place=bearer(gazetteer, "Haifa", "IL", "PPL"), score=0.01)
    city = Toponym(text="Haifa", start=0, end=5, feature_words=("city",))
    assert seat_first(city, [area, town]) == [town]


def test_a_village_of_another_province_than_the_one_told_of_is_not_meant(gazetteer: StoredGazetteer) -> None:
    province = next(h.place for h in gazetteer.find("Belgorod Oblast") if h.place.feature_code == "ADM1")
    village = next(h.place for h in gazetteer.find("Nikol'skoye") if h.place.country == "RU")
    around = Surroundings(countries={"RU": 1.0}, names=frozenset(), parents=(), others=(province,))
    row = Candidate(place=village, score=0.9)
    assert supported([row], around) == []


def test_a_city_is_no_village_of_its_name(gazetteer: StoredGazetteer) -> None:
    hits = [h.place for h in gazetteer.find("Zaporizhzhia") if h.place.feature_class == "P"]
    rows = [Candidate(place=place, score=0.3) for place in hits]
    city = Toponym(text="Zaporizhzhia", start=0, end=12, feature_words=("city",))
    assert any(row.place.population < 10_000 for row in rows)
    assert {row.place.population >= 10_000 for row in fitting(city, rows)} == {True}
    assert fitting(Toponym(text="Zaporizhzhia", start=0, end=12), rows) == rows


def test_a_quarter_is_none_but_the_one_of_its_very_name(gazetteer: StoredGazetteer) -> None:
    lahore = bearer(gazetteer, "Lahore", "PK")
    quarter = Toponym(text="Lahor", start=0, end=5, feature_words=("quarter",))
    assert is_of_a_town(quarter, [Candidate(place=lahore, score=1.0, similarity=0.9)])
    assert not is_of_a_town(quarter, [Candidate(place=lahore, score=1.0)])
    hospital = Toponym(text="Lahore Hospital", start=0, end=15, feature_words=("hospital",))
    assert is_of_a_town(hospital, [Candidate(place=lahore, score=1.0)])
