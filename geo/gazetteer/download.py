"""Fetch a country's list, from GeoNames or another address: resumed where it broke off, and checked."""

from __future__ import annotations

import zipfile
from pathlib import Path

import httpx

from geo.errors import GazetteerError

# GeoNames' address for its daily dumps, one a country (download.geonames.org/export/dump/readme.txt).
ADDRESS = "https://download.geonames.org/export/dump"
# Of the files that hold one list each; the longest first.
SUFFIXES = (".csv.gz", ".db.bz2", ".csv", ".zip", ".txt", ".db")
_TRIES = 5
_SECONDS = 30.0
# The largest dump of GeoNames has 70 MB (United States), Who's On First's largest database a gigabyte.
_MOST_BYTES = 2_000_000_000


def download(country: str, folder: Path, *, address: str = ADDRESS) -> Path:
    """Return the file in `folder` that holds the list of `country`.

    A transfer that breaks off goes on where it stopped: at once or, where the server tells one version of
    the file from another, in a later run.

    Parameters
    ----------
    folder
        Where the file is kept, whole or in part, until `discard`.
    address
        Of one list, in one of the forms that `list_formats` reads, or of a folder of GeoNames' dumps.

    Raises
    ------
    GazetteerError
        If it cannot be had, or what came is no whole archive.
    """
    single = address.endswith(SUFFIXES)
    url = address if single else f"{address.rstrip('/')}/{country}.zip"
    path = folder / (f"{country}{_suffix(url)}" if single else f"{country}.zip")
    _prepare(path, url)
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
    return _whole(path, url) if path.suffix == ".zip" else path


def _prepare(path: Path, url: str) -> None:
    """Make room for the file at `path`, and keep what is there of it if it came from `url`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not _version(path).is_file() or not _version(path).read_text("utf-8").startswith(f"{url}\n"):
            discard(path)
    except OSError as error:
        raise GazetteerError(f"{path.parent} cannot be written: {error}") from error


def discard(path: Path) -> None:
    """Remove a file that `download` returned, and what is noted of it."""
    path.unlink(missing_ok=True)
    _version(path).unlink(missing_ok=True)


def _version(path: Path) -> Path:
    """Return the file that says where `path` comes from, and of which version what is there of it is."""
    return path.with_name(f"{path.name}.version")


def _suffix(url: str) -> str:
    return next(suffix for suffix in SUFFIXES if url.endswith(suffix))


def _fetch(client: httpx.Client, url: str, path: Path) -> None:
    """Append to the file at `path` what it lacks of the content of `url`."""
    have = path.stat().st_size if path.exists() else 0
    headers = {"Range": f"bytes={have}-"} if have else {}
    if have and _version(path).is_file():
        headers["If-Range"] = _version(path).read_text("utf-8").partition("\n")[2]
    with client.stream("GET", url, headers=headers) as answer:
        if answer.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
            return  # all of it is here
        answer.raise_for_status()
        resumed = answer.status_code == httpx.codes.PARTIAL_CONTENT
        version = answer.headers.get("ETag", answer.headers.get("Last-Modified", ""))
        if version and not version.startswith("W/"):  # a weak one may stand for other bytes
            _version(path).write_text(f"{url}\n{version}", "utf-8")
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
        discard(path)
        raise GazetteerError(f"{url} gave no whole archive ({error}): try later") from error
    if damaged:
        discard(path)
        raise GazetteerError(f"{url}: {damaged} is damaged: try later")
    return path
