"""An event of a data set as a report with a place, so that every door shows it as it shows the others."""

from __future__ import annotations

import hashlib

from geo.articles import is_web_address
from geo.articles.decoding import safe
from geo.coordinates import Position
from geo.errors import CoordinateError, InputError, quoted
from geo.gazetteer.place import Place
from geo.imports.event import Event
from geo.reports import Claim, Evidence, Quote, Report
from geo.resolution import Resolution, Toponym
from geo.store import Dataset
from geo.strikes import PlacedReport, Record, Source, content_id
from geo.vocabulary import Precision, Stance

# Of a point that stands for a region or country; it is never drawn.
_AREA_M = 300_000.0


def placed(event: Event, dataset: Dataset, raw: str, extractor: str) -> PlacedReport:
    """Return `event` as a report whose source is the record of `dataset` that came as `raw`.

    Raises
    ------
    InputError
        If its position is not on Earth.
    """
    key = content_id("imported", dataset.name, event.id)
    toponym = Toponym(text=safe(event.place), start=0, end=len(event.place))
    resolution = _resolution(event, dataset, toponym)
    return PlacedReport(
        id=key,
        report=_report(event, dataset, toponym, key),
        resolution=resolution,
        source=Source(
            article_id=key,
            sha256=hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest(),
            publisher=dataset.name,
            url=event.url if event.url and is_web_address(event.url) else None,
            title=event.title,
            published=event.published,
            extractor=extractor,
            record=Record(
                dataset=dataset.name, version=dataset.version, id=event.id, licence=dataset.licence
            ),
        ),
    )


def _report(event: Event, dataset: Dataset, toponym: Toponym, key: str) -> Report:
    quote = _quote(event.text)
    return Report(
        key=key,
        kind=event.kind,
        toponym=toponym,
        role=event.role,
        outcome=event.outcome,
        timespan=event.timespan,
        quote=quote,
        claims=(Claim(claimant=dataset.name, stance=Stance.CLAIMS, quote=quote),),
        event_key=key,
        attacker=event.attacker,
        attacker_text=event.attacker_text,
        weapon=event.weapon,
        weapon_class=event.weapon_class,
        target_type=event.target_type,
        deaths=event.deaths,
        evidence=tuple(Evidence(field=name, quote=_quote(cell)) for name, cell in event.cells),
    )


def _quote(text: str) -> Quote:
    words = safe(text)
    return Quote(text=words, start=0, end=len(words))


def _resolution(event: Event, dataset: Dataset, toponym: Toponym) -> Resolution:
    position = _position(event)
    if position is None:
        return Resolution(
            toponym=toponym,
            place=None,
            position=None,
            precision=event.precision,
            confidence=0.0,
            why="the record has no position",
        )
    known = event.radius_m is not None
    return Resolution(
        toponym=toponym,
        place=_place(event, dataset, position),
        position=position if known else None,
        precision=event.precision,
        confidence=1.0 if known else 0.0,
        why=event.placing,
    )


def _place(event: Event, dataset: Dataset, position: Position) -> Place:
    version = f" {dataset.version}" if dataset.version else ""
    return Place(
        id=f"imported:{dataset.name}:{event.id}",
        name=event.place_name or event.place,
        position=position,
        feature_class="",
        feature_code="",
        country=event.country or "",
        admin1=event.admin1 or "",
        admin2=event.admin2 or "",
        precision=event.precision or Precision.TOWN,
        coordinate_source=dataset.name + version,
        coordinate_licence=dataset.licence or "not stated",
    )


def _position(event: Event) -> Position | None:
    """Return where the record says; nowhere for an empty cell or 0,0, which stands for one."""
    if event.lon is None or event.lat is None or event.lon == event.lat == 0:
        return None
    try:
        return Position(lon=event.lon, lat=event.lat, radius_m=event.radius_m or _AREA_M)
    except CoordinateError as error:
        raise InputError(f"{quoted(f'{event.lat}, {event.lon}')} is no latitude and longitude") from error
