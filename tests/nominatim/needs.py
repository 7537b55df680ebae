"""What a Nominatim of the tests' own stands on besides Python's packages, and how to get it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

PACKAGES = ("osm2pgsql", "postgresql-postgis", "python3-icu")
HOW_TO_GET_IT = (
    "the tests against a Nominatim of their own need PostgreSQL with PostGIS, osm2pgsql and PyICU: "
    f"on Debian, apt-get install {' '.join(PACKAGES)}, and its own version of Python"
)
_PYTHON = f"cpython-{sys.version_info.major}{sys.version_info.minor}-"
_DEBIANS_ICU = Path("/usr/lib/python3/dist-packages/icu")


def is_there() -> bool:
    """Return whether a Nominatim can be made and served."""
    return all((postgresql(), icu(), shutil.which("osm2pgsql")))


def postgresql() -> Path | None:
    """Return the folder of the newest PostgreSQL's programs that has PostGIS."""
    for control in sorted(Path("/usr/share/postgresql").glob("*/extension/postgis.control"), reverse=True):
        programs = Path("/usr/lib/postgresql") / control.parents[1].name / "bin"
        if (programs / "initdb").is_file():
            return programs
    return None


def icu() -> Path | None:
    """Return the folder of Debian's PyICU if this Python can load it; PyPI has no wheel of it."""
    return _DEBIANS_ICU if any(_DEBIANS_ICU.glob(f"_icu_.{_PYTHON}*.so")) else None
