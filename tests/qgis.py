"""Debian's QGIS, if the machine has it, and what it makes of a layer."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

PACKAGES = ("python3-qgis", "qgis-providers")
HOW_TO_GET_IT = (
    "the tests against QGIS need its libraries, 960 MB: on Debian, apt-get install "
    f"--no-install-recommends {' '.join(PACKAGES)}"
)
_PYTHON = Path("/usr/bin/python3")
_READER = Path(__file__).with_name("qgis_reader.py")


def is_there() -> bool:
    """Return whether Debian's Python has QGIS."""
    return _PYTHON.exists() and Path("/usr/lib/python3/dist-packages/qgis").is_dir()


def read(provider: str, source: str, home: Path) -> dict[str, Any]:
    """Return what QGIS makes of the layer that one of its data providers reads."""
    variables = {"PATH": "/usr/bin:/bin", "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    command = [str(_PYTHON), "-P", str(_READER), provider, source]
    done = subprocess.run(command, env=variables, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode:
        raise RuntimeError(f"QGIS failed: {done.stderr[-2000:]}")
    told: dict[str, Any] = json.loads(done.stdout)
    return told
