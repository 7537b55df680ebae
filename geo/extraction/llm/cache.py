"""Answers kept by a hash of what was asked: the same question is asked, and paid for, once."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any


class Cache:
    """Answers in a folder, one file each; what was asked is not kept.

    A folder that cannot be written, or a file that cannot be read, costs a question and nothing else.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def answer(self, key: str) -> str | None:
        """Return the answer kept under `key`; ``None`` if there is none."""
        try:
            kept = json.loads(self._path(key).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        answer = kept.get("answer") if isinstance(kept, dict) else None
        return answer if isinstance(answer, str) else None

    def keep(self, key: str, answer: str) -> None:
        """Keep `answer` under `key`, whole or not at all."""
        part = self._path(key).with_suffix(f".{os.getpid()}.part")
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps({"answer": answer}), encoding="utf-8")
            part.replace(self._path(key))

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.json"


def key_of(url: str, body: Mapping[str, Any]) -> str:
    """Return the key of what is asked of whom: 64 hexadecimal digits."""
    asked = json.dumps([url, body], sort_keys=True)
    return hashlib.sha256(asked.encode()).hexdigest()
