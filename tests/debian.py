"""``python -m tests.debian``: have what the tests need of Debian's, a Chromium and a Nominatim's database."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests import chromium
from tests.nominatim import needs

# Debian's PostgreSQL makes and starts a cluster of its own unless told not to; the tests start theirs.
_NO_CLUSTER = Path("/etc/postgresql-common/createcluster.d/strikemap-tests.conf")


def install() -> None:
    """Install what is missing if this is root on Debian; else say how to get it."""
    wanted = [part for part in (chromium, needs) if not part.is_there()]
    if not wanted:
        return
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        for part in wanted:
            sys.stderr.write(f"strikemap: {part.HOW_TO_GET_IT}; without it they are skipped\n")
        return
    if needs in wanted and not _NO_CLUSTER.parents[1].exists():
        _NO_CLUSTER.parent.mkdir(parents=True)
        _NO_CLUSTER.write_text("create_main_cluster = false\n", encoding="utf-8")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([apt, "update", "-q"], env=quiet, check=False, stdout=subprocess.DEVNULL)
    command = [apt, "install", "-q", "-y", "--no-install-recommends"]
    command += [package for part in wanted for package in part.PACKAGES]
    if subprocess.run(command, env=quiet, check=False, stdout=subprocess.DEVNULL).returncode:
        hints = "; ".join(part.HOW_TO_GET_IT for part in wanted)
        sys.exit(f"strikemap: apt-get could not install {' '.join(command[5:])}; {hints}")


if __name__ == "__main__":
    install()
