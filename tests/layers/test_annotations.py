import csv
from datetime import date

from geo.layers.annotations import _TABLE, concerning
from geo.layers.card import country_name


def test_tells_what_concerns_the_countries_asked_and_nothing_else() -> None:
    told = [row["text"] for row in concerning({"IN"})]
    assert told == ["Operation Sindoor begins", "Ceasefire between India and Pakistan"]
    assert concerning(()) == []
    assert concerning({"FR"}) == []


def test_each_begins_with_its_day_in_utc() -> None:
    (sindoor, _) = concerning({"PK"})
    assert sindoor["minute"] * 60 == 1_746_576_000  # 2025-05-07T00:00:00Z
    minutes = [row["minute"] for row in concerning({"SY", "UA", "IL"})]
    assert minutes == sorted(minutes)


def test_every_row_has_a_day_a_source_and_countries_that_are() -> None:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        assert date.fromisoformat(row["date"])
        assert row["text"]
        assert row["source"]
        assert all(country_name(code) != code for code in row["countries"].split())
