"""``python -m tests.chromium``: have a Chromium for the tests of the page, from Debian if there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from ctypes.util import find_library

# Playwright's own driver wants libatomic, which a bare Debian has not.
_PACKAGES = ("chromium", "libatomic1")
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
HOW_TO_GET_IT = "the tests of the page need Chromium: on Debian, apt-get install " + " ".join(_PACKAGES)


def find() -> str | None:
    """Return the path of the machine's Chromium, ``None`` if it has none."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def install() -> None:
    """Install Debian's Chromium if there is none and this is root on Debian; else say how to get it."""
    if find() and (sys.platform != "linux" or find_library("atomic")):
        return
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        sys.stderr.write(f"strikemap: {HOW_TO_GET_IT}; without it they are skipped\n")
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([apt, "update", "-q"], env=quiet, check=False, stdout=subprocess.DEVNULL)
    command = [apt, "install", "-q", "-y", "--no-install-recommends", *_PACKAGES]
    if subprocess.run(command, env=quiet, check=False, stdout=subprocess.DEVNULL).returncode:
        sys.exit(f"strikemap: apt-get could not install chromium; {HOW_TO_GET_IT}")


if __name__ == "__main__":
    install()
