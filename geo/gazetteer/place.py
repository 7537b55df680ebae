"""Place: a gazetteer entry, and Gazetteer: anything that lists the places bearing a name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from geo.coordinates import Position
from geo.vocabulary import Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A named place and how well its position is known.

    Attributes
    ----------
    id
        Gazetteer and record: ``geonames:1176615``, ``ourairports:OPRN``, ``strikemap:murid``.
    name
        Preferred English name.
    position
        Longitude, latitude and `radius_m`: the true spot of "at NAME" lies within it.
    feature_class, feature_code
        GeoNames' classes and codes (geonames.org/export/codes.html): ``P`` ``PPLC``, ``S`` ``AIRB``,
        ``A`` ``ADM1`` …, given to every source's records.
    country
        ISO 3166-1 alpha-2; empty for places of no country (a sea).
    admin1, admin2
        Names of the parents; empty where unknown.
    population
        Zero where unknown.
    timezone
        IANA name; empty where unknown.
    bbox
        ``(west, south, east, north)`` in degrees, for areas whose extent is known.
    precision
        What "at NAME" can mean at best.
    coordinate_source, coordinate_licence
        Who says where it is, and under which licence.
    """

    id: str
    name: str
    position: Position
    feature_class: str
    feature_code: str
    country: str
    precision: Precision
    coordinate_source: str
    coordinate_licence: str
    admin1: str = ""
    admin2: str = ""
    population: int = 0
    timezone: str = ""
    bbox: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameHit:
    """A place that bears a name, and how alike the two names are (1.0 exact, below: approximate)."""

    place: Place
    matched_name: str
    similarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A run of text that some place bears as its name; offsets in code points, end exclusive."""

    text: str
    start: int
    end: int


class Gazetteer(Protocol):
    """Anything that lists the places bearing a name and spots such names in text."""

    def find(self, name: str, *, approximate: bool = False) -> Sequence[NameHit]:
        """Return the places called `name`, best first; empty if unknown, never an error."""
        ...

    def similar(self, name: str, countries: Collection[str]) -> Sequence[NameHit]:
        """Return the places of `countries` (ISO codes) whose names are nearly spelled like `name`."""
        ...

    def mentions(self, text: str) -> Iterator[Mention]:
        """Yield the longest, non-overlapping runs of `text` that are names of places, in order."""
        ...

    def demonym(self, word: str) -> str | None:
        """Return the ISO code of the country whose adjective or people `word` is ("Indian" -> "IN")."""
        ...

    def country(self, iso2: str) -> Place | None:
        """Return the country of that ISO 3166-1 alpha-2 code."""
        ...
