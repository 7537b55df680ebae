import threading
from pathlib import Path

import numpy as np
import pytest

from geo.errors import GazetteerError
from geo.gazetteer.database import Database
from geo.gazetteer.files import default_path
from geo.gazetteer.names import fold, normalise
from geo.gazetteer.schema import block, digest, fingerprint


@pytest.fixture(scope="module")
def database() -> Database:
    return Database(default_path(), fingerprint=fingerprint(), mend="run `make setup`")


def test_names_are_read_by_key_with_their_places(database: Database) -> None:
    found = [place.id for _, _, place in database.named("lahore")]
    assert "geonames:1172451" in found


def test_a_block_holds_the_names_of_one_country_with_like_consonants(database: Database) -> None:
    keys = {key for key, _ in database.in_blocks("block", [block("lhr", "PK"), block("zzzzzz", "PK")])}
    assert "lahore" in keys
    assert database.in_blocks("block", [block("zzzzzz", "PK")]) == []


def test_what_names_are_looked_up_by_is_told_sorted_and_once(database: Database) -> None:
    for column, held in (
        ("key", digest("lahore")),
        ("fold", digest(fold("lahore"))),
        ("block", block("lhr", "PK")),
    ):
        digests = database.digests(column)
        assert held in digests
        assert (np.diff(digests) > 0).all()


def test_longer_names_begin_with_the_words_asked_for(database: Database) -> None:
    found = database.longer("salt lake")
    assert found
    assert all(normalise(name).startswith("salt lake ") for name, _ in found)
    rows = [row for _, row in found]
    assert set(database.of_rows(rows)) == set(rows)


def test_each_thread_has_a_connection_of_its_own(database: Database) -> None:
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(len(database.sources()))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(set(found)) == 1


def test_a_file_of_other_data_is_refused_with_the_way_out() -> None:
    with pytest.raises(GazetteerError, match=r"out of date: run `make setup`"):
        Database(default_path(), fingerprint="another", mend="run `make setup`")


def test_a_damaged_file_is_refused_with_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "XX.sqlite"
    path.write_bytes(b"half a download" * 100)
    with pytest.raises(GazetteerError, match=r"damaged .*: delete it and run `this`"):
        Database(path, fingerprint="any", mend="run `this`")


def test_places_are_read_by_the_words_of_their_own_or_their_other_names(database: Database) -> None:
    own = [place.name for place in database.containing(["nur", "kha"], "own", 5)]
    assert own == ["PAF Base Nur Khan"]
    assert [place.name for place in database.containing(["халеб"], "own", 5)] == []
    assert "Aleppo" in [place.name for place in database.containing(["حلب"], "other", 5)]
