import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from geo.geocoder.cache import AnswerCache
from geo.geocoder.failures import ServiceError


class Clock:
    """A clock that moves when somebody sleeps, or when it is set."""

    def __init__(self) -> None:
        self.now = 1_000_000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def cache(tmp_path: Path, clock: Clock) -> AnswerCache:
    return AnswerCache(tmp_path / "new" / "c.sqlite", keep=timedelta(days=1), clock=clock, sleep=clock.sleep)


def test_answers_outlive_the_process_until_they_are_too_old(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "c.sqlite"
    found = [{"address": "Lahore", "raw": {"name": "\ud800 لاہور"}}]
    AnswerCache(path, clock=clock).write("q", found)
    again = AnswerCache(path, keep=timedelta(days=1), clock=clock)
    assert again.read("q") == found
    clock.now += 86_399
    assert again.read("q") == found
    clock.now += 2
    assert again.read("q") is None


def test_nothing_found_is_an_answer_too(cache: AnswerCache) -> None:
    assert cache.read("q") is None
    cache.write("q", [])
    assert cache.read("q") == []


def test_what_is_too_old_is_forgotten_when_something_is_kept(
    cache: AnswerCache, clock: Clock, tmp_path: Path
) -> None:
    cache.write("old", [])
    clock.now += 90_000
    cache.write("new", [])
    with sqlite3.connect(tmp_path / "new" / "c.sqlite") as database:
        assert database.execute("SELECT question FROM kept").fetchall() == [("new",)]


def test_a_service_is_asked_once_a_second_by_all_together(tmp_path: Path, clock: Clock) -> None:
    one, other = (AnswerCache(tmp_path / "c.sqlite", clock=clock, sleep=clock.sleep) for _ in range(2))
    one.wait_for_turn("a")
    other.wait_for_turn("a")
    clock.now += 0.25
    one.wait_for_turn("a")
    other.wait_for_turn("b")
    clock.now += 5
    one.wait_for_turn("a")
    assert clock.slept == [1.0, 0.75]


def test_a_clock_that_was_set_back_makes_nobody_wait(cache: AnswerCache, clock: Clock) -> None:
    cache.wait_for_turn("a")
    clock.now -= 86_400
    cache.wait_for_turn("a")
    assert clock.slept == []


def test_a_damaged_file_is_said_with_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    path.write_bytes(b"no database" * 100)
    with pytest.raises(ServiceError, match="delete the file if it is damaged"):
        AnswerCache(path).read("q")


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ServiceError, match="make its folder writable"):
        AnswerCache(tmp_path / "file" / "c.sqlite").write("q", [])
