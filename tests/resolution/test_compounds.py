import pytest

from geo.coordinates import Position, distance_m
from geo.gazetteer import StoredGazetteer
from geo.resolution import Resolution, Resolver, Toponym
from geo.vocabulary import Precision


def placed(gazetteer: StoredGazetteer, text: str, *parents: str) -> Resolution:
    return Resolver(gazetteer).resolve([Toponym(text=text, start=0, end=0, parents=parents)])[0]


def spot(gazetteer: StoredGazetteer, name: str, *parents: str) -> Position:
    position = placed(gazetteer, name, *parents).position
    assert position is not None
    return position


@pytest.mark.parametrize("text", ["Road between Homs and Hama", "Homs-Hama highway", "between Homs and Hama"])
def test_between_two_towns_is_the_circle_about_the_way(gazetteer: StoredGazetteer, text: str) -> None:
    answer = placed(gazetteer, text, "Syria")
    assert answer.position is not None
    ends = [spot(gazetteer, name, "Syria") for name in ("Homs", "Hama")]
    assert all(distance_m(answer.position, end) <= answer.position.radius_m for end in ends)
    assert distance_m(ends[0], ends[1]) / 2 <= answer.position.radius_m < 40_000
    assert answer.precision is Precision.DISTRICT
    assert answer.toponym.text == text


def test_of_two_names_of_one_place_the_known_one_counts(gazetteer: StoredGazetteer) -> None:
    for text in ("Qwxyz/Saraqib town", "Saraqib (Qwxyz) town"):
        assert spot(gazetteer, text, "Idlib Governorate", "Syria") == spot(
            gazetteer, "Saraqib", "Idlib Governorate", "Syria"
        )


def test_two_places_told_together_share_a_circle(gazetteer: StoredGazetteer) -> None:
    answer = placed(gazetteer, "Saraqib town and Sarmin town", "Idlib Governorate", "Syria")
    assert answer.position is not None
    for name in ("Saraqib", "Sarmin"):
        end = spot(gazetteer, name, "Idlib Governorate", "Syria")
        assert distance_m(answer.position, end) <= answer.position.radius_m
    assert "Saraqib" in answer.why
    assert "Sarmin" in answer.why


def test_one_known_end_alone_does_not_draw_the_place_to_itself(gazetteer: StoredGazetteer) -> None:
    answer = placed(gazetteer, "Road between Saraqib and Qwxyzvark", "Idlib Governorate", "Syria")
    assert answer.position is not None
    assert answer.position.radius_m > 25_000


def test_what_is_called_after_a_town_lies_near_it(gazetteer: StoredGazetteer) -> None:
    answer = placed(gazetteer, "Saraqib checkpoint", "Idlib Governorate", "Syria")
    town = spot(gazetteer, "Saraqib", "Idlib Governorate", "Syria")
    assert answer.position is not None
    assert distance_m(answer.position, town) < 1
    assert answer.position.radius_m > town.radius_m + 10_000


def test_twenty_kilometres_north_is_not_the_town(gazetteer: StoredGazetteer) -> None:
    answer = placed(gazetteer, "20 km north of Homs", "Syria")
    assert answer.position is not None
    town = spot(gazetteer, "Homs", "Syria")
    assert distance_m(answer.position, town) == pytest.approx(20_000, rel=0.01)
    assert answer.position.lat > town.lat


def test_the_north_of_a_province_lies_north_of_its_middle(gazetteer: StoredGazetteer) -> None:
    whole = spot(gazetteer, "Aleppo Governorate", "Syria")
    north = spot(gazetteer, "Northern Aleppo Governorate", "Syria")
    assert north.lat > whole.lat
    assert north.radius_m < whole.radius_m


def test_names_nobody_knows_stay_unplaced(gazetteer: StoredGazetteer) -> None:
    answer = placed(gazetteer, "Road between Qwxyzvark and Zxywqkrav")
    assert answer.place is None
    assert answer.toponym.text == "Road between Qwxyzvark and Zxywqkrav"
