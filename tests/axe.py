"""``python -m tests.axe``: have axe-core, which finds what keeps people from reading a page."""

from __future__ import annotations

import json
from pathlib import Path

from geo.setup.packages import install_packages

_FOLDER = Path(__file__).parent / "npm"
_LOCK_FILES = [_FOLDER / name for name in ("package.json", "package-lock.json")]
_PACKAGE = _FOLDER / "node_modules" / "axe-core"
SCRIPT = _PACKAGE / "axe.min.js"
HOW_TO_GET_IT = "the tests of accessibility need axe-core: python -m tests.axe"


def is_there() -> bool:
    """Return whether the version that is locked is installed."""
    locked = json.loads(_LOCK_FILES[1].read_text(encoding="utf-8"))["packages"]["node_modules/axe-core"]
    described = _PACKAGE / "package.json"
    return (
        described.exists()
        and json.loads(described.read_text(encoding="utf-8"))["version"] == locked["version"]
    )


if __name__ == "__main__":
    if not is_there():
        install_packages(_FOLDER, _LOCK_FILES)
