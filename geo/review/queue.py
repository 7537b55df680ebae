"""The queue: which strikes a reviewer should look at, and why, those that need it most first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.vocabulary import Kind, Reviewed, Status

# A runner-up with so much of the choice's score could as well be meant.
CLOSE = 0.5
# But a place so sure has its runner-up on the same spot: a town and its district.
SURE = 0.9
# One voice alone gives at most 0.5 (`geo.strikes.confidence`): below this its place is doubtful as well.
LOW_CONFIDENCE = 0.25
_SETTLED = (Reviewed.ACCEPTED, Reviewed.CORRECTED)


class Reason(StrEnum):
    """Why a strike is in the queue, the most pressing first."""

    UNPLACED = "unplaced"
    AMBIGUOUS = "ambiguous"
    DISPUTED = "disputed"
    LOW = "low confidence"
    NEW = "new"


def queue(frame: gpd.GeoDataFrame) -> Mapping[str, tuple[Reason, ...]]:
    """Return the reasons of each strike that waits for review, by its id, the most pressing first.

    What reviewers accepted or corrected waits no more, until a report comes in that they have not seen.
    Imported records and context are not reviewed.
    """
    ours = frame["dataset"].isna() & (frame["kind"] != Kind.CONTEXT)
    waiting = frame[ours & ~frame["reviewed"].isin(_SETTLED)]
    found = {
        Reason.UNPLACED: waiting.geometry.isna() & (waiting["kind"] == Kind.STRIKE),
        Reason.AMBIGUOUS: waiting["candidates"].map(_close).astype(bool) & ~(waiting["confidence"] >= SURE),
        Reason.DISPUTED: waiting["status"].isin([Status.DISPUTED, Status.WITHDRAWN]),
        Reason.LOW: waiting["strike_confidence"] < LOW_CONFIDENCE,
        Reason.NEW: pd.Series(True, index=waiting.index),
    }
    flags = np.column_stack([found[reason].to_numpy(dtype=bool) for reason in Reason])
    order = np.argsort(flags.argmax(axis=1), kind="stable")
    reasons = list(Reason)
    return {
        waiting.index[at]: tuple(reason for reason, holds in zip(reasons, flags[at], strict=True) if holds)
        for at in order.tolist()
    }


def waiting_for(reasons: Mapping[str, tuple[Reason, ...]], asked: Iterable[str]) -> Sequence[str]:
    """Return the ids of the strikes that wait for one of the reasons `asked`; for any if none is."""
    wanted = set(asked)
    return [name for name, why in reasons.items() if not wanted or wanted & set(why)]


def _close(candidates: Sequence[Mapping[str, Any]] | None) -> bool:
    scores = sorted((one["score"] for one in candidates or ()), reverse=True)
    return len(scores) > 1 and scores[1] >= CLOSE * scores[0]
