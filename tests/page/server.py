"""The server as ``streamlit run`` starts it, and the Chromium that reads from it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx
from playwright.sync_api import Browser, sync_playwright

from geo.cli.serving import SPARING
from geo.store import DATABASE_VARIABLE
from tests.chromium import find

ROOT = Path(__file__).parents[2]
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whatever a page asks of another host is noted by the reader, and goes nowhere.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
_START_S = 60


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        found: int = free.getsockname()[1]
        return found


@contextmanager
def serving(
    database: Path,
    *,
    app: Path = ROOT / "streamlit_app.py",
    environment: Mapping[str, str] | None = None,
    bound_to: str = "127.0.0.1",
    port: int | None = None,
) -> Iterator[str]:
    """Serve the page from `database` as ``python -m geo run`` does; give its address."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(app), "--server.port", str(port)]
    options = [
        "--server.headless",
        "true",
        "--server.address",
        bound_to,
        "--server.fileWatcherType",
        "none",
    ]
    variables = {**SPARING, **os.environ, DATABASE_VARIABLE: str(database), **(environment or {})}
    log = (database.parent / "server.log").open("wb")
    server = subprocess.Popen([*command, *options], cwd=ROOT, env=variables, stdout=log, stderr=log)
    try:
        address = f"http://127.0.0.1:{port}/"
        _wait_for(address, server)
        yield address
    finally:
        server.terminate()
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:  # it waits for readers that never hang up
            server.kill()
            server.wait()
        log.close()


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _START_S
    while time.monotonic() < until and server.poll() is None:
        try:
            if httpx.get(f"{address}_stcore/health").is_success:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise RuntimeError(f"no server at {address}")


@contextmanager
def started() -> Iterator[Browser]:
    """Give this machine's Chromium, without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=_FLAGS)
        yield browser
        browser.close()
