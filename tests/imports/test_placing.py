import pytest

from geo.errors import InputError
from geo.frames import rows, strikes_frame
from geo.imports.event import Event
from geo.imports.placing import placed
from geo.store import Dataset
from geo.strikes import compared
from geo.vocabulary import Kind, Precision

DATASET = Dataset(name="A data set", version="2", licence="CC BY 4.0")


def event(**known):
    values = {
        "id": "7",
        "kind": Kind.EVENT,
        "place": "Tanab village",
        "place_name": "Tanab",
        "text": "Shells fell",
        "placing": "the town is known",
        "lon": 36.9,
        "lat": 36.5,
        "radius_m": 5000.0,
        "precision": Precision.TOWN,
        "country": "SY",
    } | known
    return Event(**values)


def row(**known):
    strikes = compared((), [placed(event(**known), DATASET, "{}", "test import/1")])
    return next(rows(strikes_frame(strikes)))


def test_every_door_is_told_whose_record_it_is():
    told = row()
    assert (told["origin"], told["dataset"], told["kind"]) == ("theirs", "A data set", "event")
    assert told["sources"][0]["record"] == {
        "dataset": "A data set",
        "version": "2",
        "id": "7",
        "licence": "CC BY 4.0",
    }
    assert (told["coordinate_source"], told["coordinate_licence"]) == ("A data set 2", "CC BY 4.0")
    assert told["strike_confidence"] is None


def test_a_point_that_stands_for_a_region_is_not_drawn():
    told = row(radius_m=None, precision=Precision.REGION, placing="known to the region only")
    assert told["geometry"] is None
    assert (told["place_name"], told["country"]) == ("Tanab", "SY")
    assert told["unplaced_reason"] == "known to the region only"


def test_null_island_is_no_place_and_a_pole_too_far_is_refused():
    assert row(lon=0.0, lat=0.0)["unplaced_reason"] == "the record has no position"
    with pytest.raises(InputError, match="no latitude and longitude"):
        placed(event(lat=91.0), DATASET, "{}", "test import/1")


def test_the_same_record_has_the_same_id_and_others_another():
    one = placed(event(), DATASET, "{}", "a").id
    assert placed(event(text="Otherwise told"), DATASET, "{}", "a").id == one
    assert placed(event(id="8"), DATASET, "{}", "a").id != one
    assert placed(event(), Dataset(name="Another"), "{}", "a").id != one


def test_hostile_words_are_words():
    told = row(text="{{ 7*7 }}\u202e\0", place="<b>", place_name=None)
    assert told["quote"].startswith("{{ 7*7 }}")
    assert "\0" not in told["quote"]
