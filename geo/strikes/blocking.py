"""Blocks: which reports are worth comparing. Reports that could be of one strike share a block.

A block is a cell of a grid on one day. A report is in every cell that its circle touches on every day
that its date allows, so the number of comparisons grows with the reports of one neighbourhood, not
with all reports.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import product

from geo.coordinates import METRES_PER_DEGREE
from geo.strikes.agreement import DAY_S, LONGEST_DATE_S, REPORTED_WITHIN_S, SAME_SPOT_M
from geo.strikes.traits import Traits
from geo.vocabulary import Kind

Block = tuple[object, ...]

_CELLS_PER_DEGREE = 4  # 28 km: few circles touch more than four, and few towns share one
_CELLS_ROUND = 360 * _CELLS_PER_DEGREE
# The reach of what is known by district or worse; its neighbours far off are found by its centre.
_WIDEST_M = 30_000.0


def blocks(one: Traits) -> Iterator[Block]:
    """Yield the blocks of a report.

    What has no spot on the map (areas, unplaced names) has its name for a cell. A span longer than any
    date (`LONGEST_DATE_S`) meets only its like.
    """
    days: list[object]
    if one.start_s is None or one.end_s is None:
        return
    if one.length_s > LONGEST_DATE_S:
        days = [one.edtf]
    else:
        first = one.start_s - (REPORTED_WITHIN_S if one.by_publication else 0)
        days = list(range(first // DAY_S, one.end_s // DAY_S + 1))
    yield from product(_cells(one), days)


def spot(one: Traits) -> Block:
    """Return the block in which undated reports meet all others of their place."""
    return (one.kind, one.place_id or one.name)


def _cells(one: Traits) -> list[object]:
    if one.place_id is None or one.kind is Kind.AREA:
        return [spot(one)]
    reach = (min(one.radius_m, _WIDEST_M) + SAME_SPOT_M) / METRES_PER_DEGREE
    reach_east = reach / max(0.01, math.cos(math.radians(one.lat)))
    south, north = (math.floor((one.lat + way) * _CELLS_PER_DEGREE) for way in (-reach, reach))
    west, east = (math.floor((one.lon + way) * _CELLS_PER_DEGREE) for way in (-reach_east, reach_east))
    width = min(east - west + 1, _CELLS_ROUND)
    return [
        (x % _CELLS_ROUND) * 1_000 + y for x in range(west, west + width) for y in range(south, north + 1)
    ]
