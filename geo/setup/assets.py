"""The scripts, styles and pictures that the map in the browser is made of, copied from npm packages."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from geo.errors import SetupError
from geo.setup.built import building, fingerprint, is_current
from geo.setup.packages import LOCK_FILES


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file of an npm package and where the app serves it.

    Attributes
    ----------
    package, path
        npm package and the file's (or folder's) path in it.
    served_as
        Path below ``/app/static/vendor``.
    """

    package: str
    path: str
    served_as: str


ASSETS = (
    Asset(package="leaflet", path="dist/leaflet.js", served_as="leaflet/leaflet.js"),
    Asset(package="leaflet", path="dist/leaflet.css", served_as="leaflet/leaflet.css"),
    Asset(package="leaflet", path="dist/images", served_as="leaflet/images"),
    Asset(package="leaflet", path="LICENSE", served_as="leaflet/LICENSE"),
    Asset(package="protomaps-leaflet", path="LICENSE", served_as="protomaps-leaflet/LICENSE"),
    Asset(
        package="protomaps-leaflet",
        path="dist/protomaps-leaflet.js",
        served_as="protomaps-leaflet/protomaps-leaflet.js",
    ),
)


def made_from() -> str:
    """Return the fingerprint of what the assets are made of."""
    return fingerprint((*LOCK_FILES, Path(__file__)))


def assets_are_current(vendor: Path) -> bool:
    """Return whether `vendor` holds just the assets that set-up would copy now."""
    return is_current(vendor, made_from())


def copy_assets(node_modules: Path, vendor: Path) -> None:
    """Copy the assets out of `node_modules` to `vendor`, all or none.

    Raises
    ------
    SetupError
        If a package lacks a file, or a file cannot be written.
    """
    with building(vendor, made_from()) as part:
        for asset in ASSETS:
            source, target = node_modules / asset.package / asset.path, part / asset.served_as
            if not source.exists():
                raise SetupError(f"npm package {asset.package} has no {asset.path}: mend geo/setup/assets.py")
            target.parent.mkdir(parents=True, exist_ok=True)
            copy = shutil.copytree if source.is_dir() else shutil.copyfile
            copy(source, target)
