"""The Chromium that the tests of the page need, and how to get one."""

from __future__ import annotations

import shutil
import sys
from ctypes.util import find_library

# Playwright's own driver wants libatomic, which a bare Debian has not.
PACKAGES = ("chromium", "libatomic1")
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
HOW_TO_GET_IT = "the tests of the page need Chromium: on Debian, apt-get install " + " ".join(PACKAGES)


def find() -> str | None:
    """Return the path of the machine's Chromium, ``None`` if it has none."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def is_there() -> bool:
    """Return whether Chromium and its driver can run."""
    return find() is not None and (sys.platform != "linux" or find_library("atomic") is not None)
