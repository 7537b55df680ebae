import pytest
import shapely

from geo.coordinates import distance_m
from geo.gazetteer import StoredGazetteer
from geo.gazetteer.areas import area_polygon, areas_path
from geo.gazetteer.countries import Country, countries


@pytest.mark.parametrize("row", countries().values(), ids=lambda row: row.iso2)
def test_a_countrys_point_is_the_centroid_of_its_main_land(row: Country, gazetteer: StoredGazetteer) -> None:
    country = gazetteer.country(row.iso2)
    assert country is not None
    if row.point is None:
        assert country.coordinate_source == "GeoNames (middle of its settlements)"
        return
    assert country.coordinate_source == "Natural Earth (centroid of the main land)"
    if not areas_path().is_file():
        pytest.skip("set-up could not get Natural Earth's provinces")
    outline = area_polygon(country)
    assert outline is not None
    middle = max(shapely.get_parts(outline), key=lambda part: part.area).centroid
    # The stored outline is simplified to 0.01°.
    assert (middle.x, middle.y) == pytest.approx(row.point, abs=0.1)


@pytest.mark.parametrize(("iso2", "inland"), [("US", "Kansas"), ("FR", "Bourges"), ("NZ", "Christchurch")])
def test_far_islands_do_not_draw_a_country_away(gazetteer: StoredGazetteer, iso2: str, inland: str) -> None:
    country = gazetteer.country(iso2)
    near = next(hit.place for hit in gazetteer.find(inland) if hit.place.country == iso2)
    assert country is not None
    assert distance_m(country.position, near.position) < 300_000
