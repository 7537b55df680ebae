"""Measure toponym resolution and recognition on a corpus of labelled news.

Reads the XML of LGL, TR-News, GeoVirus and GeoWebNews, plain or gzipped. The measures are the
field's own (Gritta et al. 2018): the share of gold toponyms placed within 161 km, unresolved ones
counting as wrong, and the area under the curve of the logarithm of the error.

Without ``--corpus`` every corpus in the folder named by ``STRIKEMAP_CORPORA`` is measured.

Usage: ``benchmarks/toponyms.py [--corpus FILE] [--json]``
"""

from __future__ import annotations

import argparse
import gzip
import math
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import orjson
from pyproj import Geod

from benchmarks._corpora import NOT_FOUND, corpora
from geo.gazetteer import Place, StoredGazetteer
from geo.resolution import Context, Resolution, Resolver, Toponym

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
    """One article with its labelled toponyms."""

    text: str
    gold: tuple[Gold, ...]


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
    return Labelled(text=text, gold=tuple(gold))


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


def error_km(gold: Gold, place: Place | Resolution | None) -> float:
    """Return the distance between truth and answer, `FARTHEST_KM` where there is none."""
    position = place.position if place is not None else None
    if position is None:
        return FARTHEST_KM
    return float(_GEOD.inv(gold.lon, gold.lat, position.lon, position.lat)[2]) / 1000


def measure(articles: Sequence[Labelled], gazetteer: StoredGazetteer) -> Iterator[tuple[Gold, Resolution]]:
    """Yield every scored toponym with what the shipped model makes of it."""
    resolver = Resolver(gazetteer)
    for article in articles:
        toponyms = [Toponym(text=gold.text, start=gold.start, end=gold.end) for gold in article.gold]
        answers = resolver.resolve(toponyms, Context(text=article.text))
        for gold, answer in zip(article.gold, answers, strict=True):
            if gold.lon is not None:
                yield gold, answer


def figures(articles: Sequence[Labelled], gazetteer: StoredGazetteer) -> dict[str, float]:
    """Return the measures of one corpus."""
    began = time.perf_counter()
    scored = list(measure(articles, gazetteer))
    seconds = time.perf_counter() - began
    errors = [error_km(gold, answer) for gold, answer in scored]
    nearest = [
        min(
            (error_km(gold, hit.place) for hit in gazetteer.find(gold.text, approximate=True)),
            default=math.inf,
        )
        for gold, _ in scored
    ]
    return {
        "toponyms": len(errors),
        "acc161": _share(error <= WITHIN_KM for error in errors),
        "oracle161": _share(error <= WITHIN_KM for error in nearest),
        "median_km": round(statistics.median(errors), 2),
        "mean_km": round(statistics.fmean(errors), 1),
        "auc": round(
            statistics.fmean(math.log(error + 1) / math.log(FARTHEST_KM + 1) for error in errors), 4
        ),
        "recognition_f1": _recognition(articles, gazetteer),
        "toponyms_per_s": round(len(errors) / seconds, 1),
    }


def _recognition(articles: Sequence[Labelled], gazetteer: StoredGazetteer) -> float:
    """Return F1 on exact spans of the gazetteer's own mentions."""
    right = found = wanted = 0
    for article in articles:
        gold = {(item.start, item.end) for item in article.gold}
        seen = {(item.start, item.end) for item in gazetteer.mentions(article.text)}
        right, found, wanted = right + len(gold & seen), found + len(seen), wanted + len(gold)
    return round(2 * right / max(1, found + wanted), 4)


def _share(hits: Iterator[bool]) -> float:
    outcomes = list(hits)
    return round(sum(outcomes) / max(1, len(outcomes)), 4)


def all_figures() -> dict[str, float | str]:
    """Return the figures of every corpus found, each key led by its corpus: ``LGL_acc161``."""
    found = corpora("toponyms", "*.xml*")
    if not found:
        return {"corpora": NOT_FOUND}
    gazetteer = StoredGazetteer()
    return {
        f"{path.name.partition('.')[0]}_{name}": value
        for path in found
        for name, value in figures(read(path), gazetteer).items()
    }


def main() -> None:
    """Print the figures of one corpus, or of all that are found, each under its corpus's name."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    result = figures(read(given.corpus), StoredGazetteer()) if given.corpus else all_figures()
    if given.json:
        print(orjson.dumps(result).decode())
    else:
        print("\n".join(f"{name:16} {value}" for name, value in result.items()))


if __name__ == "__main__":
    main()
