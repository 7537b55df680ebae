"""A real Nominatim: a PostgreSQL of its own in a new folder, a small import, and its own web server."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.nominatim import needs
from tests.postgresql import database, run

_PLACES = Path(__file__).with_name("places.osm")
_NOMINATIM = (
    sys.executable,
    "-c",
    "import sys; from nominatim_db.cli import nominatim; sys.exit(nominatim())",
)
_SECONDS_TO_START = 60


@contextmanager
def serving() -> Iterator[str]:
    """Serve a Nominatim of `_PLACES` on a free port; yield its address; leave nothing behind."""
    with tempfile.TemporaryDirectory(prefix="strikemap-nominatim-") as name:
        folder = Path(name)
        with database(folder):
            environment = _environment(folder)
            run([*_NOMINATIM, *_import(folder)], folder / "import.log", environment)
            with _web(folder, environment) as address:
                yield address


def _import(folder: Path) -> Sequence[str]:
    osm_file = ("--osm-file", str(_PLACES))
    return ("import", "--project-dir", str(folder), *osm_file, "--offline", "--no-updates", "--threads", "2")


def _environment(folder: Path) -> Mapping[str, str]:
    """Return where Nominatim finds its database and Debian's PyICU, which alone of Debian's it may see."""
    icu = needs.icu()
    assert icu is not None
    (folder / "python").mkdir()
    (folder / "python" / "icu").symlink_to(icu)
    return {
        **os.environ,
        "PYTHONPATH": str(folder / "python"),
        "PGHOST": str(folder),
        "PGUSER": "postgres",
        "NOMINATIM_DATABASE_DSN": f"pgsql:host={folder};user=postgres;dbname=nominatim",
        "NOMINATIM_DATABASE_WEBUSER": "postgres",
    }


@contextmanager
def _web(folder: Path, environment: Mapping[str, str]) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    command = [*_NOMINATIM, "serve", "--project-dir", str(folder), "--server", place, "--engine", "starlette"]
    log = folder / "serve.log"
    with (
        log.open("wb") as printed,
        subprocess.Popen(command, env=environment, stdout=printed, stderr=printed) as web,
    ):
        try:
            _wait_for(f"http://{place}/status", web, log)
            yield f"http://{place}"
        finally:
            web.terminate()


def _wait_for(address: str, web: subprocess.Popen[bytes], log: Path) -> None:
    ends = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < ends and web.poll() is None:
        try:
            if httpx.get(address, timeout=5, trust_env=False).text == "OK":
                return
        except httpx.HTTPError:
            time.sleep(0.1)
    raise RuntimeError(f"Nominatim does not start: {log.read_text(errors='replace')[-2000:]}")
