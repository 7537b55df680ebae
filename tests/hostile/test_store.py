import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from geo.store import open_store
from tests.page.server import ROOT

# Ingests without the extractor: what is tried here is the store.
INGEST = """
import sys
from geo import pipeline
from geo.cli import main
from tests.test_pipeline import FakeExtractor, FakeResolver
pipeline.reader = lambda: (FakeExtractor(), FakeResolver())
sys.exit(main(["ingest", sys.argv[1]]))
"""
ARTICLES = 320  # ten batches


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    for i in range(ARTICLES):
        (folder / f"{i:04}.txt").write_text(f"Forces struck Rawalpindi at night, for the {i} time.")
    folder.chmod(0o755)
    return folder


def started(articles: Path, database: Path, **options) -> subprocess.Popen[str]:
    environment = {**os.environ, "STRIKEMAP_DATABASE": str(database), **options.pop("env", {})}
    return subprocess.Popen(
        [sys.executable, "-c", INGEST, str(articles)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def kept(database: Path) -> tuple[int, int]:
    with sqlite3.connect(database) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return connection.execute(
            "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM reports)"
        ).fetchone()


def test_killed_in_the_middle_whole_batches_are_kept_and_the_rest_follows(articles, tmp_path):
    database = tmp_path / "s.sqlite"
    process = started(articles, database)
    while process.poll() is None and not (database.exists() and _has_articles(database)):
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    texts, reports = kept(database)
    assert 0 < texts == reports
    assert texts % 32 == 0
    out, err = started(articles, database).communicate()
    assert (kept(database), err) == ((ARTICLES, ARTICLES), "")
    assert f"{ARTICLES - texts} added" in out


def _has_articles(database: Path) -> bool:
    try:
        with sqlite3.connect(database) as connection:
            return connection.execute("SELECT count(*) FROM articles").fetchone()[0] > 0
    except sqlite3.OperationalError:
        return False


def test_two_writers_at_once_lose_nothing(articles, tmp_path):
    database = tmp_path / "s.sqlite"
    both = [started(articles, database) for _ in range(2)]
    ends = [process.communicate() for process in both]
    assert [err for _, err in ends] == ["", ""]
    assert kept(database) == (ARTICLES, ARTICLES)


def test_a_full_disk_is_one_line_and_what_was_kept_stays(articles, tmp_path):
    database = tmp_path / "s.sqlite"

    def little_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    process = started(articles, database, preexec_fn=little_room)
    _, err = process.communicate()
    assert process.returncode == 1
    assert err.startswith("strikemap: the database")
    assert "free disk space" in err
    assert err.count("\n") == 1
    texts, reports = kept(database)
    assert texts == reports < ARTICLES
    assert started(articles, database).communicate()[1] == ""
    assert kept(database) == (ARTICLES, ARTICLES)


def test_without_a_home_all_is_the_same(articles, tmp_path):
    database = tmp_path / "s.sqlite"
    process = started(articles, database, env={"HOME": "/nonexistent"})
    assert process.communicate()[1] == ""
    assert kept(database) == (ARTICLES, ARTICLES)


def test_a_file_that_is_no_database_is_told_and_left_alone(articles, tmp_path):
    database = tmp_path / "s.sqlite"
    database.write_bytes(b"no database at all" * 1000)
    process = started(articles, database)
    _, err = process.communicate()
    assert process.returncode == 1
    assert err.startswith("strikemap: the database")
    assert database.read_bytes() == b"no database at all" * 1000


def test_of_a_clock_set_back_the_log_keeps_the_order(tmp_path, monkeypatch):
    from datetime import UTC, datetime

    from geo.store import archive
    from tests.fabricated import keep

    class Back(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(1999, 1, 1, tzinfo=UTC)

    store = open_store(tmp_path / "s.sqlite")
    keep(store)
    monkeypatch.setattr(archive, "datetime", Back)
    keep(store, dated=False)
    assert [edit.number for edit in store.edits()] == sorted(edit.number for edit in store.edits())
    assert store.edits()[-1].at_utc.year == 1999
    assert len(store.strikes()) == 10
