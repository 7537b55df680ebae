"""``setup``: make what strikemap needs. ``run``: the page, on this machine only."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from geo import pipeline
from geo.cli.streams import FAILED, complain_of
from geo.errors import SetupError
from geo.setup.steps import set_up
from geo.sources import read_folder
from geo.store import open_store

# glibc: large blocks are given back once they are free, and threads share their heaps. Without it a server
# of a million strikes keeps 90 MB that nobody uses.
SPARING = {"MALLOC_MMAP_THRESHOLD_": str(2**20), "MALLOC_ARENA_MAX": "2"}

HOST = "127.0.0.1"
PORT = 8501

_PROJECT = Path(__file__).resolve().parents[2]


def setup() -> None:
    """Make what is missing: browser assets, base map, gazetteer; and read the seeds into the store."""
    set_up()
    store = open_store()
    seeds = read_folder(_PROJECT / "seeds")
    new = [seed for seed in seeds if not (seed.article and store.article(seed.article.id))]
    if not new:
        return  # a second start need not load the extractor
    result = pipeline.ingest(new, store, *pipeline.reader())
    for name, reason in result.set_aside:
        complain_of(name, reason)
    if result.set_aside:
        raise typer.Exit(FAILED)


def run(port: Annotated[int, typer.Option(min=1, max=65535, help="Port on this machine.")] = PORT) -> None:
    """Serve the page on this machine until Ctrl+C; what it needs is made first."""
    refuse_taken(port)
    setup()
    command = [sys.executable, "-m", "streamlit", "run", str(_PROJECT / "streamlit_app.py")]
    options = [f"--server.address={HOST}", f"--server.port={port}", "--server.headless=true"]
    print(f"strikemap is at http://{HOST}:{port} (Ctrl+C ends it)", flush=True)
    with contextlib.suppress(KeyboardInterrupt):
        code = subprocess.call([*command, *options], cwd=_PROJECT, env={**SPARING, **os.environ})  # noqa: S603
        raise typer.Exit(code)


def refuse_taken(port: int) -> None:
    """Raise a SetupError if another program listens at `port`."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise SetupError(
                f"port {port} is taken: end the program that uses it, or name another with --port"
            ) from error
