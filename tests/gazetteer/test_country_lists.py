from pathlib import Path

import pytest

from geo.errors import GazetteerError
from geo.gazetteer import StoredGazetteer
from geo.gazetteer.country_lists import add, installed, remove
from geo.gazetteer.files import default_path, lists_folder
from geo.vocabulary import Precision
from tests.gazetteer import list_samples as samples


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """The built gazetteer, in a folder where lists can be installed beside it."""
    path = tmp_path / "gazetteer.sqlite"
    path.symlink_to(default_path())
    return path


def test_places_of_a_list_are_found_beside_the_others(built: Path, tmp_path: Path) -> None:
    before = StoredGazetteer(built)
    assert not before.find("Qwxyz Kalan")
    added = add("PK", samples.whos_on_first(tmp_path), gazetteer=built)
    assert installed(built) == [added]
    after = StoredGazetteer(built)
    near, far = sorted((hit.place for hit in after.find("Qwxyz Kalan")), key=lambda place: place.id)
    assert (near.id, far.id) == ("whosonfirst:2", "whosonfirst:4")
    assert (near.admin1, near.admin2, near.precision) == ("Punjab", "Kasur", Precision.TOWN)
    assert near.coordinate_source == "Who's On First"
    assert after.by_id("whosonfirst:2") == near
    assert [mention.text for mention in after.mentions("shells on Qwxyz Kalan")] == ["Qwxyz Kalan"]
    assert after.find("Vwxyz Town")[0].place.precision is Precision.NEIGHBOURHOOD
    assert near in after.near(74.1, 31.2, within_degrees=0.01)


def test_duplicates_are_one_place_under_all_their_names(built: Path, tmp_path: Path) -> None:
    add("PK", samples.whos_on_first(tmp_path), gazetteer=built)
    gazetteer = StoredGazetteer(built)
    assert [hit.place.id for hit in gazetteer.find("Kwxyz")][:1] == ["whosonfirst:2"]
    lahore = [hit.place for hit in gazetteer.find("Lahor") if hit.place.population > 10_000_000]
    assert [place.id for place in lahore if place.feature_class == "P"] == ["geonames:1172451"]


def test_a_geonames_dump_is_installed_under_the_areas_of_the_gazetteer(built: Path, tmp_path: Path) -> None:
    add("PK", samples.geonames_archive(tmp_path), gazetteer=built)
    place = StoredGazetteer(built).find("Third Qwxyz Kalan")[0].place
    assert (place.id, place.admin1, place.timezone) == ("geonames:99000001", "Punjab", "Asia/Karachi")


def test_a_damaged_list_leaves_the_old_one(built: Path, tmp_path: Path) -> None:
    path = samples.whos_on_first(tmp_path)
    add("PK", path, gazetteer=built)
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(GazetteerError):
        add("PK", path, gazetteer=built)
    assert [row.country for row in installed(built)] == ["PK"]
    assert StoredGazetteer(built).find("Qwxyz Kalan")
    assert [file.name for file in lists_folder(built).iterdir()] == ["PK.sqlite"]


def test_a_removed_list_is_gone(built: Path, tmp_path: Path) -> None:
    add("PK", samples.whos_on_first(tmp_path), gazetteer=built)
    remove("PK", gazetteer=built)
    assert installed(built) == []
    assert not StoredGazetteer(built).find("Qwxyz Kalan")
    with pytest.raises(GazetteerError, match="no list of 'PK'"):
        remove("PK", gazetteer=built)


def test_a_damaged_installed_list_says_the_way_out(built: Path) -> None:
    lists_folder(built).mkdir()
    (lists_folder(built) / "PK.sqlite").write_bytes(b"no database" * 1000)
    with pytest.raises(GazetteerError, match="gazetteer add PK"):
        StoredGazetteer(built)
    with pytest.raises(GazetteerError, match="gazetteer remove PK"):
        installed(built)
    remove("PK", gazetteer=built)
    StoredGazetteer(built)
