from pathlib import Path

import pytest

from geo.errors import GazetteerError
from geo.gazetteer.list_formats import read_list
from tests.gazetteer import list_samples as samples


def test_a_whos_on_first_list_gives_the_places_of_its_country(tmp_path: Path) -> None:
    publisher, records = read_list(samples.whos_on_first(tmp_path), "PK")
    assert publisher == "Who's On First"
    assert [record.id.removeprefix("whosonfirst:") for record in records] == [
        "1", "2", "3", "4", "5", "6",
    ]  # fmt: skip
    lahore, county = records[0], records[4]
    assert (lahore.lon, lahore.lat, lahore.population, lahore.geonames_id) == (
        74.35, 31.55, 11126285, "1172451",
    )  # fmt: skip
    assert lahore.names == ("Lahore", "لاہور")
    assert county.bbox == (72.8, 30.9, 73.2, 31.1)
    assert county.feature_code == "ADM2"


@pytest.mark.parametrize("form", ["zip", "txt"])
def test_a_geonames_dump_gives_places_and_no_roads(tmp_path: Path, form: str) -> None:
    path = samples.geonames_archive(tmp_path)
    if form == "txt":
        path = tmp_path / "PK.txt"
        path.write_text(samples.geonames_row(99000001, "Qwxyz Kalan", 31.2, 74.1) + "\n", encoding="utf-8")
    publisher, records = read_list(path, "PK")
    assert publisher == "GeoNames"
    record = records[-1]
    assert (record.id, record.name, record.lon, record.lat) == (
        "geonames:99000001",
        "Qwxyz Kalan",
        74.1,
        31.2,
    )
    assert record.names == ("Qwxyz Kalan", "Other Qwxyz Kalan", "Third Qwxyz Kalan")
    assert (record.area_code, record.timezone, record.population) == ("PK.04", "Asia/Karachi", 700)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("sample", [samples.whos_on_first, samples.geonames_archive])
def test_half_a_list_is_refused(tmp_path: Path, share: float, sample) -> None:  # type: ignore[no-untyped-def]
    path = sample(tmp_path)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(GazetteerError, match=r"damaged.*old list stays"):
        read_list(path, "PK")


@pytest.mark.parametrize(
    "row",
    [
        "9,,locality,Far North,,91.0,74.1,,PK,Punjab,,",
        "9,,locality,Nowhere,,north,74.1,,PK,Punjab,,",
        "9,,locality,NaN,,nan,74.1,,PK,Punjab,,",
        "nine,,locality,No Number,,31.0,74.1,,PK,Punjab,,",
        "9,,locality,Too Short,,31.0",
        "9,,locality,Too Long,,31.0,74.1,,PK,Punjab,,,,,",
        '9,,county,Odd Box,,31.0,74.1,"1,2,3",PK,Punjab,,',
    ],
)
def test_one_damaged_row_refuses_the_list(tmp_path: Path, row: str) -> None:
    with pytest.raises(GazetteerError, match="damaged"):
        read_list(samples.whos_on_first(tmp_path, *samples.ROWS, row), "PK")


def test_a_list_of_another_country_or_form_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="no place of 'SY'"):
        read_list(samples.whos_on_first(tmp_path), "SY")
    path = tmp_path / "PK.csv"
    path.write_text("name,lat\nLahore,31\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match="columns"):
        read_list(path, "PK")
    with pytest.raises(GazetteerError, match=r"none\.csv"):
        read_list(tmp_path / "none.csv", "PK")
