"""The labelled reports for merging are what their README says, hard cases included."""

from collections import Counter, defaultdict
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path

import orjson
import pytest

from geo.coordinates import Position, distance_m
from geo.timespans import from_edtf
from geo.vocabulary import DateBasis, Outcome, Role, Stance, WeaponClass

FIELDS = [
    "place", "place_name", "lon", "lat", "radius_m", "role", "outcome", "attacker", "weapon_class",
    "target_type", "operation", "start_utc", "end_utc", "edtf", "publisher", "published", "quote",
    "claimant", "stance", "cluster",
]  # fmt: skip
REPORTS = [
    orjson.loads(line)
    for line in (Path(__file__).parent / "merging" / "reports.jsonl").read_bytes().splitlines()
]
CLUSTERS = defaultdict(list)
for _report in REPORTS:
    CLUSTERS[_report["cluster"]].append(_report)
PAIRS = [pair for reports in CLUSTERS.values() for pair in combinations(reports, 2)]


def apart_m(ours, theirs):
    return distance_m(
        *(Position(**{name: r[name] for name in ("lon", "lat", "radius_m")}) for r in (ours, theirs))
    )


def days(report):
    return report["edtf"].rstrip("~").partition("/")[::2]


def role_class(report):
    return report["role"].replace("intended_target", "target")


def strikes(role="target"):
    return [reports[0] for reports in CLUSTERS.values() if role_class(reports[0]) == role]


def test_there_are_enough_reports_of_enough_strikes_in_a_mixed_order():
    assert len(REPORTS) >= 200
    assert len(CLUSTERS) >= 60
    assert sum(ours["cluster"] == theirs["cluster"] for ours, theirs in pairwise(REPORTS)) < 20


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: f"{report['cluster']} {report['publisher']}")
def test_a_report_has_its_fields_and_terms_and_names_its_place(report):
    assert list(report) == FIELDS
    assert report["place"] in report["quote"]
    assert report["role"] in set(Role)
    assert report["outcome"] in {None, *Outcome}
    assert report["weapon_class"] in set(WeaponClass)
    assert report["stance"] in set(Stance)
    assert report["radius_m"] > 0
    assert "" not in report.values()
    span = from_edtf(report["edtf"], DateBasis.STATED)
    assert span.dated
    assert span.start_utc.date() <= date.fromisoformat(report["published"])
    assert report["start_utc"] < report["end_utc"]


@pytest.mark.parametrize(("ours", "theirs"), PAIRS, ids=lambda report: report["publisher"])
def test_reports_of_one_strike_can_be_of_one_place_and_day(ours, theirs):
    assert role_class(ours) == role_class(theirs)
    assert apart_m(ours, theirs) <= ours["radius_m"] + theirs["radius_m"]
    (first, last), (start, end) = days(ours), days(theirs)
    overlap = first <= (end or start) and start <= (last or first)
    assert overlap or "~" in ours["edtf"] + theirs["edtf"]


def test_one_strike_is_told_under_several_names_with_several_outcomes_stances_and_attackers():
    def varied(name):
        return sum(len({r[name] for r in reports} - {None}) > 1 for reports in CLUSTERS.values())

    assert varied("place") >= 40
    assert varied("place_name") >= 20
    assert varied("stance") >= 20
    assert varied("outcome") >= 5
    assert varied("attacker") >= 3


def test_other_strikes_are_near_in_place_or_day():
    near = [pair for pair in combinations(strikes(), 2) if apart_m(*pair) <= 15_000]
    assert len(near) >= 25
    assert sum(days(ours) == days(theirs) for ours, theirs in near) >= 4
    assert sum(ours["attacker"] != theirs["attacker"] for ours, theirs in near) >= 3


def test_agency_copies_have_the_same_words_in_several_outlets():
    told = Counter(report["quote"] for report in REPORTS)
    assert max(told.values()) >= 4
    assert max(Counter((report["quote"], report["publisher"]) for report in REPORTS).values()) == 1
