"""Traits: what of a report tells its strike from others, made quick to compare."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from geo.gazetteer.names import fold, normalise
from geo.strikes.strike import PlacedReport
from geo.vocabulary import DateBasis, Kind, Precision, Role, WeaponClass

_FINENESS = {precision: rank for rank, precision in enumerate(Precision)}
_NOBODY: frozenset[str] = frozenset()
JOINT = " / "  # between the names of attackers who strike together


class Traits(NamedTuple):
    """The comparable side of a report: a tuple, since millions are made, hashed and compared.

    Attributes
    ----------
    name
        The toponym's letters as every spelling has them; `place_id` is ``None`` when unplaced.
    exact
        Whether the place is meant itself: not "20 km north of it", nor a city in its quarter's stead.
    lon, lat, radius_m
        Degrees and metres; zeros when unplaced.
    fineness
        Rank of the precision, finest first.
    start_s, end_s
        Seconds since 1970, both inclusive; ``None`` when undated.
    words
        Checksum of the quote, so that copies of a sentence are seen.
    """

    kind: Kind
    role: Role | None
    attackers: frozenset[str]
    side_hit: str | None
    operation: str | None
    weapon: WeaponClass | None
    weapon_count: int | None
    target: str | None
    deaths: int | None
    name: str
    place_id: str | None
    exact: bool
    lon: float
    lat: float
    radius_m: float
    fineness: int
    start_s: int | None
    end_s: int | None
    by_publication: bool
    edtf: str | None
    words: int

    @property
    def length_s(self) -> float:
        """Length of the span; infinite when undated."""
        return float("inf") if self.start_s is None or self.end_s is None else self.end_s - self.start_s


def traits(placed: PlacedReport) -> Traits:
    """Return the traits of `placed`."""
    report, resolution = placed.report, placed.resolution
    place, position = resolution.place, resolution.position
    span = report.timespan
    known_weapon = report.weapon_class not in (None, WeaponClass.UNKNOWN)
    return Traits(
        kind=report.kind,
        role=report.role,
        attackers=_parties(report.attacker),
        side_hit=report.side_hit,
        operation=report.operation,
        weapon=report.weapon_class if known_weapon else None,
        weapon_count=report.weapon_count,
        target=report.target_type,
        deaths=report.deaths[1],
        name=sounds(report.toponym.text),
        place_id=place.id if place else None,
        exact=place is not None and (position, resolution.precision) == (place.position, place.precision),
        lon=position.lon if position else 0.0,
        lat=position.lat if position else 0.0,
        radius_m=position.radius_m if position else 0.0,
        fineness=len(_FINENESS) if resolution.precision is None else _FINENESS[resolution.precision],
        start_s=_seconds(span.start_utc),
        end_s=_seconds(span.end_utc),
        by_publication=span.basis is DateBasis.PUBLICATION,
        edtf=span.edtf,
        words=crc32(" ".join(report.quote.text.casefold().split()).encode("utf-8", "surrogatepass")),
    )


@lru_cache(maxsize=65_536)
def _parties(attacker: str | None) -> frozenset[str]:
    return frozenset(attacker.split(JOINT)) if attacker else _NOBODY


@lru_cache(maxsize=65_536)
def sounds(name: str) -> str:
    """Return the letters of a name as every spelling has them."""
    key = normalise(name)
    return fold(key) or key or name


def _seconds(instant: datetime | None) -> int | None:
    return None if instant is None else int(instant.timestamp())
