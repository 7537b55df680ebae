"""A PostgreSQL of the tests' own in a new folder, reached through a socket there alone."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.nominatim import needs

# What is made is thrown away: nothing waits for the disk, nobody else can connect.
_SETTINGS = (
    "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c jit=off"
    " -c autovacuum=off -c max_connections=30 -k {folder}"
)


@contextmanager
def database(folder: Path) -> Iterator[None]:
    """Start a PostgreSQL that is reached through a socket in `folder` alone; it never runs as root."""
    programs = needs.postgresql()
    assert programs is not None
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    data, log = folder / "data", folder / "postgresql.log"
    control = [str(programs / "pg_ctl"), "-D", str(data), "-w", "-l", str(log)]
    run(
        [
            str(programs / "initdb"),
            "-D",
            str(data),
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-sync",
        ],
        folder / "initdb.log",
        user=user,
    )
    run([*control, "-o", _SETTINGS.format(folder=folder), "start"], folder / "start.log", user=user)
    try:
        yield
    finally:
        run([*control, "-m", "immediate", "stop"], folder / "stop.log", user=user)


def run(
    command: Sequence[str], log: Path, environment: Mapping[str, str] | None = None, user: str | None = None
) -> None:
    """Run a program to its end; what it says is shown if it fails. A daemon may keep the log open."""
    with log.open("wb") as printed:
        done = subprocess.run(
            command, cwd=log.parent, env=environment, user=user, stdout=printed, stderr=printed, check=False
        )
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {log.read_text(errors='replace')[-2000:]}")
