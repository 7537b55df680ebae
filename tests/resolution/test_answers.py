from dataclasses import replace

from geo.gazetteer import Place, StoredGazetteer
from geo.resolution.answers import (
    agreement,
    ambiguous,
    placed,
    settled,
    somewhere_in,
    unsupported,
    within_parent,
)
from geo.resolution.toponyms import Candidate, Toponym
from geo.vocabulary import Precision


def asked(text: str) -> Toponym:
    return Toponym(text=text, start=0, end=len(text))


def place(gazetteer: StoredGazetteer, id_: str) -> Place:
    found = gazetteer.by_id(id_)
    assert found is not None
    return found


def test_candidates_on_one_spot_agree(gazetteer: StoredGazetteer) -> None:
    delhi, new_delhi = place(gazetteer, "geonames:1273294"), place(gazetteer, "geonames:1261481")
    lahore = place(gazetteer, "geonames:1172451")
    rows = [Candidate(place=delhi, score=0.5), Candidate(place=new_delhi, score=0.3)]
    assert agreement(rows) == 0.8
    assert agreement([*rows, Candidate(place=lahore, score=0.2)]) == 0.8


def test_what_nobody_has_lies_in_its_smallest_holder(gazetteer: StoredGazetteer) -> None:
    town = placed(asked("Lahore"), [Candidate(place=place(gazetteer, "geonames:1172451"), score=1.0)], 0.9)
    country = placed(
        asked("Pakistan"), [Candidate(place=place(gazetteer, "geonames:1168579"), score=1.0)], 0.9
    )
    answer = within_parent(asked("Qwxyz Barracks"), [country, town], "nobody has it", (), site=True)
    assert answer.place == town.place
    assert answer.position is not None
    assert answer.position.radius_m == 25_000
    assert answer.confidence < town.confidence
    assert answer.why == "nobody has it: it lies within 25 km of Lahore"
    for text in ("Qwxyz district", "Qwxyz valley"):
        about = within_parent(asked(text), [country, town], "nobody has it", (), site=False)
        assert about.position is not None
        assert (about.position.radius_m, about.precision) == (50_000, Precision.DISTRICT)
    lost = within_parent(asked("Qwxyz"), [country], "nobody has it", (), site=False)
    assert lost.place is None
    assert "nor a smaller place than a country" in lost.why


def test_a_description_is_somewhere_in_what_it_describes(gazetteer: StoredGazetteer) -> None:
    country = placed(asked("India"), [Candidate(place=place(gazetteer, "geonames:1269750"), score=1.0)], 0.9)
    answer = somewhere_in(asked("Indian border states"), [country])
    assert answer.place == country.place
    assert answer.precision is Precision.COUNTRY
    assert answer.why == "somewhere in India: the text says 'Indian border states'"
    assert somewhere_in(asked("border states"), []).place is None


def test_what_stays_unplaced_keeps_its_candidates(gazetteer: StoredGazetteer) -> None:
    rows = [Candidate(place=place(gazetteer, "geonames:1172451"), score=0.4)] * 9
    for answer in (ambiguous(asked("X"), rows), unsupported(asked("X"), rows)):
        assert answer.place is None
        assert len(answer.candidates) == 8
        assert "Lahore (Punjab)" in answer.why


def test_rivals_too_far_for_one_circle_leave_a_strike_unplaced_and_a_name_with_its_best(
    gazetteer: StoredGazetteer,
) -> None:
    lahore, delhi = place(gazetteer, "geonames:1172451"), place(gazetteer, "geonames:1273294")
    torn = placed(asked("X"), [Candidate(place=lahore, score=0.6), Candidate(place=delhi, score=0.4)], 0.6)
    assert torn.place == lahore
    assert torn.position == lahore.position
    assert settled(torn).place is None
    assert settled(torn).candidates == torn.candidates
    sure = placed(asked("X"), [Candidate(place=lahore, score=0.9), Candidate(place=delhi, score=0.1)], 0.9)
    assert settled(sure) == sure


def test_a_great_city_is_meant_beside_villages_of_its_name(gazetteer: StoredGazetteer) -> None:
    hits = [hit.place for hit in gazetteer.find("Damascus") if hit.place.feature_class == "P"]
    syrian = next(found for found in hits if found.country == "SY")
    rows = [Candidate(place=syrian, score=0.6)]
    rows += [Candidate(place=found, score=0.2) for found in hits if found.country == "US"]
    assert settled(placed(asked("Damascus"), rows, 0.6)).place == syrian


def test_villages_of_its_name_do_not_widen_the_circle_of_a_great_city(gazetteer: StoredGazetteer) -> None:
    lahore = place(gazetteer, "geonames:1172451")
    village = replace(lahore, id="other:1", population=900, position=replace(lahore.position, lat=33.0))
    town = replace(village, id="other:2", population=90_000)

    def circle_m(*rivals: Place) -> float:
        rows = [Candidate(place=row, score=0.4) for row in (lahore, *rivals)]
        position = placed(asked("Lahore"), rows, 0.5).position
        assert position is not None
        return position.radius_m

    small = replace(lahore, id="other:3", population=50_000)
    assert circle_m(village, village) == lahore.position.radius_m
    rows = [Candidate(place=row, score=0.5) for row in (small, town)]
    torn = placed(asked("Lahore"), rows, 0.5).position
    assert torn is not None
    assert torn.radius_m > 100_000
