from dataclasses import replace
from pathlib import Path

import pytest

from geo.gazetteer import StoredGazetteer
from geo.gazetteer.clusters import Known
from geo.gazetteer.list_formats import Record, read_list
from tests.gazetteer import list_samples as samples


@pytest.fixture
def lahore(tmp_path: Path) -> Record:
    return read_list(samples.whos_on_first(tmp_path), "PK")[1][0]


def test_a_record_is_known_by_its_number_or_by_name_and_spot(
    gazetteer: StoredGazetteer, lahore: Record
) -> None:
    known = Known(gazetteer, "PK")
    for record in (lahore, replace(lahore, geonames_id="", name="Lāhore")):
        place = known.same(record)
        assert place is not None
        assert place.id == "geonames:1172451"
    assert known.same(replace(lahore, geonames_id="", name="Lahore", lat=29.0)) is None
    assert known.same(replace(lahore, geonames_id="", name="Qwxyz")) is None


def test_an_area_is_known_by_its_name_and_level(gazetteer: StoredGazetteer, lahore: Record) -> None:
    area = replace(lahore, geonames_id="", name="Punjab Province", feature_class="A", feature_code="ADM1")
    place = Known(gazetteer, "PK").same(area)
    assert place is not None
    assert place.name == "Punjab"
