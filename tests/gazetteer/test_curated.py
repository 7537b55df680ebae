import re
from pathlib import Path

import pytest

from benchmarks._corpora import LISTS
from geo.errors import GazetteerError
from geo.gazetteer import StoredGazetteer, airports, curated
from geo.gazetteer.curated import UNVERIFIED, UNVERIFIED_RADIUS_M
from geo.gazetteer.entries import flat_m
from geo.gazetteer.geonames import AREA_SOURCE
from geo.gazetteer.list_formats import read_list
from geo.vocabulary import Precision

SITES = curated.rows("sites")
REGIONS = curated.rows("regions")


@pytest.mark.parametrize("row", SITES, ids=lambda row: row["id"])
def test_a_verified_site_stands_on_a_record_and_another_claims_little(
    row: dict[str, str], gazetteer: StoredGazetteer
) -> None:
    if row["evidence"].startswith("gppd:"):
        place = gazetteer.by_id(f"strikemap:{row['id']}")
        assert place is not None
        assert re.fullmatch(r"gppd:[0-9a-f]{40}/raw_source_files/WRI/\w+\.csv#\d+", row["evidence"])
        assert place.coordinate_source == f"Global Power Plant Database {row['evidence'].split('#')[1]}"
        assert place.coordinate_licence == "CC BY 4.0"
    elif row["evidence"].startswith("whosonfirst:"):
        place = gazetteer.by_id(f"strikemap:{row['id']}")
        assert place is not None
        assert place.coordinate_source == f"Who's On First: record {row['evidence'].partition(':')[2]}"
        assert place.position.radius_m >= 1_000
    elif row["status"] == "verified":
        place = gazetteer.by_id(row["evidence"])
        assert place is not None
        assert place.name == row["names"].split("|")[0]
    else:
        assert row["status"] == "unverified"
        place = gazetteer.by_id(f"strikemap:{row['id']}")
        assert place is not None
        assert place.position.radius_m >= UNVERIFIED_RADIUS_M
        assert place.precision is not Precision.SITE
        assert place.coordinate_source == UNVERIFIED


@pytest.mark.parametrize("row", SITES, ids=lambda row: row["id"])
def test_a_site_is_found_by_each_of_its_names(row: dict[str, str], gazetteer: StoredGazetteer) -> None:
    record = row["evidence"].startswith(("ourairports:", "geonames:"))
    id_ = row["evidence"] if record else f"strikemap:{row['id']}"
    for name in row["names"].split("|"):
        assert id_ in [hit.place.id for hit in gazetteer.find(name)], name


@pytest.mark.parametrize("row", REGIONS, ids=lambda row: row["id"])
def test_a_region_has_an_extent_and_a_source(row: dict[str, str], gazetteer: StoredGazetteer) -> None:
    place = gazetteer.by_id(f"strikemap:{row['id']}")
    assert place is not None
    assert place.bbox is not None
    west, south, east, north = place.bbox
    assert south < north
    assert west < east or row["id"] == "pacific-ocean"
    drawn = bool(row["west"])
    assert drawn is not bool(row["members"])
    assert place.coordinate_source == (UNVERIFIED if drawn else AREA_SOURCE)
    assert place.coordinate_licence == ("Apache-2.0" if drawn else "CC BY 4.0")
    assert row["status"] == ("unverified" if drawn else "verified")


def test_a_region_of_an_area_nobody_has_is_refused() -> None:
    with pytest.raises(GazetteerError, match=r"regions.csv.*PK.06"):
        list(curated.regions({}))


def test_every_place_names_a_source_that_the_notice_names(gazetteer: StoredGazetteer) -> None:
    notice = (Path(__file__).parents[2] / "NOTICE").read_text(encoding="utf-8")
    sources = gazetteer.sources()
    assert sources
    for source in sources:
        assert re.split(r" \(|:| \d", source)[0] in notice, source


def test_ids_are_unique() -> None:
    for rows in (SITES, REGIONS):
        assert len({row["id"] for row in rows}) == len(rows)


def test_the_record_moved_for_shorkot_has_a_witness_beside_it() -> None:
    row = next(row for row in SITES if row["id"] == "shorkot")
    base = airports.rows()["OPRQ"]
    assert base["municipality"] == "Shorkot"
    assert float(row["lon"]) == pytest.approx(float(base["longitude_deg"]), abs=0.3)
    assert float(row["lat"]) == pytest.approx(float(base["latitude_deg"]), abs=0.3)


@pytest.mark.parametrize("row", [row for row in SITES if "Who's On First" in row["position_source"]])
def test_a_position_of_whos_on_first_is_that_of_the_record(row: dict[str, str]) -> None:
    """Reopens the list where it is at hand; the record's number is told in any case."""
    number = row["position_source"].rpartition(" ")[2]
    assert number.isdecimal()
    path = LISTS / f"{row['country']}.csv.gz"
    for record in read_list(path, row["country"])[1] if path.is_file() else ():
        if record.id == f"whosonfirst:{number}":
            assert flat_m(record.lon, record.lat, float(row["lon"]), float(row["lat"])) < 50


@pytest.mark.parametrize("row", [row for row in SITES if row["position_source"].startswith("OurAirports")])
def test_a_position_of_ourairports_is_that_of_the_record(row: dict[str, str]) -> None:
    record = airports.rows()[row["position_source"].rpartition(" ")[2]]
    here = float(record["longitude_deg"]), float(record["latitude_deg"])
    assert flat_m(*here, float(row["lon"]), float(row["lat"])) < 50


def test_evidence_that_no_package_has_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    row = dict.fromkeys(SITES[0], "") | {
        "names": "X Air Base",
        "evidence": "ourairports:NONE",
        "status": "verified",
    }
    monkeypatch.setattr(curated, "rows", lambda _: [row])
    with pytest.raises(GazetteerError, match="ourairports:NONE"):
        list(curated.sites({}))
