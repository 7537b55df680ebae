"""The one map: constant, so that nothing a reader does ever rebuilds it."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import folium

from geo.addresses import View
from geo.filters import FIELDS, HAPPENED, JOINT, NOT_GIVEN, Shape, ShapeKind, StrikeFilter, to_query
from geo.layers import scripts
from geo.layers.elements import Instrument
from geo.layers.snapshot import Snapshot

_MINUTE = timedelta(minutes=1)
_SECOND = timedelta(seconds=1)
_VENDOR = "../../app/static/vendor"
# The filter's fields of terms, and the columns of the strikes that they are about.
_COLUMNS = {field.name: field.column for field in FIELDS if field.column}


class StrikeMap(folium.Map):
    """A folium map of strikemap's own assets: no script or style comes from another host.

    Parameters
    ----------
    instrument
        What runs on it; by default all that the large map has.
    """

    def __init__(self, instrument: Instrument | None = None) -> None:
        super().__init__(location=(25, 20), zoom_start=2, tiles=None, zoom_control="bottomright")
        self._id = "strikemap"  # folium's own is drawn by lot: the map would differ each time
        self.options |= {"min_zoom": 2, "max_zoom": 14, "world_copy_jump": True}
        self.default_js = []  # Leaflet comes with the instrument
        self.default_css = [("leaflet_css", f"{_VENDOR}/leaflet/leaflet.css")]
        self.add_child(instrument or Instrument())


def map_key() -> str:
    """Return the key that st_folium keeps the map's frame by; it changes with the scripts only."""
    return f"strikemap-{scripts.version()}"


def command(
    snapshot: Snapshot, chosen: StrikeFilter, *, selected: str | None, seq: int, view: View | None = None
) -> dict[str, Any]:
    """Return what the map is told to show: codes and numbers, no word of any article.

    Parameters
    ----------
    snapshot
        The strikes that the map draws.
    chosen
        The filter. Time, terms, layers, shape and undated go as numbers and codes, since the map decides
        them itself. What only the server can find, such as words, goes as a query in base64, for the map to
        ask back (`geo.api`).
    selected
        Id of the strike whose card is open.
    seq
        Number of the last report that came from the map (`read_report`).
    view
        What the map must have in sight; ``None`` leaves it where it is.
    """
    coded = _coded(chosen)
    return {
        "version": snapshot.payload.version,
        "sought": _sought(_with_terms(chosen, dict.fromkeys(coded, ()))),
        "picked": {
            _COLUMNS[name]: _codes(terms, snapshot.payload.choices[_COLUMNS[name]])
            for name, terms in coded.items()
        },
        "within": None if chosen.within is None else [str(chosen.within.kind), *chosen.within.numbers],
        "from": _minute(chosen.start_utc),
        "to": _minute(chosen.end_utc),
        "undated": chosen.undated,
        "clock": chosen.clock,
        "hidden": [code for code, layer in enumerate(snapshot.payload.layers) if layer in chosen.hidden],
        "selected": snapshot.row_of(selected) if selected else None,
        "seq": seq,
        "view": [view.west, view.south, view.east, view.north] if view else None,
    }


def read_report(
    report: Mapping[str, Any], snapshot: Snapshot, chosen: StrikeFilter, selected: str | None
) -> tuple[StrikeFilter, str | None]:
    """Return the filter and the selected strike after a report of the map (`report()` in js/main.js).

    A report says what the reader changed on the map and nothing else, so that it undoes no choice made
    elsewhere at the same time. About strikes of another version it says nothing of terms, layers or
    selection: the codes have changed.

    Parameters
    ----------
    report
        The map's: the version of its strikes, and the parts that changed (`parts` in js/exchange.js).
    snapshot
        The strikes that the page shows.
    chosen, selected
        The filter and the id of the strike whose card is open, before.
    """
    changed = report["changed"]
    chosen = replace(
        chosen, **{name: read(changed[part]) for part, (name, read) in _PARTS.items() if part in changed}
    )
    if report["version"] != snapshot.payload.version:
        return chosen, selected
    if "hidden" in changed:
        layers = snapshot.payload.layers
        elsewhere = [layer for layer in chosen.hidden if layer not in layers]
        chosen = replace(chosen, hidden=(*elsewhere, *(layers[code] for code in changed["hidden"])))
    if "selected" in changed:
        selected = None if changed["selected"] is None else snapshot.payload.ids[changed["selected"]]
    return _with_terms(chosen, dict(_picked(changed, snapshot, chosen))), selected


def _with_terms(chosen: StrikeFilter, terms: dict[str, tuple[str, ...]]) -> StrikeFilter:
    changes: dict[str, Any] = {**terms}
    return replace(chosen, **changes)


def _coded(chosen: StrikeFilter) -> dict[str, tuple[str, ...]]:
    """Return the fields that codes can say: those with terms, but none that stands for several at once."""
    picked = {name: getattr(chosen, name) for name in _COLUMNS}
    return {
        name: terms for name, terms in picked.items() if terms and not any(JOINT in term for term in terms)
    }


def _codes(terms: Iterable[str], choices: tuple[str, ...]) -> list[int]:
    """Return the codes of `terms`; a term that no strike has, has none."""
    codes = {term: code for code, term in enumerate((*choices, NOT_GIVEN))}
    return sorted(codes[term] for term in terms if term in codes)


def _picked(
    changed: Mapping[str, Any], snapshot: Snapshot, chosen: StrikeFilter
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what the reader picked of each field; terms that the map does not have stay picked."""
    coded = _coded(chosen)
    for name, column in _COLUMNS.items():
        if f"picked.{column}" not in changed:
            continue
        choices = (*snapshot.payload.choices[column], NOT_GIVEN)
        elsewhere = (term for term in coded.get(name, ()) if term not in choices)
        yield name, (*elsewhere, *(choices[code] for code in changed[f"picked.{column}"] or ()))


def _sought(chosen: StrikeFilter) -> str | None:
    """Return the query of all that the map does not decide itself, base64; ``None`` if there is nothing."""
    here = {"start_utc": None, "end_utc": None, "undated": True, "clock": HAPPENED}
    rest = replace(chosen, **here, as_of=None, hidden=(), within=None)  # type: ignore[arg-type]
    if rest == StrikeFilter():
        return None
    return base64.b64encode(urlencode(to_query(rest)).encode()).decode()


def _shape(said: list[Any] | None) -> Shape | None:
    return None if said is None else Shape(ShapeKind(said[0]), tuple(said[1:]))


def _minute(instant: datetime | None) -> int | None:
    return None if instant is None else int(instant.timestamp() // 60)


def _instant(minute: int | None) -> datetime | None:
    return None if minute is None else datetime.fromtimestamp(minute * 60, UTC)


def _end(minute: int | None) -> datetime | None:
    end = _instant(minute)
    return end and end + _MINUTE - _SECOND


# The parts of a report that need no codes: the field of the filter, and how it is read.
_PARTS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "from": ("start_utc", _instant),
    "to": ("end_utc", _end),
    "undated": ("undated", bool),
    "clock": ("clock", str),
    "text": ("text", str),
    "within": ("within", _shape),
}
