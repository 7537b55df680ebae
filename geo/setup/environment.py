"""``python3 -m geo.setup.environment``: the virtual environment, with pinned and hashed packages.

This module runs before any package is installed, so it uses the standard library alone. Debian's
Python may lack ``ensurepip`` (it is in ``python3-venv``): then the pip of the system serves.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
import sysconfig
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

from geo.errors import SetupError
from geo.setup.commands import CHECK_THE_NETWORK, run

PROJECT = Path(__file__).parents[2]
OLDEST_PYTHON = (3, 11)
_STAMP = "strikemap-packages.json"


def main(arguments: Sequence[str]) -> int:
    """Install the requirement files named in `arguments`; return the exit code."""
    try:
        check_python(sys.version_info[:2])
        for name in arguments or ("requirements.txt",):
            install(PROJECT / name, PROJECT / ".venv", _show if sys.stderr.isatty() else _say_nothing)
    except SetupError as error:
        sys.stderr.write(f"strikemap: {error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("strikemap: stopped; run it again to go on\n")
        return 130
    return 0


def check_python(version: tuple[int, ...]) -> None:
    """Refuse a Python that is too old.

    Raises
    ------
    SetupError
        If `version` is below `OLDEST_PYTHON`.
    """
    if version < OLDEST_PYTHON:
        wanted, this = (".".join(map(str, number)) for number in (OLDEST_PYTHON, version))
        raise SetupError(
            f"Python {this} is too old, {wanted} is the oldest that will do: install it (on Debian 12: "
            f"apt-get install python3), or name another: make PYTHON=python{wanted}"
        )


def install(requirements: Path, venv: Path, show: Callable[[str], None]) -> None:
    """Install the packages of a requirement file in `venv`, unless they are there already.

    Parameters
    ----------
    requirements
        Pinned and hashed, as ``pip --require-hashes`` wants it.
    venv
        The environment's folder; made if it is missing.
    show
        Called with what is being done.

    Raises
    ------
    SetupError
        If it cannot be written, or a package cannot be fetched or differs from its hash.
    """
    key, wanted = f"{requirements.parent.name}/{requirements.name}", _sha256(requirements)
    stamp = venv / _STAMP
    installed = _read(stamp)
    if installed.get(key) == wanted:
        return
    show("making the virtual environment")
    pip = _make(venv)
    total = sum("==" in line for line in requirements.read_text(encoding="utf-8").splitlines())
    seen: set[str] = set()

    def count(line: str) -> None:
        if line.startswith("Collecting "):
            seen.add(line)
            show(f"fetching package {len(seen)} of up to {total}")
        elif line.startswith("Installing "):
            show("installing packages (a minute or two)")

    # The lock names everything: nothing is left to resolve.
    options = [
        "--require-hashes",
        "--no-deps",
        "--disable-pip-version-check",
        "--no-input",
        "-r",
        str(requirements),
    ]
    run([*pip, "install", *options], f"install {requirements.name}", way_out=CHECK_THE_NETWORK, on_line=count)
    _link(venv)
    stamp.write_text(json.dumps({**installed, key: wanted}, indent=1) + "\n", encoding="utf-8")
    show("")


def _make(venv: Path) -> list[str]:
    """Make the environment, or leave it as it is, and return the command that is its pip."""
    # Within an environment that has no pip itself, the Python that it was made of serves.
    base = getattr(sys, "_base_executable", None) or sys.executable
    own_pip = importlib.util.find_spec("ensurepip") is not None
    if not own_pip:
        run([base, "-m", "pip", "--version"], "find pip", way_out="on Debian: apt-get install python3-pip")
    command = [base, "-m", "venv", *([] if own_pip else ["--without-pip"]), str(venv)]
    run(command, f"make {venv}", way_out=f"make {venv.parent} writable and its disk roomy, then try again")
    python = str(venv / ("Scripts" if os.name == "nt" else "bin") / "python")
    return [python, "-m", "pip"] if own_pip else [base, "-m", "pip", "--python", python]


def _link(venv: Path) -> None:
    """Let the environment find the project from any folder: programs in benchmarks/ run as files."""
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(venv)}))
    packages.mkdir(parents=True, exist_ok=True)
    (packages / "strikemap.pth").write_text(f"{PROJECT}\n", encoding="utf-8")


def _sha256(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise SetupError(f"cannot read {path}: {error.strerror}") from error


def _read(stamp: Path) -> dict[str, str]:
    """Return which requirement files are installed, by name, as the hashes of their content."""
    try:
        known = json.loads(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _show(doing: str) -> None:
    sys.stderr.write(f"\r\x1b[K{doing}")
    sys.stderr.flush()


def _say_nothing(_doing: str) -> None:
    pass


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
