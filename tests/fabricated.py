"""The eight places of the seed article, an area and a context event, made by hand: no extractor needed."""

from __future__ import annotations

import hashlib
from datetime import UTC, date

import geopandas as gpd
from shapely import Polygon, box

from geo.articles import Article
from geo.coordinates import Position
from geo.frames import strikes_frame
from geo.gazetteer.place import Place
from geo.pipeline import Reading
from geo.reports import Claim, Quote, Report
from geo.resolution import Resolution, Toponym
from geo.store import Store
from geo.strikes import PlacedReport, Source, Strike
from geo.timespans import UNDATED, Timespan, between, on_day
from geo.vocabulary import DateBasis, Kind, Outcome, Precision, Role, Stance, Status, WeaponClass

SINDOOR = "Operation Sindoor"
BUNYAN = "Operation Bunyan ul Marsoos"
BY_PUBLICATION = on_day(date(2025, 5, 10), DateBasis.PUBLICATION, approximate=True)
SINCE_APRIL = between(date(2025, 4, 22), date(2025, 5, 10), DateBasis.STATED)

_PLACES = (
    # id, name, lon, lat, radius_m, precision, country, admin1
    ("sirsa", "Sirsa", 75.02, 29.53, 8_000, Precision.TOWN, "IN", "Haryana"),
    ("delhi", "New Delhi", 77.21, 28.61, 25_000, Precision.CITY, "IN", "Delhi"),
    ("islamabad", "Islamabad", 73.05, 33.69, 15_000, Precision.CITY, "PK", "Islamabad"),
    ("lahore", "Lahore", 74.35, 31.55, 20_000, Precision.CITY, "PK", "Punjab"),
    ("rawalpindi", "Rawalpindi", 73.05, 33.60, 12_000, Precision.CITY, "PK", "Punjab"),
    ("nur-khan", "Nur Khan Airbase", 73.0992, 33.6164, 2_000, Precision.SITE, "PK", "Punjab"),
    ("rafiqi", "Rafiqi Airbase", 72.2825, 30.7583, 3_000, Precision.SITE, "PK", "Punjab"),
    ("murid", "Murid Airbase", 72.7743, 32.9097, 3_000, Precision.SITE, "PK", "Punjab"),
    ("pahalgam", "Pahalgam", 75.33, 34.01, 5_000, Precision.TOWN, "IN", "Jammu and Kashmir"),
    ("pakistan", "Pakistan", 69.35, 30.38, 800_000, Precision.COUNTRY, "PK", ""),
)
TEXT = "\n\n".join(f"Before {name}. Forces struck {name} at night. After {name}." for _, name, *_ in _PLACES)
ARTICLE = Article(
    text=TEXT,
    raw=TEXT.encode(),
    sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
    published=date(2025, 5, 10),
    publisher="The Example",
    url="https://news.example/strikes",
    title="Strikes reported",
)


def frame(*, dated: bool = True, operation: str = SINDOOR) -> gpd.GeoDataFrame:
    """Return ten rows: eight strikes (seven events), one area with a polygon, one context event."""
    return strikes_frame(strikes(dated=dated, operation=operation), outlines=_outline)


def strikes(*, dated: bool = True, operation: str = SINDOOR) -> tuple[Strike, ...]:
    when = BY_PUBLICATION if dated else UNDATED
    places = {key: _place(key) for key, *_ in _PLACES}

    def strike(key: str, kind: Kind, role: Role | None, outcome: Outcome | None, **more: object) -> Strike:
        return _strike(key, places[key], kind, role, outcome, **{"timespan": when, **more})

    indian = {"attacker": "India", "operation": operation}
    air_base = {**indian, "target_type": "air base", "damage": "heavy damage"}
    pakistani = {"attacker": "Pakistan", "operation": BUNYAN, "event_key": "missile"}
    hit = (Kind.STRIKE, Role.TARGET, Outcome.HIT)
    return (
        strike("sirsa", Kind.STRIKE, Role.INTERCEPTED_AT, Outcome.INTERCEPTED, **pakistani),
        strike(
            "delhi", Kind.STRIKE, Role.INTENDED_TARGET, Outcome.INTERCEPTED, linked_to=("sirsa",), **pakistani
        ),
        strike("islamabad", *hit, **indian),
        strike("lahore", *hit, **indian),
        strike("rawalpindi", *hit, **indian),
        strike("nur-khan", *hit, possibly_same_as=("rawalpindi",), **air_base),
        strike("rafiqi", *hit, **air_base),
        strike("murid", *hit, **air_base),
        strike("pahalgam", Kind.CONTEXT, None, None, operation=None),
        strike("pakistan", Kind.AREA, Role.TARGET, Outcome.UNKNOWN, timespan=SINCE_APRIL, attacker="India"),
    )


def _strike(
    key: str,
    place: Place,
    kind: Kind,
    role: Role | None,
    outcome: Outcome | None,
    *,
    timespan: Timespan,
    linked_to: tuple[str, ...] = (),
    possibly_same_as: tuple[str, ...] = (),
    event_key: str | None = None,
    **more: object,
) -> Strike:
    sentence = f"Forces struck {place.name} at night."
    start = TEXT.index(sentence)
    quote = Quote(text=sentence, start=start, end=start + len(sentence))
    name_start = TEXT.index(place.name, start)
    toponym = Toponym(text=place.name, start=name_start, end=name_start + len(place.name))
    report = Report(
        key=key,
        linked_to=linked_to,
        possibly_same_as=possibly_same_as,
        kind=kind,
        toponym=toponym,
        role=role,
        outcome=outcome,
        timespan=timespan,
        quote=quote,
        claims=(Claim(claimant="outlet", stance=Stance.CLAIMS, quote=quote),),
        event_key=event_key or key,
        weapon_class=WeaponClass.UNKNOWN,
        **more,  # type: ignore[arg-type]
    )
    placed = kind is not Kind.AREA
    resolution = Resolution(
        toponym=toponym,
        place=place,
        position=place.position if placed else None,
        precision=place.precision,
        confidence=0.9,
        why="the only place of that name" if placed else "a country: strikes somewhere in it, not at a point",
    )
    source = Source(
        article_id=ARTICLE.id,
        sha256=ARTICLE.sha256,
        publisher=ARTICLE.publisher,
        url=ARTICLE.url,
        title=ARTICLE.title,
        published=ARTICLE.published,
        extractor="hand/1",
    )
    return Strike(
        id=key,
        event_id=event_key or key,
        reports=(PlacedReport(id=f"report-{key}", report=report, resolution=resolution, source=source),),
        status=Status.CLAIMED,
        linked_to=linked_to,
        possibly_same_as=possibly_same_as,
    )


def _place(key: str) -> Place:
    _, name, lon, lat, radius_m, precision, country, admin1 = next(row for row in _PLACES if row[0] == key)
    return Place(
        id=f"hand:{key}",
        name=name,
        position=Position(lon=lon, lat=lat, radius_m=radius_m),
        feature_class="P",
        feature_code="PPL",
        country=country,
        precision=precision,
        coordinate_source="hand-made",
        coordinate_licence="CC0-1.0",
        admin1=admin1,
        timezone=str(UTC),
    )


def _outline(place: Place) -> Polygon | None:
    return box(61, 24, 75, 36) if place.name == "Pakistan" else None


def keep(store: Store, *, dated: bool = True, operation: str = SINDOOR) -> None:
    """Save the article and its ten reports."""
    reports = tuple(strike.reports[0] for strike in strikes(dated=dated, operation=operation))
    store.save([Reading(name="hand-made", article=ARTICLE, reports=reports)], "hand/1")
