"""Ties: which reports a reviewer holds together, and which apart, whatever the rules say."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """What reviewers joined and split, by report id.

    Attributes
    ----------
    together
        For each report that is held: all reports that it is one strike with, itself among them.
    apart
        For each report: those that it is never one strike with. Given from both sides.
    """

    together: Mapping[str, frozenset[str]] = field(default_factory=dict)
    apart: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def held_with(self, report_id: str) -> frozenset[str]:
        """Return the reports that this one is held together with; empty if it is not held."""
        return self.together.get(report_id, _NONE)

    def allow(self, report_id: str, others: Container[str]) -> bool:
        """Tell whether nothing keeps a report apart from all of `others`."""
        return not any(name in others for name in self.apart.get(report_id, _NONE))

    def changed(self, other: Ties) -> set[str]:
        """Return the reports that `other` ties in another way."""
        named = {*self.together, *self.apart, *other.together, *other.apart}
        return {
            name
            for name in named
            if self.held_with(name) != other.held_with(name)
            or self.apart.get(name, _NONE) != other.apart.get(name, _NONE)
        }


UNTIED = Ties()
