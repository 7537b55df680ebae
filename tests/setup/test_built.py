import json

import pytest

from geo.errors import SetupError
from geo.setup.built import MANIFEST, building, fingerprint, is_current


@pytest.fixture
def built(tmp_path):
    folder = tmp_path / "static" / "vendor"
    with building(folder, "recipe 1") as part:
        (part / "leaflet").mkdir()
        (part / "leaflet" / "leaflet.js").write_text("L = {}")
        (part / "LICENSE").write_text("BSD-2-Clause")
    return folder


def test_a_built_folder_is_current_for_its_recipe_only(built):
    assert is_current(built, "recipe 1")
    assert not is_current(built, "recipe 2")


def test_the_manifest_holds_the_hash_of_each_file(built):
    manifest = json.loads((built / MANIFEST).read_text())
    assert list(manifest["sha256"]) == ["LICENSE", "leaflet/leaflet.js"]
    # printf 'L = {}' | sha256sum
    known = "bcdbf0494de83f663b246f3aea0f921f44f5ddf9a0efb68a476f5f18ee5f08a1"
    assert manifest["sha256"]["leaflet/leaflet.js"] == known


@pytest.mark.parametrize(
    "harm",
    [
        lambda folder: (folder / "leaflet" / "leaflet.js").write_text("L = 1"),
        lambda folder: (folder / "LICENSE").unlink(),
        lambda folder: (folder / "stranger.js").write_text(""),
        lambda folder: (folder / MANIFEST).unlink(),
        lambda folder: (folder / MANIFEST).write_text("{"),
        lambda folder: (folder / MANIFEST).write_bytes(b"\xff"),
        lambda folder: (folder / MANIFEST).write_text("[]"),
    ],
)
def test_a_damaged_folder_is_not_current(built, harm):
    harm(built)
    assert not is_current(built, "recipe 1")


def test_a_missing_folder_is_not_current(tmp_path):
    assert not is_current(tmp_path / "nowhere", "recipe 1")


def test_building_again_leaves_nothing_of_the_old(built):
    with building(built, "recipe 2") as part:
        (part / "new.js").write_text("")
    assert is_current(built, "recipe 2")
    assert sorted(path.name for path in built.iterdir()) == [MANIFEST, "new.js"]
    assert [path.name for path in built.parent.iterdir()] == ["vendor"]


def test_a_build_that_fails_leaves_the_old_as_it_was_and_no_litter(built):
    def fail() -> None:
        with building(built, "recipe 2") as part:
            (part / "half.js").write_text("")
            raise SetupError("no more network")

    with pytest.raises(SetupError, match="no more network"):
        fail()
    assert is_current(built, "recipe 1")
    assert [path.name for path in built.parent.iterdir()] == ["vendor"]


def test_a_folder_that_cannot_be_written_is_told_with_the_way_out(tmp_path):
    (tmp_path / "static").write_text("a file is in the way")

    def build() -> None:
        with building(tmp_path / "static" / "vendor", "recipe 1"):
            pass

    with pytest.raises(SetupError, match=r"cannot write .*vendor: .*run the set-up again"):
        build()


def test_the_fingerprint_changes_with_any_input_and_any_fact(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_text("1")
    other.write_text("2")
    before = fingerprint([one, other], ["pyogrio=0.13"])
    assert fingerprint([one, other], ["pyogrio=0.13"]) == before
    assert fingerprint([one, other], ["pyogrio=0.14"]) != before
    assert fingerprint([one], ["pyogrio=0.13"]) != before
    one.write_text("3")
    assert fingerprint([one, other], ["pyogrio=0.13"]) != before
