"""Strikes to table rows, and table rows to plain Python."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from enum import StrEnum
from typing import Any

import geopandas as gpd
import pandas as pd
from shapely import Point
from shapely.geometry.base import BaseGeometry

from geo.coordinates import CRS
from geo.frames.contract import DTYPES, REPORT_COLUMNS, STRIKE_COLUMNS, validated
from geo.gazetteer.areas import area_polygon
from geo.gazetteer.place import Place
from geo.strikes import PlacedReport, Source, Strike, Toll, confidence, toll, tolls, voices
from geo.vocabulary import Kind, Reviewed

Row = dict[str, Any]
Outlines = Callable[[Place], BaseGeometry | None]

MAX_CANDIDATES = 5  # a card shows the runners-up, not the whole gazetteer

_COPIED = (
    "attacker",
    "attacker_text",
    "side_hit",
    "operation",
    "weapon",
    "weapon_count",
    "target_type",
    "damage",
)


def strikes_frame(strikes: Iterable[Strike], *, outlines: Outlines = area_polygon) -> gpd.GeoDataFrame:
    """Return one row a strike, in the order given; index `id`, columns `STRIKE_COLUMNS` and `geometry`.

    Parameters
    ----------
    strikes
        Merged strikes; the first report of each speaks for it.
    outlines
        Gives the polygon (lon, lat degrees) of an area's place, ``None`` where nobody knows it.

    Raises
    ------
    FrameError
        If a row breaks the contract.
    """
    records = list(strike_rows(strikes, outlines=outlines))
    return validated(_frame(STRIKE_COLUMNS, records))


def reports_frame(strikes: Iterable[Strike]) -> gpd.GeoDataFrame:
    """Return one row a report of `strikes`; index report `id`, with the `strike_id` it was merged into.

    `joined_by` names what made it part of that strike; ``None`` for the report the strike was built on.

    Raises
    ------
    FrameError
        If a row breaks the contract.
    """
    records = [
        {
            "id": placed.id,
            **_row(placed, strike),
            "strike_id": strike.id,
            "joined_by": ", ".join(strike.joined[number]) or None if strike.joined else None,
            "geometry": _shape(placed, area_polygon),
        }
        for strike in strikes
        for number, placed in enumerate(strike.reports)
    ]
    return validated(_frame(REPORT_COLUMNS, records))


def strike_rows(strikes: Iterable[Strike], *, outlines: Outlines = area_polygon) -> Iterator[Row]:
    """Yield the rows of `strikes_frame` as `rows` does, without a table: for a few strikes, and quickly."""
    for strike in strikes:
        row = _strike_row(strike) | {"geometry": _shape(strike.reports[0], outlines)}
        yield {name: row[name] for name in ("id", *STRIKE_COLUMNS, "geometry")}


def rows(frame: gpd.GeoDataFrame) -> Iterator[Row]:
    """Yield each row as plain Python: `id` first, ``None`` for unknown, UTC datetimes, `geometry` last."""
    names = [name for name in frame.columns if name != "geometry"]
    columns = [_plain(frame[name]) for name in names]
    for key, geometry, *values in zip(frame.index, frame.geometry, *columns, strict=True):
        yield {"id": key, **dict(zip(names, values, strict=True)), "geometry": geometry}


def _frame(columns: Mapping[str, str], records: list[Row]) -> gpd.GeoDataFrame:
    index = pd.Index([record["id"] for record in records], name="id", dtype="str")
    data = {
        name: pd.Series([record[name] for record in records], index=index, dtype=DTYPES[holds])
        for name, holds in columns.items()
    }
    geometry = gpd.GeoSeries([record["geometry"] for record in records], index=index, crs=CRS)
    return gpd.GeoDataFrame(data, index=index, geometry=geometry, crs=CRS)


def _strike_row(strike: Strike) -> Row:
    reports = strike.reports
    sources = tuple({placed.source.article_id: placed.source for placed in reports}.values())
    known = [source.known_since_utc for source in sources if source.known_since_utc]
    low, best, high = toll(reports)
    return _row(reports[0], strike) | {
        "id": strike.id,
        "deaths_low": low,
        "deaths_best": best,
        "deaths_high": high,
        "sources": [_source(source) for source in sources],
        "claims": [claim for placed in reports for claim in _claims(placed)],
        "status": strike.status.value,
        "status_why": strike.status_why or None,
        "strike_confidence": None if strike.dataset else confidence(reports, strike.status),
        "n_reports": len(reports),
        "n_publishers": voices(reports),
        "known_since_utc": min(known, default=None),
        "tolls": [_toll(one) for one in tolls(reports)],
        "origin": strike.origin.value,
        "dataset": strike.dataset,
        "counterparts": list(strike.counterparts),
        "reviewed": _reviewed(reports),
        "edits": _edits(reports),
    }


def _row(placed: PlacedReport, strike: Strike) -> Row:
    report = placed.report
    low, best, high = report.deaths
    own_claim = report.claims[0] if report.claims else None
    return {
        **{name: getattr(report, name) for name in _COPIED},
        "kind": report.kind.value,
        "place": report.toponym.text,
        "role": _term(report.role),
        "outcome": _term(report.outcome),
        "operation_basis": _term(report.operation_basis),
        "weapon_class": _term(report.weapon_class),
        "deaths_low": low,
        "deaths_best": best,
        "deaths_high": high,
        "claimant": own_claim and own_claim.claimant,
        "stance": own_claim and own_claim.stance.value,
        "start_utc": report.timespan.start_utc,
        "end_utc": report.timespan.end_utc,
        "date_precision": _term(report.timespan.precision),
        "date_basis": _term(report.timespan.basis),
        "edtf": report.timespan.edtf,
        "event_id": strike.event_id,
        "linked_to": list(strike.linked_to),
        "possibly_same_as": list(strike.possibly_same_as),
        "quote": report.quote.text,
        "start": report.quote.start,
        "end": report.quote.end,
        "evidence": [
            {"field": e.field, "quote": e.quote.text, "start": e.quote.start, "end": e.quote.end}
            for e in report.evidence
        ],
        "article_id": placed.source.article_id,
        "sources": [_source(placed.source)],
        "claims": _claims(placed),
        "reviewed": _reviewed([placed]),
        "edits": _edits([placed]),
        **_place_columns(placed),
    }


def _place_columns(placed: PlacedReport) -> Row:
    resolution = placed.resolution
    place, position = resolution.place, resolution.position
    found = place is not None and position is not None
    return {
        "place_name": place.name if place else None,
        "admin1": (place.admin1 or None) if place else None,
        "country": (place.country or None) if place else None,
        "precision": _term(resolution.precision),
        "radius_m": position.radius_m if position else None,
        "confidence": resolution.confidence if found else None,
        "coordinate_source": place.coordinate_source if place else None,
        "coordinate_licence": place.coordinate_licence if place else None,
        "resolution_why": resolution.why if found else None,
        "unplaced_reason": None if found else resolution.why,
        "candidates": [
            {
                "place_name": candidate.place.name,
                "admin1": candidate.place.admin1 or None,
                "country": candidate.place.country or None,
                "score": candidate.score,
                "reasons": list(candidate.reasons),
            }
            for candidate in resolution.candidates[:MAX_CANDIDATES]
        ],
    }


def _shape(placed: PlacedReport, outlines: Outlines) -> BaseGeometry | None:
    place, position = placed.resolution.place, placed.resolution.position
    if placed.report.kind is Kind.AREA:
        return outlines(place) if place else None
    return Point(position.lon, position.lat) if position else None


def _source(source: Source) -> Row:
    published = source.published
    return {
        "article_id": source.article_id,
        "publisher": source.publisher,
        "url": source.url,
        "also_at": list(source.also_at),
        "title": source.title,
        "published": published.isoformat() if published else None,
        "sha256": source.sha256,
        "extractor": source.extractor,
        "record": asdict(source.record) if source.record else None,
    }


def _claims(placed: PlacedReport) -> list[Row]:
    return [
        {
            "claimant": claim.claimant,
            "stance": claim.stance.value,
            "hedge": claim.hedge,
            "quote": claim.quote.text,
            "start": claim.quote.start,
            "end": claim.quote.end,
            "article_id": placed.source.article_id,
        }
        for claim in placed.report.claims
    ]


def _reviewed(reports: Sequence[PlacedReport]) -> str | None:
    """Return how far reviewers went; ``None`` if they did not look at it."""
    seen = [placed.corrections for placed in reports if placed.corrections]
    if not seen:
        return None
    if len(seen) < len(reports):
        return Reviewed.PARTLY.value
    accepted = all(one.field == "review" for made in seen for one in made)
    return (Reviewed.ACCEPTED if accepted else Reviewed.CORRECTED).value


def _edits(reports: Sequence[PlacedReport]) -> list[Row]:
    """Return what reviewers decided, oldest first; the machine's value is that of the first such report."""
    made = {one.number: one for placed in reversed(reports) for one in placed.corrections}
    return [
        {
            "field": one.field,
            "machine": one.machine,
            "human": one.human,
            "who": one.who,
            "when_utc": _instant(one.when_utc),
            "why": one.why or None,
        }
        for _, one in sorted(made.items())
    ]


def _instant(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")


def _toll(told: Toll) -> Row:
    low, best, high = told.deaths
    since = told.known_since_utc
    return {
        "deaths_low": low,
        "deaths_best": best,
        "deaths_high": high,
        "known_since_utc": _instant(since) if since else None,
        "article_id": told.article_id,
    }


def _term(term: StrEnum | None) -> str | None:
    return term.value if term else None


def _plain(column: pd.Series[Any]) -> list[Any]:
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        return [None if pd.isna(value) else value.to_pydatetime() for value in column]
    if column.dtype == object:
        return [None if value is None or value is pd.NA else value for value in column]
    return [None if pd.isna(value) else value for value in column.tolist()]
