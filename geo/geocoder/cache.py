"""AnswerCache: what online geocoders answered, kept on disk, and whose turn it is to ask."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from geo.geocoder.failures import ServiceError

# Places change their names and borders rarely, and services ask to be asked rarely.
KEPT_FOR = timedelta(days=90)
# Nominatim's usage policy: an absolute maximum of one request a second.
SECONDS_BETWEEN_REQUESTS = 1.0
# A turn farther ahead than this was written by a clock that has since been set back.
_FARTHEST_TURN_S = 120.0

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS kept (question TEXT PRIMARY KEY, found TEXT NOT NULL, at REAL NOT NULL)",
    "CREATE TABLE IF NOT EXISTS turn (service TEXT PRIMARY KEY, at REAL NOT NULL)",
)


class AnswerCache:
    """A SQLite file of answers, shared between threads and processes; never the gazetteer's.

    Parameters
    ----------
    path
        The file; made with its folder when it is first needed.
    keep
        How long an answer is good for.
    clock, sleep
        The time in seconds since 1970, and how to wait.
    """

    def __init__(
        self,
        path: Path,
        *,
        keep: timedelta = KEPT_FOR,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._path = path
        self._keep_s = keep.total_seconds()
        self._clock = clock
        self._sleep = sleep

    def read(self, question: str) -> list[dict[str, Any]] | None:
        """Return what was answered to `question`, `None` if it is not known or too old."""
        with self._opened() as database:
            oldest = self._clock() - self._keep_s
            row = database.execute(
                "SELECT found FROM kept WHERE question = ? AND at >= ?", (question, oldest)
            ).fetchone()
        return json.loads(row[0]) if row else None

    def write(self, question: str, found: list[dict[str, Any]]) -> None:
        """Keep what was answered to `question`, and forget what is too old."""
        now = self._clock()
        with self._opened() as database:
            database.execute("DELETE FROM kept WHERE at < ?", (now - self._keep_s,))
            database.execute(
                "INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", (question, json.dumps(found), now)
            )

    def wait_for_turn(self, service: str) -> None:
        """Return when `service` may be asked: a second after the last request of any process."""
        with self._opened() as database:
            now = self._clock()
            row = database.execute("SELECT at FROM turn WHERE service = ?", (service,)).fetchone()
            turn = max(now, row[0] + SECONDS_BETWEEN_REQUESTS) if row else now
            turn = now if turn - now > _FARTHEST_TURN_S else turn
            database.execute("INSERT OR REPLACE INTO turn VALUES (?, ?)", (service, turn))
        if turn > now:
            self._sleep(turn - now)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """Open the file, for one process at a time.

        Raises
        ------
        ServiceError
            If it is damaged, or cannot be made or written.
        """
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, timeout=30, isolation_level=None)) as database:
                database.execute("BEGIN IMMEDIATE")
                for statement in _SCHEMA:
                    database.execute(statement)
                yield database
                database.execute("COMMIT")
        except (OSError, sqlite3.Error) as error:
            raise ServiceError(
                f"answers cannot be kept in {self._path} ({error}): delete the file if it is damaged, "
                "or make its folder writable"
            ) from error
