"""Corpora of news with labelled toponyms: LGL, TR-News, GeoVirus and GeoWebNews, plain or gzipped."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from pyproj import Geod

from geo.gazetteer import Place
from geo.resolution import Resolution

WITHIN_KM = 161.0  # 100 miles, the field's threshold
FARTHEST_KM = 20_039.0  # half the Earth's circumference: the error of a name left unplaced
_GEOD = Geod(ellps="WGS84")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A labelled toponym: its span and, where known, its coordinates."""

    text: str
    start: int
    end: int
    lon: float | None
    lat: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One article with its labelled toponyms, and whether its corpus marks peoples ("Syrian") as such."""

    text: str
    gold: tuple[Gold, ...]
    peoples: bool = True


def read(path: Path) -> list[Labelled]:
    """Return the articles of a corpus file."""
    content = path.read_bytes()
    if path.suffix == ".gz":
        content = gzip.decompress(content)
    root = ElementTree.fromstring(content)  # noqa: S314 (corpora are local files the user names)
    return [_article(node) for node in root.iter("article")]


def _article(node: ElementTree.Element) -> Labelled:
    text = node.findtext("text") or ""
    found = [*node.iter("toponym"), *node.iter("location")]
    gold = sorted(filter(None, (_gold(item, text) for item in found)), key=lambda item: item.start)
    peoples = next(node.iter("locations"), None) is None  # GeoVirus's guideline leaves peoples out
    return Labelled(text=text, gold=tuple(gold), peoples=peoples)


def _gold(node: ElementTree.Element, text: str) -> Gold | None:
    """Return a labelled toponym; offsets that are off by a few are mended by searching the phrase."""
    phrase = next(
        (value for tag in ("extractedName", "phrase", "name") if (value := node.findtext(tag))), ""
    ).strip()
    start = int(node.findtext("start") or 0)
    if not phrase:
        return None
    if text[start : start + len(phrase)] != phrase:
        near = text.find(phrase, max(0, start - 4))
        start = near if 0 <= near <= start + 4 else start
    lat = node.findtext(".//lat") or node.findtext("latitude")
    lon = node.findtext(".//lon") or node.findtext("longitude")
    known = bool(lat and lon)
    return Gold(
        text=phrase,
        start=start,
        end=start + len(phrase),
        lon=float(lon or 0) if known else None,
        lat=float(lat or 0) if known else None,
    )


def distance_km(gold: Gold, place: Place | Resolution | None) -> float:
    """Return the distance between truth and answer, `FARTHEST_KM` where there is none."""
    position = place.position if place is not None else None
    if position is None:
        return FARTHEST_KM
    return float(_GEOD.inv(gold.lon, gold.lat, position.lon, position.lat)[2]) / 1000
