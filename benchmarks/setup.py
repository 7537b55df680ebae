"""Time `make setup` in a fresh clone with empty package caches, and again when all is there.

    python benchmarks/setup.py [--json]

pip and npm start with empty caches (their home is a new folder); Debian's package lists are this
machine's own. Network and registry are part of what is timed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).parents[1]
_CACHES = ("PIP_CACHE_DIR", "npm_config_cache", "XDG_CACHE_HOME", "STRIKEMAP_DATA", "STRIKEMAP_DATABASE")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print one flat JSON object, nothing else")
    as_json = parser.parse_args().json
    with tempfile.TemporaryDirectory(prefix="strikemap-bench-") as folder:
        figures = measured(Path(folder))
    print(
        json.dumps(figures)
        if as_json
        else "\n".join(f"{name:>20} {value}" for name, value in figures.items())
    )


def measured(folder: Path) -> dict[str, float | int | str]:
    """Return what set-up takes in a clone made in `folder`."""
    clone, home = folder / "clone", folder / "home"
    home.mkdir()
    subprocess.run(["git", "clone", "--quiet", "--depth=1", PROJECT.as_uri(), str(clone)], check=True)
    environment = {name: value for name, value in os.environ.items() if name not in _CACHES}
    environment["HOME"] = str(home)
    return {
        "setup_s": timed(clone, environment),
        "setup_again_s": timed(clone, environment),
        "package_caches": "empty",
        "cores": os.cpu_count() or 0,
        "venv_mb": megabytes(clone / ".venv"),
        "static_mb": megabytes(clone / "static"),
        "gazetteer_mb": megabytes(clone / "data" / "gazetteer.sqlite"),
    }


def timed(clone: Path, environment: dict[str, str]) -> float:
    """Return the seconds that `make setup` takes in `clone`."""
    start = time.perf_counter()
    done = subprocess.run(
        ["make", "setup"], cwd=clone, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"make setup failed: {done.stderr.strip()[-300:]}")
    return round(time.perf_counter() - start, 2)


def megabytes(path: Path) -> float:
    """Return the size of a file or folder."""
    files = (
        [path]
        if path.is_file()
        else [file for file in path.rglob("*") if file.is_file() and not file.is_symlink()]
    )
    return round(sum(file.stat().st_size for file in files) / 1e6, 1)


if __name__ == "__main__":
    main()
