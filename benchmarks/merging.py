"""Measure the merging of reports into strikes: how well on labelled reports, how fast on generated ones.

The labelled reports are those of ``tests/corpus/merging``. Their clusters fall in two halves by a checksum
of their names; rules were written with the first half in view, so the second tells how they generalise.
B-cubed is by Bagga and Baldwin (1998), over reports; pairwise precision over pairs merged.

Speed is measured on reports generated from UCDP's georeferenced events, where there are such in the
folder named by ``STRIKEMAP_CORPORA``: places, days, attackers and tolls are those of the events. Each is
told as often as it has sources and once more, a quarter of the time without its attacker, half of the
time without its toll or in another's words. The file's events are told as of many such wars side by
side, so 100,000 reports lie as thick as a million, and the time, that of one process, is scaled.
`added_ms` and `remerged` are the time and the reports that it takes when one article is added to them.

Usage: ``benchmarks/merging.py [--reports N] [--json]``
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zlib import crc32

import orjson

from benchmarks._corpora import NOT_FOUND, corpora
from geo.coordinates import Position
from geo.gazetteer.place import Place
from geo.reports import Claim, Quote, Report
from geo.resolution import Resolution, Toponym
from geo.strikes import Merged, PlacedReport, Source, content_id, merge
from geo.timespans import Timespan, between
from geo.vocabulary import DateBasis, DatePrecision, Kind, Outcome, Precision, Role, Stance, WeaponClass

LABELLED = Path(__file__).parents[1] / "tests" / "corpus" / "merging" / "reports.jsonl"
MILLION = 1_000_000
# Syria is 6.6 degrees wide: wars side by side do not meet, and fifty of them go round the earth.
WAR_WIDTH_DEG = 7
# UCDP's where_prec: exact, near, district, province, linear or fuzzy, country; radii are guesses of scale.
_REACH = {
    1: (3_000, Kind.STRIKE),
    2: (9_000, Kind.STRIKE),
    3: (25_000, Kind.STRIKE),
    4: (80_000, Kind.AREA),
    5: (25_000, Kind.STRIKE),
    6: (300_000, Kind.AREA),
}
# How far the true spot may be, by what a place is: the widest radius of each precision.
_FINENESS = ((2_000, Precision.SITE), (2_900, Precision.NEIGHBOURHOOD), (6_000, Precision.TOWN))


def labelled(path: Path = LABELLED) -> list[tuple[PlacedReport, str]]:
    """Return the labelled reports, each with the cluster it belongs to."""
    lines = path.read_bytes().splitlines()
    return [
        (placed_report(row, str(number)), row["cluster"])
        for number, row in enumerate(map(orjson.loads, lines))
    ]


def placed_report(row: Mapping[str, Any], key: str) -> PlacedReport:
    """Return a labelled row as the report of an article of its own.

    A spot of the earth is one gazetteer record, whatever it is called.
    """
    whole = Quote(text=row["quote"], start=0, end=len(row["quote"]))
    toponym = Toponym(text=row["place"], start=0, end=len(row["place"]))
    start, end = (datetime.fromisoformat(row[name]) for name in ("start_utc", "end_utc"))
    approximate = row["edtf"].endswith("~")
    span = Timespan(
        start_utc=start,
        end_utc=end,
        precision=DatePrecision.RANGE if "/" in row["edtf"] else DatePrecision.DAY,
        basis=DateBasis.PUBLICATION if approximate else DateBasis.STATED,
        edtf=row["edtf"],
    )
    report = Report(
        key=key,
        kind=Kind.STRIKE,
        toponym=toponym,
        role=Role(row["role"]),
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        timespan=span,
        quote=whole,
        claims=(Claim(claimant=row["claimant"] or "outlet", stance=Stance(row["stance"]), quote=whole),),
        event_key=key,
        attacker=row["attacker"],
        operation=row["operation"],
        weapon_class=WeaponClass(row["weapon_class"]),
        target_type=row["target_type"],
    )
    return _placed(report, (row["place_name"], row["lon"], row["lat"], row["radius_m"]), row, key)


def _placed(
    report: Report, where: tuple[str, float, float, float], told: Mapping[str, Any], key: str
) -> PlacedReport:
    name, lon, lat, radius_m = where
    position = Position(lon=lon, lat=lat, radius_m=radius_m)
    precision = next((kind for widest, kind in _FINENESS if radius_m <= widest), Precision.CITY)
    place = Place(
        id=f"{lon},{lat}",
        name=name,
        position=position,
        feature_class="P",
        feature_code="PPL",
        country="",
        precision=precision,
        coordinate_source="labelled",
        coordinate_licence="as its source",
    )
    resolution = Resolution(
        toponym=report.toponym,
        place=place,
        position=position,
        precision=precision,
        confidence=0.9,
        why="labelled",
    )
    sha256 = content_id(key, report.quote.text, told["publisher"])
    source = Source(
        article_id=sha256,
        sha256=sha256,
        publisher=told["publisher"],
        url=None,
        title=None,
        published=date.fromisoformat(told["published"]),
        extractor="labelled/1",
    )
    return PlacedReport(id=content_id(sha256, key), report=report, resolution=resolution, source=source)


def agreement(told: Sequence[tuple[PlacedReport, str]]) -> dict[str, float]:
    """Return B-cubed precision, recall and F1, and the precision and recall of pairs."""
    truth = {placed.id: cluster for placed, cluster in told}
    sizes = Counter(truth.values())
    precision = recall = 0.0
    right = merged = 0
    for strike in merge(placed for placed, _ in told):
        found = Counter(truth[placed.id] for placed in strike.reports)
        size = found.total()
        precision += sum(count * count / size for count in found.values())
        recall += sum(count * count / sizes[cluster] for cluster, count in found.items())
        right += sum(_pairs(count) for count in found.values())
        merged += _pairs(size)
    precision, recall = precision / len(told), recall / len(told)
    return {
        "bcubed_precision": round(precision, 4),
        "bcubed_recall": round(recall, 4),
        "bcubed_f1": round(2 * precision * recall / (precision + recall), 4),
        "pairwise_precision": round(right / max(1, merged), 4),
        "pairwise_recall": round(right / max(1, sum(map(_pairs, sizes.values()))), 4),
    }


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def in_first_half(cluster: str) -> bool:
    """Tell whether a cluster is of the half that rules were written with in view."""
    return crc32(cluster.encode()) % 2 == 0


def generated(path: Path, count: int) -> Iterator[PlacedReport]:
    """Yield `count` reports of the events in a UCDP file, of as many such wars side by side as it takes."""
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")
    events = list(csv.DictReader(io.StringIO(text, newline="")))
    chance = random.Random(2019)  # noqa: S311  the same reports at every run
    left = count
    for war in range(count):
        for number, event in enumerate(events):
            for teller in range(min(left, 1 + int(float(event["number_of_sources"])))):
                yield _told_of(event, war, f"{war} {number} {teller}", chance)
                left -= 1
            if not left:
                return


def _told_of(event: Mapping[str, str], war: int, key: str, chance: random.Random) -> PlacedReport:
    """Return one report of an event, moved east by `WAR_WIDTH_DEG` for each war before its own."""
    first, last = (date.fromisoformat(event[name]) for name in ("date_start", "date_end"))
    name, deaths = event["where_coordinates"], int(float(event["best"]))
    words = f"{event['source_headline']} {key if chance.random() < 0.5 else ''}"
    quote = Quote(text=words, start=0, end=len(words))
    radius_m, kind = _REACH[int(float(event["where_prec"]))]
    report = Report(
        key=key,
        kind=kind,
        toponym=Toponym(text=name, start=0, end=len(name)),
        role=Role.TARGET,
        outcome=Outcome.HIT,
        timespan=between(first, last, DateBasis.STATED),
        quote=quote,
        claims=(Claim(claimant="outlet", stance=Stance.CLAIMS, quote=quote),),
        event_key=key,
        attacker=event["side_a"] if chance.random() < 0.75 else None,
        weapon_class=WeaponClass.UNKNOWN,
        deaths=(None, deaths if chance.random() < 0.5 else None, None),
    )
    lon = (float(event["longitude"]) + WAR_WIDTH_DEG * war + 180) % 360 - 180
    told = {
        "publisher": f"Outlet {chance.randrange(500)}",
        "published": (last + timedelta(days=1)).isoformat(),
    }
    return _placed(report, (name, round(lon, 6), float(event["latitude"]), radius_m), told, key)


def speed(path: Path, count: int) -> dict[str, float]:
    """Return how long merging takes, and how many reports one more article makes it look at again."""
    reports = list(generated(path, count))
    before, before_cpu = time.perf_counter(), time.process_time()
    strikes = merge(reports)
    seconds, cpu_seconds = time.perf_counter() - before, time.process_time() - before_cpu
    kept = Merged(reports[:-1])
    before = time.perf_counter()
    again = kept.update(added=reports[-1:])
    return {
        "reports": count,
        "strikes": len(strikes),
        "seconds": round(seconds, 2),
        "cpu_seconds_per_million": round(cpu_seconds * MILLION / count, 1),
        "seconds_per_million": round(seconds * MILLION / count, 1),
        "added_ms": round((time.perf_counter() - before) * 1000, 2),
        "remerged": len(again),
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=int, default=100_000, help="How many are generated and merged.")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    told = labelled()
    result: dict[str, float | str] = {"labelled": len(told), **agreement(told)}
    unseen = agreement([one for one in told if not in_first_half(one[1])])
    result |= {f"unseen_{name}": unseen[name] for name in ("bcubed_f1", "pairwise_precision")}
    events = next(iter(corpora(".", "ucdp-ged-*.csv*")), None)
    result |= speed(events, given.reports) if events else {"corpora": NOT_FOUND}
    if given.json:
        print(orjson.dumps(result).decode())
    else:
        print("\n".join(f"{name:26} {value}" for name, value in result.items()))


if __name__ == "__main__":
    main()
