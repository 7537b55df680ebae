"""Built folders: complete or absent, and rebuilt only when what they are made of has changed.

A built folder holds a manifest: a fingerprint of everything it was made from and the SHA-256 of each
of its files. It is built beside its place and moved there in one step.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from geo.errors import SetupError

MANIFEST = "manifest.json"


def fingerprint(inputs: Iterable[Path], facts: Iterable[str] = ()) -> str:
    """Return a SHA-256 over the content of `inputs` and over `facts` (versions, for instance)."""
    digest = hashlib.sha256()
    for path in inputs:
        digest.update(f"{path.name} {_sha256(path)}\n".encode())
    for fact in facts:
        digest.update(f"{fact}\n".encode())
    return digest.hexdigest()


def is_current(folder: Path, made_from: str) -> bool:
    """Return whether `folder` was built from `made_from` and every file is as it was built."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return bool(manifest == {"made_from": made_from, "sha256": _files(folder)})
    except (OSError, ValueError):
        return False


@contextmanager
def building(folder: Path, made_from: str) -> Iterator[Path]:
    """Give an empty folder to build in; when the block ends without an error it becomes `folder`.

    Raises
    ------
    SetupError
        If a file cannot be written.
    """
    part, old = (folder.with_name(f".{folder.name}.{os.getpid()}.{end}") for end in ("part", "old"))
    try:
        part.mkdir(parents=True)
        yield part
        manifest = {"made_from": made_from, "sha256": _files(part)}
        text = json.dumps(manifest, indent=1, sort_keys=True) + "\n"
        (part / MANIFEST).write_text(text, encoding="utf-8")
        if folder.exists():
            folder.rename(old)
        part.rename(folder)
    except OSError as error:
        raise SetupError(f"cannot write {folder}: {reason(error)}; {WAY_OUT}") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


WAY_OUT = "make the folder writable and its disk roomy, then run the set-up again"


def reason(error: OSError) -> str:
    """Return what the operating system says of `error`, without its number and path."""
    return (error.strerror or str(error)).lower()


def _files(folder: Path) -> dict[str, str]:
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): _sha256(path) for path in sorted(paths)}


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
