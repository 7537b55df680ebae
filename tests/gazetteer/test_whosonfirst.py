import bz2
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from geo.errors import GazetteerError
from geo.gazetteer.list_formats import read_list
from geo.gazetteer.whosonfirst import read_database

# The columns of Who's On First's distributions; the places are made up.
SCHEMA = """
CREATE TABLE spr (id INTEGER PRIMARY KEY, parent_id INTEGER, name TEXT, placetype TEXT, country TEXT,
    repo TEXT, latitude REAL, longitude REAL, min_latitude REAL, min_longitude REAL, max_latitude REAL,
    max_longitude REAL, is_current INTEGER, is_deprecated INTEGER, is_ceased INTEGER,
    is_superseded INTEGER, is_superseding INTEGER, superseded_by TEXT, supersedes TEXT, lastmodified INTEGER);
CREATE TABLE names (id INTEGER, placetype TEXT, country TEXT, language TEXT, extlang TEXT, script TEXT,
    region TEXT, variant TEXT, extension TEXT, privateuse TEXT, name TEXT, lastmodified INTEGER);
CREATE TABLE ancestors (id INTEGER, ancestor_id INTEGER, ancestor_placetype TEXT, lastmodified INTEGER);
CREATE TABLE concordances (id INTEGER, other_id TEXT, other_source TEXT, lastmodified INTEGER);
"""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "whosonfirst-data-admin-pk-latest.db"
    with closing(sqlite3.connect(path)) as made, made:
        made.executescript(SCHEMA)
        rows = (
            (1, "Qwxyz Province", "region", "PK", 31.0, 73.0, -1, 0),
            (2, "Qwxyz Kalan", "locality", "PK", 31.2, 74.1, 1, 0),
            (3, "Qwxyz Gone", "locality", "PK", 31.3, 74.2, 0, 0),
            (4, "Qwxyz Wrong", "locality", "PK", 31.4, 74.3, 1, 1),
            (5, "Qwxyz Abroad", "locality", "IN", 31.5, 75.3, 1, 0),
        )
        for id_, name, placetype, country, lat, lon, current, deprecated in rows:
            made.execute(
                "INSERT INTO spr VALUES (?,0,?,?,?,'',?,?,?,?,?,?,?,?,0,0,0,'','',0)",
                (
                    id_,
                    name,
                    placetype,
                    country,
                    lat,
                    lon,
                    lat - 1,
                    lon - 1,
                    lat + 1,
                    lon + 1,
                    current,
                    deprecated,
                ),
            )
        made.execute("INSERT INTO names (id, name) VALUES (2, 'قوکز')")
        made.execute("INSERT INTO ancestors VALUES (2, 1, 'region', 0)")
        made.execute("INSERT INTO concordances VALUES (2, '99000001', 'gn:id', 0)")
    return path


def test_the_living_places_of_the_country_are_read(database: Path) -> None:
    rows = list(read_database(database, "PK"))
    assert [row.id for row in rows] == [1, 2]
    assert (rows[1].names, rows[1].geonames_id) == (("قوکز",), "99000001")
    assert rows[1].parents == {"region": "Qwxyz Province"}
    assert rows[0].bbox == (72.0, 30.0, 74.0, 32.0)


def test_a_packed_database_gives_the_same_list(database: Path) -> None:
    packed = database.with_name(f"{database.name}.bz2")
    packed.write_bytes(bz2.compress(database.read_bytes()))
    assert read_list(packed, "PK") == read_list(database, "PK")
    publisher, records = read_list(packed, "PK")
    assert publisher == "Who's On First"
    assert [(record.feature_code, record.region) for record in records] == [
        ("ADM1", ""),
        ("PPL", "Qwxyz Province"),
    ]


@pytest.mark.parametrize("name", ["PK.db", "PK.db.bz2"])
def test_half_a_database_is_refused(database: Path, tmp_path: Path, name: str) -> None:
    content = database.read_bytes()
    broken = tmp_path / name
    whole = bz2.compress(content) if name.endswith("bz2") else content
    broken.write_bytes(whole[: len(whole) // 3])
    with pytest.raises(GazetteerError, match="the old list stays"):
        read_list(broken, "PK")
