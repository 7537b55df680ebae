"""Index: which of several files hold a key, told from sorted 64-bit hashes without asking any of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

Digests = npt.NDArray[np.int64]


class Index:
    """The hashes of all files' keys in one sorted list: nine bytes a key instead of a tree of letters.

    Parameters
    ----------
    parts
        The hashes that each file holds.
    """

    def __init__(self, parts: Sequence[Digests]) -> None:
        digests = np.concatenate([*parts, np.empty(0, dtype=np.int64)])
        kind = np.uint8 if len(parts) <= 256 else np.uint16
        owners = np.repeat(np.arange(len(parts), dtype=kind), [len(part) for part in parts])
        order = np.argsort(digests, kind="stable")
        self._digests: Digests = digests[order]
        self._owners = owners[order]

    def __contains__(self, digest: int) -> bool:
        at = int(self._digests.searchsorted(digest))
        return at < len(self._digests) and int(self._digests[at]) == digest

    def files(self, digest: int) -> list[int]:
        """Return the numbers of the files that hold `digest`, in order."""
        first = int(self._digests.searchsorted(digest))
        last = first
        while last < len(self._digests) and self._digests[last] == digest:
            last += 1
        found: list[int] = self._owners[first:last].tolist()
        return found

    def among(self, digests: Digests) -> Iterator[tuple[int, list[int]]]:
        """Yield the number of each file that holds some of `digests` (in order), and which of them."""
        if not len(self._digests):
            return
        first = self._digests.searchsorted(digests)
        known = self._digests[np.minimum(first, len(self._digests) - 1)] == digests
        if not known.any():
            return
        held, first = digests[known], first[known]
        counts = self._digests.searchsorted(held, side="right") - first
        rows = np.arange(counts.sum()) + np.repeat(first - np.cumsum(counts) + counts, counts)
        owners, held = self._owners[rows], np.repeat(held, counts)
        for number in sorted(set(owners.tolist())):
            yield number, held[owners == number].tolist()
