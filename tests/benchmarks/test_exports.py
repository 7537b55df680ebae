from benchmarks.exports import figures, table
from tests import fabricated


def test_rows_are_taken_over_and_over_under_ids_of_their_own():
    frame = table(fabricated.frame(), 25)
    assert len(set(frame.index)) == 25
    assert frame["place"].iloc[0] == frame["place"].iloc[10]


def test_every_strike_is_measured():
    found = figures(table(fabricated.frame(), 25))
    assert found["strikes"] == 25
    assert found["bytes_per_strike"] > 1_000
    assert found["seconds_per_million"] > 0
