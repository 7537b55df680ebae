"""The one map: constant, so that nothing a reader does ever rebuilds it."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import folium
import numpy as np

from geo.filters import StrikeFilter, apply
from geo.layers.elements import Instrument, scripts_version
from geo.layers.snapshot import Snapshot

_MINUTE = timedelta(minutes=1)
_SECOND = timedelta(seconds=1)
_VENDOR = "../../app/static/vendor"


class StrikeMap(folium.Map):
    """A folium map of strikemap's own assets: no script or style comes from another host."""

    def __init__(self) -> None:
        super().__init__(location=(25, 20), zoom_start=2, tiles=None, zoom_control="bottomright")
        self._id = "strikemap"  # folium's own is drawn by lot: the map would differ each time
        self.options |= {"min_zoom": 2, "max_zoom": 14, "world_copy_jump": True}
        self.default_js = [
            ("leaflet", f"{_VENDOR}/leaflet/leaflet.js"),
            ("protomaps", f"{_VENDOR}/protomaps-leaflet/protomaps-leaflet.js"),
        ]
        self.default_css = [("leaflet_css", f"{_VENDOR}/leaflet/leaflet.css")]
        self.add_child(Instrument())


def map_key() -> str:
    """Return the key that st_folium keeps the map's frame by; it changes with the scripts only."""
    return f"strikemap-{scripts_version()}"


def command(snapshot: Snapshot, chosen: StrikeFilter, *, selected: str | None, seq: int) -> dict[str, Any]:
    """Return what the map is told to show: codes and numbers, no word of any article.

    Parameters
    ----------
    snapshot
        The strikes that the map draws.
    chosen
        The filter. Time, layers and undated go as numbers, since the map changes them itself;
        everything else as one bit a strike.
    selected
        Id of the strike whose card is open.
    seq
        Number of the last report that came from the map (`read_report`).
    """
    return {
        "version": snapshot.payload.version,
        "visible": _bits(snapshot, chosen),
        "from": _minute(chosen.start_utc),
        "to": _minute(chosen.end_utc),
        "undated": chosen.undated,
        "hidden": [code for code, layer in enumerate(snapshot.payload.layers) if layer in chosen.hidden],
        "selected": snapshot.row_of(selected) if selected else None,
        "seq": seq,
    }


def read_report(
    report: dict[str, Any], snapshot: Snapshot, chosen: StrikeFilter
) -> tuple[StrikeFilter, str | None]:
    """Return the filter and the selected strike after a report of the map (`report()` in js/main.js).

    A report about strikes of another version says nothing of layers or selection: the codes have changed.
    """
    start, end = _instant(report["from"]), _instant(report["to"])
    changed = replace(
        chosen, start_utc=start, end_utc=end and end + _MINUTE - _SECOND, undated=bool(report["undated"])
    )
    if report["version"] != snapshot.payload.version:
        return changed, None
    layers = snapshot.payload.layers
    elsewhere = [layer for layer in chosen.hidden if layer not in layers]
    hidden = [layers[code] for code in report["hidden"]]
    selected = report["selected"]
    return (
        replace(changed, hidden=(*elsewhere, *hidden)),
        None if selected is None else snapshot.payload.ids[selected],
    )


def _bits(snapshot: Snapshot, chosen: StrikeFilter) -> str | None:
    """Return one bit a row, base64, for all that the map does not decide itself; ``None`` if all pass."""
    rest = replace(chosen, start_utc=None, end_utc=None, undated=True, hidden=())
    if rest == StrikeFilter():
        return None
    kept = apply(rest, snapshot.frame).index
    passes = np.isin(np.asarray(snapshot.payload.ids), kept.to_numpy(dtype=str))
    return base64.b64encode(np.packbits(passes, bitorder="little").tobytes()).decode()


def _minute(instant: datetime | None) -> int | None:
    return None if instant is None else int(instant.timestamp() // 60)


def _instant(minute: int | None) -> datetime | None:
    return None if minute is None else datetime.fromtimestamp(minute * 60, UTC)
