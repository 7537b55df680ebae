"""Export: what is to be written, and Exporter: whatever writes it in one format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import geopandas as gpd

from geo.errors import ExportError
from geo.filters import StrikeFilter


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A filtered strikes frame and what is said of it in the file.

    Attributes
    ----------
    frame
        Strikes frame with the rows that `chosen` keeps.
    chosen
        The filter that chose them.
    revision
        Of the store the frame comes from; no clock is read, so the same content is the same file.
    """

    frame: gpd.GeoDataFrame
    chosen: StrikeFilter
    revision: str

    def check(self, most: int, form: str) -> None:
        """Raise ExportError for more than `most` strikes, which one `form` ("page") has no room for."""
        if len(self.frame) > most:
            raise ExportError(
                f"{len(self.frame):,} strikes are too many for one {form}: "
                f"filter to {most:,}, or take GeoJSON"
            )


class Exporter(Protocol):
    """Writes an export in one format."""

    def __call__(self, export: Export) -> Iterator[bytes]:
        """Yield the file in pieces, in order."""
        ...
