import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from geo.coordinates import Position
from geo.errors import GazetteerError
from geo.gazetteer import Place, StoredGazetteer
from geo.gazetteer.build import keys, write
from geo.gazetteer.entries import Entry
from geo.vocabulary import Precision


def entry(number: int, name: str, *names: str, feature: str = "P", core: str = "") -> Entry:
    return Entry(
        place=Place(
            id=f"test:{number}",
            name=name,
            position=Position(lon=73.0 + number, lat=33.0, radius_m=3_000),
            feature_class=feature,
            feature_code="AIRB" if feature == "S" else "PPL",
            country="PK",
            precision=Precision.TOWN,
            coordinate_source="test",
            coordinate_licence="none",
            population=number * 1000,
        ),
        names=(name, *names),
        cores=(core,) if core else (),
    )


WORLD = (
    entry(1, "Rawalpindi", "Pindi"),
    entry(2, "PAF Base Nur Khan", "Chaklala Air Base", feature="S", core="Nur Khan"),
)


def test_what_is_written_is_found(tmp_path: Path) -> None:
    write(tmp_path / "g.sqlite", WORLD)
    gazetteer = StoredGazetteer(tmp_path / "g.sqlite")
    assert gazetteer.find("pindi")[0].place == WORLD[0].place
    assert gazetteer.find("Nur Khan airbase")[0].place == WORLD[1].place
    assert [mention.text for mention in gazetteer.mentions("Nur Khan Airbase in Rawalpindi")] == [
        "Nur Khan Airbase",
        "Rawalpindi",
    ]


def test_the_same_entries_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(tmp_path / name, WORLD)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_build_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "g.sqlite"
    write(path, WORLD)

    def broken() -> Iterator[Entry]:
        yield WORLD[0]
        raise GazetteerError("evidence is missing")

    with pytest.raises(GazetteerError, match="evidence"):
        write(path, broken())
    assert [file.name for file in tmp_path.iterdir()] == ["g.sqlite"]
    assert StoredGazetteer(path).find("Nur Khan")


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(GazetteerError, match="cannot write"):
        write(tmp_path / "file" / "g.sqlite", WORLD)


def test_a_gazetteer_of_other_data_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "g.sqlite"
    write(path, WORLD)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE meta SET value = 'schema=0' WHERE key = 'fingerprint'")
    with pytest.raises(GazetteerError, match=r"out of date.*make setup"):
        StoredGazetteer(path)


def test_progress_ends_at_the_whole(tmp_path: Path) -> None:
    told: list[float] = []
    write(tmp_path / "g.sqlite", WORLD, progress=lambda _, share: told.append(share))
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_a_base_has_the_keys_of_all_its_spellings() -> None:
    found = {key for key, _, _ in keys(WORLD[1])}
    assert found == {
        "paf base nur khan",
        "nur khan airbase",
        "chaklala air base",
        "chaklala airbase",
        "nur khan",
    }
