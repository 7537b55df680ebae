from dataclasses import asdict

import orjson
import pytest

from geo.coordinates import Position
from geo.geocoder.answers import of_coordinates, of_resolution, precision_of
from geo.vocabulary import Precision
from tests.builders import place, resolution


def test_a_place_has_the_names_of_the_feature_properties() -> None:
    answer = of_resolution("Pindi", resolution(place(lon=73.04791, lat=33.60072)))
    assert (answer.place, answer.place_name, answer.admin1, answer.country) == (
        "Pindi",
        "Rawalpindi",
        "Punjab",
        "PK",
    )
    assert (answer.lon, answer.lat, answer.radius_m) == (73.048, 33.601, 9000.0)
    assert (answer.coordinate_source, answer.coordinate_licence) == ("GeoNames", "CC-BY-4.0")


def test_unknown_is_null_and_the_reason_stays() -> None:
    answer = asdict(of_resolution("Nowhere", resolution(None, "Nowhere")))
    known = {name for name, value in answer.items() if value is not None}
    assert known == {"place", "why", "candidates"}
    assert "Nowhere" in answer["why"]


def test_an_empty_parent_is_null() -> None:
    answer = of_resolution("Sinai", resolution(place("Sinai", admin1="", country="")))
    assert (answer.admin1, answer.country) == (None, None)


@pytest.mark.parametrize(
    ("radius_m", "precision"),
    [
        (1, Precision.SITE),
        (1_113.2, Precision.NEIGHBOURHOOD),
        (11_132, Precision.TOWN),
        (111_320, Precision.REGION),
    ],
)
def test_coordinates_are_as_precise_as_their_digits(radius_m: float, precision: Precision) -> None:
    answer = of_coordinates("33.6, 73.1", Position(lon=73.1, lat=33.6, radius_m=radius_m))
    assert precision_of(radius_m) == precision
    assert (answer.precision, answer.radius_m, answer.coordinate_source) == (precision, radius_m, "stated")


def test_answers_are_plain_json() -> None:
    answer = of_resolution("Pindi", resolution(place()))
    assert orjson.loads(orjson.dumps(answer))["candidates"] == [dict(asdict(r)) for r in answer.candidates]
