from dataclasses import replace
from pathlib import Path

import pytest
import shapely

from geo.errors import GazetteerError
from geo.gazetteer import StoredGazetteer
from geo.gazetteer.areas import area_polygon, areas_path, bbox_polygon


def test_without_outlines_a_sea_is_its_box(gazetteer: StoredGazetteer, tmp_path: Path) -> None:
    place = next(hit.place for hit in gazetteer.find("Red Sea") if hit.place.feature_code == "SEA")
    outline = area_polygon(place, tmp_path / "none.sqlite")
    assert outline is not None
    assert outline.bounds == place.bbox


def test_without_outlines_a_country_is_listed_not_drawn(gazetteer: StoredGazetteer, tmp_path: Path) -> None:
    place = gazetteer.find("India")[0].place
    assert place.bbox is not None
    assert area_polygon(place, tmp_path / "none.sqlite") is None


def test_a_place_of_unknown_extent_has_no_area(gazetteer: StoredGazetteer, tmp_path: Path) -> None:
    place = replace(gazetteer.find("Pahalgam")[0].place, bbox=None)
    assert area_polygon(place, tmp_path / "none.sqlite") is None


def test_damaged_outlines_say_the_way_out(gazetteer: StoredGazetteer, tmp_path: Path) -> None:
    path = tmp_path / "areas.sqlite"
    path.write_bytes(b"not a database" * 500)
    with pytest.raises(GazetteerError, match=r"damaged.*make setup"):
        area_polygon(gazetteer.find("Red Sea")[0].place, path)


def test_a_box_across_the_antimeridian_has_two_parts() -> None:
    outline = bbox_polygon((177.0, -20.0, -178.0, -12.0))
    assert outline.geom_type == "MultiPolygon"
    assert outline.covers(shapely.Point(179, -15))
    assert outline.covers(shapely.Point(-179, -15))
    assert not outline.covers(shapely.Point(0, -15))


def test_outlines_live_beside_the_gazetteer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("STRIKEMAP_DATA", str(tmp_path))
    assert areas_path() == tmp_path / "areas" / "outlines.sqlite"
