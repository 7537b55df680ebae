"""The page over made-up strikes, run by ``streamlit run`` for `benchmarks.map`.

Unless strikes come with the payload, the table below the map and the cards are those of ten hand-made
ones: what the browser is measured on is the map. ``STRIKEMAP_MADE_UP`` names the pickled pair of both.
"""

from __future__ import annotations

import os
import pickle
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from streamlit.starlette import App

from geo import api
from geo.app_pages import state
from geo.frames.compact import compact
from geo.layers.snapshot import Snapshot, Snapshots, snapshot
from geo.store import open_store
from tests.fabricated import frame


class MadeUp(Snapshots):
    """Snapshots that never change."""

    def __init__(self, payload: Path) -> None:
        super().__init__(open_store())
        encoded, strikes = pickle.loads(payload.read_bytes())  # noqa: S301
        shown = snapshot(frame(), "made up")
        self._latest = replace(shown, payload=encoded)
        if strikes is not None:
            kept = compact(strikes)
            self._latest = replace(shown, payload=replace(encoded, ids=kept.index), frame=kept)
        self._keep(self._latest)

    def current(self, as_of: datetime | None = None) -> Snapshot | None:
        """Return the made-up strikes."""
        return self._latest


made_up = MadeUp(Path(os.environ["STRIKEMAP_MADE_UP"]))
state.snapshots = lambda: made_up
router = Path(api.__file__).parent / "app_pages" / "router.py"
app = App(str(router), routes=api.routes(state.snapshots), middleware=api.middleware(state.snapshots))
