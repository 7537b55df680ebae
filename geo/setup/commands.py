"""Run other programs, and say in one sentence what went wrong with them."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from geo.errors import SetupError

# How pip, npm, apt and Python begin the lines that tell what went wrong.
_TELLING = re.compile(r"(ERROR: |npm (error|ERR!) |E: |(?=\w*Error: ))")

CHECK_THE_NETWORK = "check the network and the registry's address, then run the set-up again"


def run(
    command: Sequence[str],
    purpose: str,
    *,
    way_out: str = CHECK_THE_NETWORK,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
    on_line: Callable[[str], None] = lambda _line: None,
) -> None:
    """Run `command` to its end, without input.

    Parameters
    ----------
    purpose
        What for, to go on after "cannot".
    way_out
        What to do if it fails.
    folder, environment
        Where it runs, and with what environment variables; this process's own if not given.
    on_line
        Called with each line that it prints.

    Raises
    ------
    SetupError
        If it cannot be started or fails: what for, its own telling line, and the way out.
    """
    printed: list[str] = []
    try:
        with subprocess.Popen(  # noqa: S603 (the commands are this package's own)
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        ) as process:
            for line in process.stdout or ():
                printed.append(line.strip())
                on_line(printed[-1])
    except OSError as error:
        raise SetupError(f"cannot {purpose}: {command[0]} does not start ({error.strerror})") from error
    if process.returncode:
        raise SetupError(f"cannot {purpose}: {_complaint(printed)}; {way_out}")


def _complaint(printed: Sequence[str]) -> str:
    """Return the last line that tells what went wrong."""
    said = [line for line in printed if line]
    telling = [line for line in said if _TELLING.match(line) and "log of this run" not in line] or said
    return _TELLING.sub("", telling[-1])[:200].rstrip(".") if telling else "it failed without a word"
