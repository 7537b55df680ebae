"""Unions: things that belong together, each group named by its least member."""

from __future__ import annotations


class Unions:
    """Disjoint groups of names (union-find with path halving)."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def root(self, name: str) -> str:
        """Return the least name of the group of `name`."""
        parent = self._parent
        parent.setdefault(name, name)
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    def join(self, one: str, other: str) -> None:
        """Make one group of the groups of `one` and `other`."""
        low, high = sorted((self.root(one), self.root(other)))
        self._parent[high] = low
