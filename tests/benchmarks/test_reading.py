"""The scoring program counts what it says it counts."""

import pytest

from benchmarks._judging import dates_overlap, days, same_attacker, same_claimant
from benchmarks.reading import compare, pair, score

LABEL = {
    "kind": "strike",
    "place": "Kutum",
    "lon": 24.67,
    "lat": 14.2,
    "radius_km": 6,
    "role": "target",
    "outcome": "hit",
    "attacker": "Sudan",
    "weapon_class": "air strike",
    "edtf": "2024-06-12",
    "claimant": "outlet",
    "quote": "SAF aircraft bombed Kutum.",
}


def feature(lon: float | None = 24.67, lat: float = 14.2, **changes: object) -> dict:
    properties = {name: value for name, value in LABEL.items() if name not in ("lon", "lat")} | changes
    geometry = None if lon is None else {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def reading(labels: list[dict], features: list[dict]):
    return compare({"id": "article", "strikes": labels}, features)


def test_everything_right_scores_one():
    figures = score([reading([LABEL], [feature()])])
    assert figures["precision"] == figures["recall"] == figures["f1"] == 1
    assert figures["attacker"] == figures["date_exact"] == figures["claimant"] == 1


@pytest.mark.parametrize(("lat", "found"), [(14.42, 1), (14.43, 0)])
def test_a_mark_counts_within_25_km(lat, found):
    assert len(reading([LABEL], [feature(lat=lat)]).found) == found


def test_a_wider_label_is_found_farther_off():
    assert reading([LABEL | {"radius_km": 60}], [feature(lat=14.7)]).found


def test_another_role_is_a_miss_and_a_false_alarm_but_the_place_is_found():
    result = reading([LABEL], [feature(role="launched_from")])
    assert (len(result.missed), len(result.false_alarms), result.n_found_by_place) == (1, 1, 1)


def test_aimed_at_and_struck_are_one_role_class_and_differ_in_outcome():
    figures = score([reading([LABEL], [feature(role="intended_target", outcome="intercepted")])])
    assert (figures["f1"], figures["outcome"]) == (1, 0)


def test_one_mark_finds_one_label_and_the_nearest():
    far, near = LABEL | {"lat": 14.1}, LABEL
    result = reading([far, near], [feature()])
    assert [label["lat"] for label, _ in result.found] == [14.2]
    assert len(result.missed) == 1


def test_dates_decide_between_two_nights_at_one_place():
    nights = [LABEL, LABEL | {"edtf": "2024-06-10"}]
    marks = [{**LABEL, "edtf": "2024-06-10"}, {**LABEL, "edtf": "2024-06-12"}]
    assert pair(nights, marks) == [(0, 1), (1, 0)]


def test_an_unplaced_strike_is_missed_and_listed_apart():
    figures = score([reading([LABEL], [feature(lon=None)])])
    assert (figures["recall"], figures["strikes_read"], figures["unplaced_but_found"]) == (0, 0, 1)


@pytest.mark.parametrize("kind", ["area", "context"])
def test_only_strikes_are_scored(kind):
    result = reading([LABEL | {"kind": kind}], [feature(kind=kind)])
    assert (result.found, result.missed, result.false_alarms) == ((), (), ())


def test_what_the_label_leaves_open_is_not_judged():
    figures = score(
        [reading([LABEL | {"claimant": None}], [feature(claimant="army")]), reading([LABEL], [feature()])]
    )
    assert figures["claimant"] == 1


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024-06-12", "2024-06-12", "2024-06-12"),
        ("2024-06-12~", "2024-06-12", "2024-06-12"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023/2024-01", "2023-01-01", "2024-01-31"),
        ("2025-05-07T01:05:00+05:30", "2025-05-07", "2025-05-07"),
    ],
)
def test_days_are_local_days(edtf, first, last):
    assert [day.isoformat() for day in days({"edtf": edtf})] == [first, last]


def test_instants_stand_in_for_edtf():
    span = {"edtf": None, "start_utc": "2024-06-11T22:00:00Z", "end_utc": "2024-06-12T21:59:59Z"}
    assert [day.isoformat() for day in days(span)] == ["2024-06-11", "2024-06-12"]


def test_a_date_without_a_year_is_undated():
    assert days({"edtf": "XXXX-05-07"}) is None
    assert dates_overlap({"edtf": "XXXX-05-07"}, {"edtf": None})
    assert not dates_overlap({"edtf": None}, {"edtf": "2025-05-07"})


@pytest.mark.parametrize(
    ("label", "mark", "same"),
    [
        ("United States / United Kingdom", "United Kingdom / United States", True),
        ("Sudan", "Sudanese Armed Forces", True),
        ("India", None, False),
        (None, None, True),
        ("Israel", "Israel / Lebanon", False),
    ],
)
def test_attackers_are_sets_of_parties(label, mark, same):
    assert same_attacker(label, mark) is same


@pytest.mark.parametrize(
    ("label", "mark", "same"),
    [
        ("outlet", "outlet", True),
        ("outlet", "officials", False),
        ("officials", "outlet", False),
        ("Ukrainian air force", "the air force", True),
        ("Lebanese health ministry", "army", False),
        ("mayor", None, False),
    ],
)
def test_claimants_share_a_word_of_the_speaker(label, mark, same):
    assert same_claimant(label, mark) is same
