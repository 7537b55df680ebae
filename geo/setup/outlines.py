"""The outlines of countries, provinces and regions, made once from the same map as the base map."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from geo.errors import SetupError
from geo.gazetteer import StoredGazetteer, outlines
from geo.gazetteer.areas import OUTLINES
from geo.gazetteer.schema import fingerprint as gazetteer_fingerprint
from geo.setup.built import building, fingerprint, is_current
from geo.setup.natural_earth import is_installed, world_map

Progress = Callable[[str, float], None]

_PACKAGES = ("geopandas", "pyogrio", "shapely")


def made_from(*, detailed: bool) -> str:
    """Return the fingerprint of what outlines with provinces, or none at all, are made of."""
    versions = (f"{package}={version(package)}" for package in _PACKAGES)
    facts = ("provinces" if detailed else "none", gazetteer_fingerprint(), *versions)
    return fingerprint([Path(outlines.__file__)], facts)


def outlines_are_current(folder: Path) -> bool:
    """Return whether `folder` holds what set-up would build now; none will do where none can be had."""
    if is_current(folder, made_from(detailed=True)):
        return True
    return not is_installed() and is_current(folder, made_from(detailed=False))


def make_outlines(folder: Path, gazetteer: Path, workshop: Path, report: Progress) -> None:
    """Build the outlines in `folder`; where Natural Earth cannot be had, areas are listed, not drawn.

    Parameters
    ----------
    folder
        Where they are kept.
    gazetteer
        The built gazetteer's file: the areas to draw.
    workshop
        Folder for what is fetched.
    report
        Told what is being done and the share of the work that is behind (0-1).

    Raises
    ------
    SetupError
        If a file cannot be written.
    """
    report("outlines of countries and provinces", 0.1)
    try:
        provinces = world_map(workshop)
    except SetupError:
        with building(folder, made_from(detailed=False)):
            return
    with building(folder, made_from(detailed=True)) as part:
        outlines.build_outlines(part / OUTLINES, world_map=provinces, gazetteer=StoredGazetteer(gazetteer))
