"""Fetch a country's dump from GeoNames: resumed where it broke off, and checked before it counts."""

from __future__ import annotations

import zipfile
from pathlib import Path

import httpx

from geo.errors import GazetteerError

# GeoNames' address for its daily dumps, one a country (download.geonames.org/export/dump/readme.txt).
ADDRESS = "https://download.geonames.org/export/dump"
_TRIES = 5
_SECONDS = 30.0
# The largest dump, that of China, has 30 MB.
_MOST_BYTES = 200_000_000


def download(country: str, folder: Path, *, address: str = ADDRESS) -> Path:
    """Return the file in `folder` that holds GeoNames' dump of `country`.

    A transfer that breaks off goes on where it stopped.

    Raises
    ------
    GazetteerError
        If it cannot be had, or what came is no whole archive.
    """
    url, path = f"{address}/{country}.zip", folder / f"{country}.zip"
    path.unlink(missing_ok=True)
    problem: Exception | None = None
    with httpx.Client(timeout=_SECONDS, trust_env=True) as client:
        for _ in range(_TRIES):
            try:
                _fetch(client, url, path)
                break
            except (httpx.HTTPError, OSError) as error:
                problem = error
        else:
            raise GazetteerError(
                f"{url} cannot be had ({problem}): try later, or give a file with --from"
            ) from problem
    return _whole(path, url)


def _fetch(client: httpx.Client, url: str, path: Path) -> None:
    """Append to the file at `path` what it lacks of the content of `url`."""
    have = path.stat().st_size if path.exists() else 0
    with client.stream("GET", url, headers={"Range": f"bytes={have}-"} if have else {}) as answer:
        if answer.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
            return  # all of it is here
        answer.raise_for_status()
        resumed = answer.status_code == httpx.codes.PARTIAL_CONTENT
        with path.open("ab" if resumed else "wb") as file:
            for piece in answer.iter_raw():
                file.write(piece)
                if file.tell() > _MOST_BYTES:
                    raise GazetteerError(f"{url} is larger than any country's dump: nothing was installed")


def _whole(path: Path, url: str) -> Path:
    try:
        with zipfile.ZipFile(path) as archive:
            damaged = archive.testzip()
    except zipfile.BadZipFile as error:
        raise GazetteerError(f"{url} gave no whole archive ({error}): try later") from error
    if damaged:
        raise GazetteerError(f"{url}: {damaged} is damaged: try later")
    return path
