"""Counts for people: of events first, and of the marks that stand for them."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd

from geo.vocabulary import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a frame holds. People are told of events; `marks` are what the map draws of them.

    Attributes
    ----------
    events, marks
        Strikes that share an event count once; every placed strike is a mark.
    areas, context
        Reports of strikes somewhere in an area; events that led to strikes.
    unplaced, undated
        Strikes without a position; strikes without a date.
    imported
        Rows of data sets that were imported. They are in none of the other counts.
    """

    events: int
    marks: int
    areas: int
    context: int
    unplaced: int
    undated: int
    imported: int = 0

    def __str__(self) -> str:
        parts = [f"{plural(self.events, 'event')} ({plural(self.marks, 'mark')})"]
        parts += [plural(self.areas, "area report")] if self.areas else []
        parts += [plural(self.context, "context event")] if self.context else []
        parts += [f"{self.unplaced} unplaced"] if self.unplaced else []
        parts += [f"{self.undated} undated"] if self.undated else []
        parts += [plural(self.imported, "imported event")] if self.imported else []
        return ", ".join(parts)


def counts(frame: gpd.GeoDataFrame) -> Counts:
    """Count the events, marks and the rest of a strikes frame."""
    kind, ours = frame["kind"], frame["dataset"].isna()
    strikes, placed = ours & (kind == Kind.STRIKE), frame.geometry.notna()
    return Counts(
        events=count_events(frame),
        marks=int((strikes & placed).sum()),
        areas=int((ours & (kind == Kind.AREA)).sum()),
        context=int((ours & (kind == Kind.CONTEXT)).sum()),
        unplaced=int((strikes & ~placed).sum()),
        undated=int((strikes & frame["start_utc"].isna()).sum()),
        imported=int((~ours).sum()),
    )


def count_events(frame: gpd.GeoDataFrame) -> int:
    """Count the strikes of `frame`, marks of one event once; no areas, no context, nothing imported."""
    told = (frame["kind"] == Kind.STRIKE) & frame["dataset"].isna()
    return int(frame.loc[told, "event_id"].nunique())


def plural(count: int, noun: str) -> str:
    """Return ``1 event`` or ``2 events``."""
    return f"{count} {noun}" + ("" if count == 1 else "s")
