"""Standard streams and files of the command line; ``-`` is standard input or output."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import typer

from geo.articles import MAX_BYTES
from geo.errors import ExportError
from geo.files import replacing

STANDARD = "-"
FAILED = 1
USAGE = 2


def complain(message: str, code: int = FAILED) -> int:
    """Write `message` as one line to standard error and return `code`."""
    line = " ".join(message.split())
    printable = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in line)
    print(f"strikemap: {printable}", file=sys.stderr)
    return code


def complain_of(name: str, reason: str) -> None:
    """Complain that the text called `name` was set aside."""
    complain(reason if reason.startswith(name) else f"{name}: {reason}")


def standard_input() -> bytes:
    """Return what standard input holds, up to one byte more than an article may have."""
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def write(target: str, pieces: Iterable[bytes]) -> None:
    """Write `pieces` to the file `target`, whole or not at all, or to standard output.

    Raises
    ------
    ExportError
        If the file or standard output cannot be written; what was in the file before is untouched.
    """
    if target == STANDARD:
        _to_standard_output(pieces)
        return
    path = Path(target)
    try:
        with _beside(path) as file:
            for piece in pieces:
                file.write(piece)
    except OSError as error:
        raise ExportError(
            f"{target} cannot be written ({(error.strerror or str(error)).lower()}): "
            "name another file or make room there"
        ) from error


@contextlib.contextmanager
def _beside(path: Path) -> Iterator[BinaryIO]:
    """Open a file beside `path` that takes its place when the block ends well."""
    if path.exists() and not path.is_file():  # a pipe or device, which nothing can take the place of
        with path.open("wb") as file:
            yield file
        return
    with replacing(path) as part, part.open("wb") as file:
        yield file


def _to_standard_output(pieces: Iterable[bytes]) -> None:
    try:
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _close_standard_output()  # the reader has seen enough (`| head`)
        raise typer.Exit(FAILED) from None
    except OSError as error:
        _close_standard_output()
        raise ExportError(
            f"standard output cannot be written ({(error.strerror or str(error)).lower()}): "
            "make room there or write elsewhere"
        ) from error


def _close_standard_output() -> None:
    """Leave nothing to be flushed at exit, where it would fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
