"""Install, list and remove the places of a country down to its villages, each list a file of its own."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from geo.coordinates import Position
from geo.errors import GazetteerError, quoted
from geo.gazetteer.build import write
from geo.gazetteer.clusters import Known
from geo.gazetteer.countries import LICENCE
from geo.gazetteer.entries import Entry, centre, plain, reach_m, settlement_radius_m
from geo.gazetteer.files import default_path, list_paths, lists_folder
from geo.gazetteer.geonames import area_ids
from geo.gazetteer.list_formats import Record, read_list
from geo.gazetteer.place import Place
from geo.gazetteer.schema import list_fingerprint
from geo.gazetteer.store import StoredGazetteer
from geo.vocabulary import Precision

_CITY_POPULATION = 100_000
_DISTRICT_RADIUS_M = 25_000.0
_NEIGHBOURHOOD_RADIUS_M = 2_000.0
# A site's or hill's point may stand at either end of it.
_FEATURE_RADIUS_M = 5_000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryList:
    """An installed list: its country's ISO code, how many places it holds and whose they are."""

    country: str
    places: int
    sources: tuple[str, ...]


def add(country: str, path: Path, *, gazetteer: Path | None = None) -> CountryList:
    """Install the list of `country` at `path` beside the gazetteer, in place of an older one.

    A place that the gazetteer or the list has already only gives it more names.

    Raises
    ------
    GazetteerError
        If the list is damaged or of another country, or the gazetteer is not built; the old list stays.
    """
    target = gazetteer or default_path()
    publisher, records = read_list(path, country)
    built = StoredGazetteer(target, lists=False)
    found = _entries(records, publisher, built, country)
    write(lists_folder(target) / f"{country}.sqlite", found, made_from=list_fingerprint())
    return next(row for row in installed(target) if row.country == country)


def installed(gazetteer: Path | None = None) -> list[CountryList]:
    """Return the installed lists by country.

    Raises
    ------
    GazetteerError
        If one is damaged.
    """
    return [_described(path) for path in list_paths(gazetteer or default_path())]


def remove(country: str, *, gazetteer: Path | None = None) -> None:
    """Remove the list of `country`.

    Raises
    ------
    GazetteerError
        If none is installed.
    """
    path = lists_folder(gazetteer or default_path()) / f"{country}.sqlite"
    if path not in list_paths(gazetteer or default_path()):
        raise GazetteerError(
            f"no list of {quoted(country)} is installed: `gazetteer list` shows those that are"
        )
    path.unlink()


def _described(path: Path) -> CountryList:
    uri = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
    query = "SELECT coordinate_source, count(*) FROM place GROUP BY 1 ORDER BY 2 DESC, 1"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as database:
            rows = database.execute(query).fetchall()
    except sqlite3.DatabaseError as error:
        raise GazetteerError(
            f"the list {path} is damaged ({error}): run `python -m geo gazetteer remove {path.stem}`"
        ) from error
    sources = tuple(source for source, _ in rows)
    return CountryList(country=path.stem, places=sum(count for _, count in rows), sources=sources)


def _entries(
    records: Sequence[Record], publisher: str, built: StoredGazetteer, country: str
) -> Iterator[Entry]:
    """Yield the places of the list, each once; those that are in the gazetteer under its own record."""
    known = Known(built, country)
    owners = {record.id: known.same(record) for record in records}
    areas = _areas(records, owners, built)
    names: dict[str, list[str]] = defaultdict(list)
    places: dict[str, Place] = {}
    for record in records:
        place = owners[record.id] or known.add(record, _place(record, publisher, country, areas))
        places.setdefault(place.id, place)
        names[place.id] += [record.name, *record.names]
    for id_, place in places.items():
        yield Entry(place=place, names=tuple(dict.fromkeys((place.name, *names[id_]))))


def _areas(
    records: Sequence[Record], owners: Mapping[str, Place | None], built: StoredGazetteer
) -> dict[str, str]:
    """Return the gazetteer's names of the first-order areas, by the list's code or name for them."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for record in records:
        owner = owners[record.id]
        if owner is not None and owner.admin1:
            votes[record.area_code or record.region][owner.admin1] += 1
    found = {area: min(count.items(), key=lambda row: (-row[1], row[0]))[0] for area, count in votes.items()}
    codes = {record.area_code for record in records if record.area_code}
    ids = area_ids() if codes else {}
    for code in codes & ids.keys():
        area = built.by_id(f"geonames:{ids[code]}")
        found[code] = area.name if area else found.get(code, "")
    return found


def _place(record: Record, publisher: str, country: str, areas: Mapping[str, str]) -> Place:
    precision, radius_m = _extent(record)
    return Place(
        id=record.id,
        name=plain(record.name),
        position=Position(lon=record.lon, lat=record.lat, radius_m=radius_m),
        feature_class=record.feature_class,
        feature_code=record.feature_code,
        country=country,
        precision=precision,
        coordinate_source=publisher,
        coordinate_licence=LICENCE,
        admin1=areas.get(record.area_code or record.region, record.region),
        admin2=record.county,
        population=record.population,
        timezone=record.timezone,
        bbox=record.bbox if record.feature_class == "A" else None,
    )


def _extent(record: Record) -> tuple[Precision, float]:
    """Return what "at NAME" can mean, and the radius the true spot lies within."""
    if record.feature_code == "PPLX":
        return Precision.NEIGHBOURHOOD, _NEIGHBOURHOOD_RADIUS_M
    if record.feature_class == "P":
        city = record.population >= _CITY_POPULATION
        return Precision.CITY if city else Precision.TOWN, settlement_radius_m(record.population)
    if record.feature_class != "A":
        return Precision.TOWN, _FEATURE_RADIUS_M
    precision = Precision.REGION if record.feature_code == "ADM1" else Precision.DISTRICT
    if record.bbox is None:
        return precision, _DISTRICT_RADIUS_M * (4 if precision is Precision.REGION else 1)
    return precision, max(1_000.0, round(reach_m(record.bbox, *centre(record.bbox)), -3))
