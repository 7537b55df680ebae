"""Small, real values for tests: articles, reports, places and strikes of May 2025."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from typing import Any

from geo.articles import Article
from geo.coordinates import Position
from geo.gazetteer.place import Place
from geo.reports import Claim, Quote, Report
from geo.resolution import Resolution, Toponym
from geo.strikes import PlacedReport, Record, Source, Strike
from geo.timespans import on_day
from geo.vocabulary import Basis, DateBasis, Kind, Outcome, Precision, Role, Stance, Status, WeaponClass

TEXT = "As part of “Operation Sindoor”, India struck Nur Khan Airbase in Rawalpindi on 7 May, officials said."


def article(text: str = TEXT, **known: Any) -> Article:
    raw = text.encode()
    return Article(text=text, raw=raw, sha256=hashlib.sha256(raw).hexdigest(), **known)


def place(name: str = "Rawalpindi", lon: float = 73.0479, lat: float = 33.6007, **known: Any) -> Place:
    values: dict[str, Any] = {
        "id": f"geonames:{name}",
        "feature_class": "P",
        "feature_code": "PPLA2",
        "country": "PK",
        "admin1": "Punjab",
        "precision": Precision.CITY,
        "coordinate_source": "GeoNames",
        "coordinate_licence": "CC-BY-4.0",
        "timezone": "Asia/Karachi",
    } | known
    radius_m = values.pop("radius_m", 9000.0)
    return Place(name=name, position=Position(lon=lon, lat=lat, radius_m=radius_m), **values)


def toponym(text: str = "Rawalpindi", start: int = 65) -> Toponym:
    return Toponym(text=text, start=start, end=start + len(text))


def resolution(found: Place | None = None, name: str = "Rawalpindi") -> Resolution:
    if found is None:
        return Resolution(
            toponym=toponym(name),
            place=None,
            position=None,
            precision=None,
            confidence=0.0,
            why=f"no place called {name!r} is known",
        )
    return Resolution(
        toponym=toponym(found.name),
        place=found,
        position=found.position,
        precision=found.precision,
        confidence=0.9,
        why="the only place of that name",
    )


def report(key: str = "r1", place_text: str = "Rawalpindi", **known: Any) -> Report:
    quote = Quote(text=TEXT, start=0, end=len(TEXT))
    values: dict[str, Any] = {
        "kind": Kind.STRIKE,
        "toponym": toponym(place_text),
        "role": Role.TARGET,
        "outcome": Outcome.HIT,
        "timespan": on_day(date(2025, 5, 7), DateBasis.STATED),
        "quote": quote,
        "claims": (Claim(claimant="outlet", stance=Stance.CLAIMS, quote=quote),),
        "event_key": key,
        "attacker": "India",
        "attacker_text": "India",
        "operation": "Operation Sindoor",
        "operation_basis": Basis.STATED,
        "weapon_class": WeaponClass.UNKNOWN,
    } | known
    return Report(key=key, **values)


def source(of: Article | None = None, extractor: str = "fake/1") -> Source:
    of = of or article()
    return Source(
        article_id=of.id,
        sha256=of.sha256,
        publisher=of.publisher,
        url=of.url,
        title=of.title,
        published=of.published,
        extractor=extractor,
    )


def placed(
    key: str = "r1", found: Place | None = None, *, of: Article | None = None, **known: Any
) -> PlacedReport:
    """A report at `found` (Rawalpindi unless given)."""
    found = found or place()
    told_by = source(of)
    return PlacedReport(
        id=f"{told_by.article_id}-{key}",
        report=report(key, found.name, **known),
        resolution=resolution(found),
        source=told_by,
    )


def unplaced(key: str = "r1", name: str = "Nowhere", **known: Any) -> PlacedReport:
    told_by = source()
    return PlacedReport(
        id=f"{told_by.article_id}-{key}",
        report=report(key, name, **known),
        resolution=resolution(None, name),
        source=told_by,
    )


def record(
    number: int = 1, found: Place | None = None, dataset: str = "A data set", **known: Any
) -> PlacedReport:
    """A record of another data set, at `found` (Rawalpindi unless given)."""
    key = str(number)
    told = placed(key, found, of=article(f"{dataset}: {key}"), **known)
    of = Record(dataset=dataset, version="1", id=key, licence="CC BY 4.0")
    return replace(told, source=replace(told.source, publisher=dataset, record=of))


def strike(*reports: PlacedReport, id: str = "s1", event_id: str = "e1", **known: Any) -> Strike:  # noqa: A002
    values: dict[str, Any] = {"status": Status.CLAIMED} | known
    return Strike(id=id, event_id=event_id, reports=reports or (placed(),), **values)
