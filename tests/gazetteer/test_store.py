import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import GazetteerError
from geo.gazetteer import StoredGazetteer
from geo.vocabulary import Precision


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Nur Khan Airbase", "ourairports:OPRN"),
        ("PAF Base Nur Khan", "ourairports:OPRN"),
        ("Chaklala", "ourairports:OPRN"),
        ("Rafiqi", "ourairports:OPRQ"),
        ("Rafiqui", "ourairports:OPRQ"),
        ("Rafiqi Airbase", "ourairports:OPRQ"),
        ("Murid Airbase", "ourairports:PK-0009"),
        ("Bholari", "ourairports:PK-0070"),
        ("Hmeimim air base", "ourairports:OSLK"),
        ("Pahalgam", "geonames:1260880"),
        ("Харків", "geonames:706483"),
        ("Pakistan-occupied Kashmir", "strikemap:pakistan-administered-kashmir"),
        ("U.K.", "geonames:2635167"),
        ("DPRK", "geonames:1873107"),
        ("Donetsk Oblast", "geonames:709716"),
        ("Idlib governorate", "geonames:169387"),
    ],
)
def test_names_as_news_spells_them_are_found(gazetteer: StoredGazetteer, name: str, id_: str) -> None:
    assert id_ in [hit.place.id for hit in gazetteer.find(name)]


def test_an_exact_name_is_certain_and_another_spelling_less_so(gazetteer: StoredGazetteer) -> None:
    assert gazetteer.find("Murid Airbase")[0].similarity == 1.0
    spelled = next(hit for hit in gazetteer.find("Kiew") if hit.place.name == "Kyiv")
    assert 0.8 < spelled.similarity < 1.0


def test_typing_errors_are_found_only_when_asked_for(gazetteer: StoredGazetteer) -> None:
    assert not gazetteer.find("Rawalpndi")
    hit = gazetteer.find("Rawalpndi", approximate=True)[0]
    assert hit.place.name == "Rawalpindi"
    assert hit.similarity < 0.9


def test_a_generic_word_chooses_the_kind_of_place(gazetteer: StoredGazetteer) -> None:
    assert {hit.place.feature_class for hit in gazetteer.find("Idlib governorate")} <= {"A", "L"}
    assert {hit.place.feature_class for hit in gazetteer.find("city of Aleppo")} == {"P"}


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "x" * 10_000,
        "a\0b\0c",
        "'; DROP TABLE name;--",
        '" OR 1=1 NEAR(a b)',
        "*",
        "{{ 7*7 }}",
        "\ud800",
    ],
)
def test_garbage_is_unknown_not_an_error(gazetteer: StoredGazetteer, name: str) -> None:
    assert list(gazetteer.find(name, approximate=True)) == []


@settings(deadline=None)
@given(name=st.text(max_size=40))
def test_any_text_may_be_looked_up(gazetteer: StoredGazetteer, name: str) -> None:
    for hit in gazetteer.find(name, approximate=True):
        assert 0 < hit.similarity <= 1


def test_islamabad_is_first_of_all_pakistans(gazetteer: StoredGazetteer) -> None:
    assert gazetteer.find("Islamabad")[0].place.country == "PK"


def test_the_corrected_shorkot_lies_beside_its_air_base(gazetteer: StoredGazetteer) -> None:
    town = gazetteer.by_id("geonames:1164987")
    base = gazetteer.by_id("ourairports:OPRQ")
    assert town is not None
    assert base is not None
    assert abs(town.position.lon - base.position.lon) < 0.3
    assert abs(town.position.lat - base.position.lat) < 0.3
    assert town.admin1 == "Punjab"


@pytest.mark.parametrize(
    ("name", "precision", "least_m", "most_m"),
    [
        ("Nur Khan Airbase", Precision.SITE, 1_000, 4_000),
        ("Pahalgam", Precision.TOWN, 3_000, 5_000),
        ("Lahore", Precision.CITY, 15_000, 25_000),
        ("Haryana", Precision.REGION, 150_000, 300_000),
        ("Pakistan", Precision.COUNTRY, 700_000, 1_500_000),
    ],
)
def test_radius_and_precision_follow_the_kind_of_place(
    gazetteer: StoredGazetteer, name: str, precision: Precision, least_m: float, most_m: float
) -> None:
    place = gazetteer.find(name)[0].place
    assert place.precision is precision
    assert least_m <= place.position.radius_m <= most_m


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Indian", "IN"),
        ("pakistani", "PK"),
        ("Israelis", "IL"),
        ("Dutch", "NL"),
        ("Sindoor", None),
        ("", None),
    ],
)
def test_demonyms(gazetteer: StoredGazetteer, word: str, country: str | None) -> None:
    assert gazetteer.demonym(word) == country


def test_countries_by_code(gazetteer: StoredGazetteer) -> None:
    country = gazetteer.country("UA")
    assert country is not None
    assert country.name == "Ukraine"
    assert gazetteer.country("XX") is None


def test_near_finds_what_lies_within_the_box(gazetteer: StoredGazetteer) -> None:
    places = gazetteer.near(73.1, 33.6, within_degrees=0.05)
    assert "ourairports:OPRN" in [place.id for place in places]
    assert all(abs(place.position.lon - 73.1) <= 0.0501 for place in places)


def test_threads_share_it(gazetteer: StoredGazetteer) -> None:
    found: list[str] = []

    def look() -> None:
        found.extend(gazetteer.find("Lahore")[0].place.id for _ in range(20))

    threads = [threading.Thread(target=look) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 160
    assert len(set(found)) == 1


def test_a_missing_file_says_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="make setup"):
        StoredGazetteer(tmp_path / "none.sqlite")


def test_a_damaged_file_says_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "damaged.sqlite"
    path.write_bytes(b"half a download" * 1000)
    with pytest.raises(GazetteerError, match=r"damaged.*make setup"):
        StoredGazetteer(path)


@pytest.mark.parametrize("name", ["Kursk region", "Kursk Oblast", "Bryansk province"])
def test_an_area_is_found_by_any_word_for_its_kind(gazetteer: StoredGazetteer, name: str) -> None:
    assert gazetteer.find(name)[0].place.feature_code == "ADM1"


@pytest.mark.parametrize(("wrong", "name"), [("Макиївка", "Makiyivka"), ("Харькив", "Kharkiv")])
def test_misspelt_names_of_any_script_are_found(gazetteer: StoredGazetteer, wrong: str, name: str) -> None:
    assert not gazetteer.find("حلبب")
    assert gazetteer.find(wrong, approximate=True)[0].place.name == name
    assert gazetteer.similar("حلبب", ["SY"])[0].place.name == "Aleppo"


def test_places_are_found_by_a_part_of_their_name(gazetteer: StoredGazetteer) -> None:
    found = gazetteer.containing("nur kh", 10)
    assert "PAF Base Nur Khan" in [place.name for place in found]
    names = [place.name for place in gazetteer.containing("makii", 10)]
    assert names == ["Makiivka", "Makiyivka"]  # the second only bears it, too
    assert len(gazetteer.containing("san", 7)) == 7


@given(st.text(max_size=40))
def test_any_part_is_answered(text: str) -> None:
    assert len(StoredGazetteer(lists=False).containing(text, 3)) <= 3
