import pytest

from benchmarks.merging import agreement, generated, in_first_half, labelled, speed

COLUMNS = (
    "where_coordinates,longitude,latitude,where_prec,date_start,date_end,side_a,best,"
    "source_headline,number_of_sources"
)
EVENTS = f"""{COLUMNS}
Nubl town,37.0,36.37,1.0,2016-01-01,2016-01-01,Government of Syria,4.0,Shells hit Nubl,1.0
Homs Governorate,38.5,34.5,4.0,2016-01-01,2016-02-01,IS,0.0,Fighting in Homs,2.0
"""


@pytest.fixture
def events(tmp_path):
    path = tmp_path / "events.csv"
    path.write_text(EVENTS, encoding="utf-8")
    return path


def test_the_labelled_reports_reach_the_goals():
    found = agreement(labelled())
    assert found["bcubed_f1"] >= 0.92
    assert found["pairwise_precision"] >= 0.95


def test_what_is_merged_as_labelled_scores_one_and_what_is_not_less():
    told = labelled()
    together = {placed.id: "all one" for placed, _ in told}
    found = agreement([(placed, together[placed.id]) for placed, _ in told])
    assert found["pairwise_precision"] == found["bcubed_precision"] == 1
    assert found["bcubed_recall"] < 0.1
    apart = agreement([(placed, placed.id) for placed, _ in told])
    assert apart["pairwise_precision"] == 0
    assert apart["bcubed_recall"] == 1


def test_both_halves_hold_a_good_part():
    halves = [in_first_half(cluster) for _, cluster in labelled()]
    assert 0.4 < sum(halves) / len(halves) < 0.6


def test_generated_reports_are_as_many_as_asked_and_the_same_each_time(events):
    reports = list(generated(events, 12))
    assert len({report.id for report in reports}) == 12
    assert list(generated(events, 12)) == reports


def test_wars_side_by_side_do_not_meet(events):
    found = speed(events, 10)
    assert found["strikes"] == 4
    assert found["remerged"] == 3
