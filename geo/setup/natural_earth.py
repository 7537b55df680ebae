"""Where the base map's geography comes from: Natural Earth, packed by Debian or by npm.

Debian's ``qgis-common`` ships provinces and disputed borders at 1:10 million. It is used where it is
installed, and else fetched from Debian's archive without being installed, which needs no root. Any
other machine makes do with the countries of npm's ``world-atlas``, and the page says so.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from geo.errors import SetupError
from geo.setup.commands import run

PACKAGE = "qgis-common"
_WORLD_MAP = Path("usr/share/qgis/resources/data/world_map.gpkg")


def is_installed(*, root: Path = Path("/")) -> bool:
    """Return whether Debian's package is installed below `root`."""
    return (root / _WORLD_MAP).is_file()


def world_map(workshop: Path, *, root: Path = Path("/")) -> Path:
    """Return the file of provinces, countries and disputed borders; fetch it if it is not installed.

    Parameters
    ----------
    workshop
        Folder for what is fetched.
    root
        Where Debian's packages are installed.

    Raises
    ------
    SetupError
        If it cannot be had on this machine.
    """
    if is_installed(root=root):
        return root / _WORLD_MAP
    if is_installed(root=workshop):
        return workshop / _WORLD_MAP  # an earlier step fetched it
    for tool in ("apt-get", "dpkg-deb"):
        if not shutil.which(tool):
            raise SetupError(f"{PACKAGE} is a package of Debian, and this machine has no {tool}")
    _download(workshop)
    package = next(workshop.glob(f"{PACKAGE}_*.deb"), None)
    if package is None:
        raise SetupError(f"apt-get fetched no {PACKAGE}")
    run(["dpkg-deb", "--extract", str(package), str(workshop)], f"unpack {PACKAGE}")
    if not (workshop / _WORLD_MAP).is_file():
        raise SetupError(f"{package.name} holds no {_WORLD_MAP.name}")
    return workshop / _WORLD_MAP


def _download(workshop: Path) -> None:
    """Let apt fetch the package and check it against Debian's signed list of hashes."""
    purpose = f"fetch {PACKAGE} from Debian"
    try:
        run(["apt-get", "download", PACKAGE], purpose, folder=workshop)
    except SetupError:
        # A fresh machine or container has no package lists yet; updating them takes root.
        run(["apt-get", "update"], "update Debian's package lists")
        run(["apt-get", "download", PACKAGE], purpose, folder=workshop)
