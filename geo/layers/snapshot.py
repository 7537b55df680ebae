"""The strikes of the store at one moment, and what the map needs of them, kept while they are current."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property, lru_cache
from threading import Lock
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa

from geo.filters import StrikeFilter, Words, choices, passing
from geo.frames import Counts, counts, rows, strikes_frame
from geo.frames.build import Row
from geo.frames.compact import compact
from geo.gazetteer.areas import area_polygon
from geo.layers.card import ContextOf, card, named
from geo.layers.payload import Payload, encode, in_time_order
from geo.layers.table import table
from geo.store import Store
from geo.texts import IN_ENGLISH, Language

# A page that is open while articles are added still asks for the strikes it was opened with.
_KEPT = 4
# Marks of one event that a card leads to; a raid told as hundreds of places is better seen on the map.
_MOST_LINKED = 20


# Readers who look at the same share what was made of it; each filter may hold a copy of most strikes.
_SELECTIONS_KEPT = 4


@dataclass(frozen=True, kw_only=True, eq=False)
class Selection:
    """The strikes that a filter keeps, as a frame and as the table that people read."""

    frame: gpd.GeoDataFrame

    @cached_property
    def counts(self) -> Counts:
        """Events, marks, areas and so on."""
        return counts(self.frame)

    def table(self, language: Language = IN_ENGLISH) -> pa.Table:
        """Return one row a strike, worded for people (`geo.layers.table`); made once a language.

        As an Arrow table, which a page shows without a copy of its own for each reader.
        """
        if language.code not in self._tables:
            worded = table(self.frame, language)
            self._tables[language.code] = pa.Table.from_pandas(worded, preserve_index=False)
        return self._tables[language.code]

    @cached_property
    def _tables(self) -> dict[str, pa.Table]:
        return {}


@dataclass(frozen=True, kw_only=True, eq=False)
class Snapshot:
    """All strikes of one revision of the store, encoded for the map, and as a frame in the same order.

    The frame is `geo.frames.compact`: `expanded` gives its texts as files want them.
    What is made of them is made once, when it is first asked for, and shared by all readers.
    """

    revision: str
    frame: gpd.GeoDataFrame
    payload: Payload

    @cached_property
    def choices(self) -> Mapping[str, tuple[str, ...]]:
        """The terms that each field can be filtered by."""
        return choices(self.frame)

    def passing(self, chosen: StrikeFilter) -> pd.Series[bool]:
        """Return which rows `chosen` keeps."""
        return passing(chosen, self.frame, self._words)

    def bits(self, chosen: StrikeFilter) -> bytes:
        """Return one bit a row that `chosen` keeps, the lowest first (js/shown.js)."""
        return np.packbits(self.passing(chosen).to_numpy(dtype=bool), bitorder="little").tobytes()

    def selection(self, chosen: StrikeFilter) -> Selection:
        """Return what `chosen` keeps; of the filters asked last the same object again."""
        return self._selections(chosen)

    @cached_property
    def _selections(self) -> Callable[[StrikeFilter], Selection]:
        return lru_cache(maxsize=_SELECTIONS_KEPT)(self._select)

    def _select(self, chosen: StrikeFilter) -> Selection:
        keep = self.passing(chosen)
        return Selection(frame=self.frame if keep.all() else self.frame[keep])

    @cached_property
    def _words(self) -> Words:
        return Words(self.frame)

    def row_of(self, strike_id: str) -> int | None:
        """Return the row of a strike in the payload, or ``None`` if there is no such strike."""
        row = self.frame.index.get_indexer([strike_id])[0]
        return None if row < 0 else int(row)

    def card(self, row: int, context_of: ContextOf, language: Language = IN_ENGLISH) -> dict[str, Any]:
        """Return the card of the strike in `row` of the payload; `context_of` gives its quotes."""
        said = self._said(row)
        together = self.frame.index[self.frame["event_id"] == said["event_id"]]
        others = [strike for strike in together if strike != said["id"]]
        return card({**said, "linked_to": others[:_MOST_LINKED]}, context_of, self._other, language)

    def names(self, wanted: Iterable[int], language: Language = IN_ENGLISH) -> list[dict[str, str]]:
        """Return place and date in words of the strikes in some rows of the payload."""
        return named(rows(self.frame.iloc[list(wanted)]), language)

    def _said(self, row: int) -> Row:
        return next(iter(rows(self.frame.iloc[[row]])))

    def _other(self, strike_id: str) -> tuple[Row, int] | None:
        row = self.row_of(strike_id)
        return None if row is None else (self._said(row), row)


class Snapshots:
    """The current snapshot of a store and the last few before it; safe to share between threads."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._lock = Lock()
        self._latest: Snapshot | None = None
        self._kept: OrderedDict[str, Snapshot] = OrderedDict()
        self._past: dict[tuple[str, datetime], Snapshot] = {}  # the one that was last asked for

    def current(self, as_of: datetime | None = None) -> Snapshot:
        """Return the strikes as they are, or as they were known at a moment (zoned).

        They are read from the store only when it has changed.
        """
        with self._lock:
            revision = self.store.revision()
            if as_of is not None:
                return self._then(revision, as_of)
            if self._latest is None or revision != self._latest.revision:
                self._latest = self._made(revision)
            return self._latest

    def _then(self, revision: str, moment: datetime) -> Snapshot:
        asked = (revision, moment)
        if asked not in self._past or self.find(self._past[asked].payload.version) is None:
            self._past = {asked: self._made(revision, moment)}
        return self._past[asked]

    def _made(self, revision: str, moment: datetime | None = None) -> Snapshot:
        frame = strikes_frame(self.store.strikes(moment), outlines=cache(area_polygon))
        made = snapshot(frame, revision)
        self._keep(made)
        return made

    def latest(self) -> Snapshot | None:
        """Return the snapshot that was last made, without asking the store; ``None`` before the first."""
        return self._latest

    def find(self, version: str) -> Snapshot | None:
        """Return the snapshot of a payload version, if it is still kept; never waits for one being made."""
        return self._kept.get(version)

    def _keep(self, made: Snapshot) -> None:
        self._kept[made.payload.version] = made
        self._kept.move_to_end(made.payload.version)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)


def snapshot(frame: gpd.GeoDataFrame, revision: str) -> Snapshot:
    """Return the snapshot of a frame of strikes."""
    ordered = compact(in_time_order(frame))
    return Snapshot(revision=revision, frame=ordered, payload=encode(ordered))
