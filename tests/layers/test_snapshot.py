from datetime import UTC, datetime
from pathlib import Path

import pytest
from shapely import box

from geo.filters import StrikeFilter
from geo.layers.snapshot import Snapshots, snapshot
from geo.store import Store, open_store
from tests.fabricated import ARTICLE, frame, keep


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = open_store(tmp_path / "strikes.sqlite")
    keep(made)
    return made


def test_gives_the_same_snapshot_while_the_store_stays(store: Store) -> None:
    snapshots = Snapshots(store)
    assert snapshots.current() is snapshots.current()


def test_the_latest_is_what_was_last_made(store: Store) -> None:
    snapshots = Snapshots(store)
    assert snapshots.latest() is None
    made = snapshots.current()
    keep(store, operation="Operation Example")
    assert snapshots.latest() is made


def test_the_frame_has_the_order_of_the_file() -> None:
    found = snapshot(frame().iloc[::-1], "1")
    assert list(found.frame.index) == list(found.payload.ids)


def test_what_was_made_of_a_filter_is_made_once_and_shared() -> None:
    found = snapshot(frame(), "1")
    chosen = StrikeFilter(text="airbase")
    selection = found.selection(chosen)
    assert found.selection(StrikeFilter(text="airbase")) is selection
    assert set(selection.frame.index) == {"nur-khan", "rafiqi", "murid"}
    assert selection.table() is selection.table()
    assert len(selection.table()) == selection.counts.marks == 3
    assert found.selection(StrikeFilter()).frame is found.frame


def test_sees_what_is_kept_later_and_still_finds_what_was_before(store: Store) -> None:
    snapshots = Snapshots(store)
    before = snapshots.current()
    keep(store, operation="Operation Example")
    after = snapshots.current()
    assert "Operation Example" in after.payload.layers
    assert snapshots.find(before.payload.version) is before
    assert snapshots.find(after.payload.version) is after


def test_forgets_the_oldest(store: Store) -> None:
    snapshots = Snapshots(store)
    first = snapshots.current().payload.version
    for number in range(4):
        keep(store, operation=f"Operation {number}")
        snapshots.current()
    assert snapshots.find(first) is None


def test_returns_to_what_was_before(store: Store) -> None:
    snapshots = Snapshots(store)
    first = snapshots.current().payload
    keep(store, operation="Operation Example")
    snapshots.current()
    keep(store)
    assert snapshots.current().payload.version == first.version


def test_an_empty_store_is_a_snapshot_of_nothing(tmp_path: Path) -> None:
    assert Snapshots(open_store(tmp_path / "empty.sqlite")).current().payload.ids.empty


def test_a_card_says_its_strike_in_context(store: Store) -> None:
    found = Snapshots(store).current()
    place_of = found.frame["place_name"]
    row = next(row for row, strike in enumerate(found.payload.ids) if place_of[strike] == "New Delhi")
    said = found.card(row, store.context)
    assert said["title"] == "New Delhi"
    assert said["quote"]["before"] == "Before New Delhi."
    other = next(row for row, strike in enumerate(found.payload.ids) if place_of[strike] == "Sirsa")
    assert said["related"] == [{"relation": "Same event", "name": "Sirsa", "row": other}]
    assert found.card(other, store.context)["related"] == [
        {"relation": "Same event", "name": "New Delhi", "row": row}
    ]
    assert said["sources"][0]["title"] == ARTICLE.title


def test_names_strikes_in_the_order_asked() -> None:
    found = snapshot(frame(), "1")
    rows = [found.row_of(strike) or 0 for strike in ("sirsa", "pakistan", "lahore")]
    assert found.names(rows) == [
        {"title": "Sirsa", "when": "by 10 May 2025"},
        {"title": "Pakistan", "when": "between 22 April and 10 May 2025"},
        {"title": "Lahore", "when": "by 10 May 2025"},
    ]


def test_an_area_is_drawn_by_its_outline(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.layers.snapshot.area_polygon", lambda place: box(61, 24, 75, 36))
    frame_of_areas = Snapshots(store).current().frame.query("kind == 'area'")
    assert list(frame_of_areas.geometry) == [box(61, 24, 75, 36)]


def test_finds_the_row_of_a_strike() -> None:
    found = snapshot(frame(), "1")
    assert found.payload.ids[found.row_of("sirsa") or 0] == "sirsa"
    assert found.row_of("no such strike") is None


def test_gives_the_strikes_as_they_were_known(store: Store) -> None:
    snapshots = Snapshots(store)
    now = snapshots.current()
    then = snapshots.current(datetime(2025, 5, 9, 18, tzinfo=UTC))
    assert then.frame.empty
    assert snapshots.current(datetime(2025, 5, 9, 18, tzinfo=UTC)) is then
    assert snapshots.find(then.payload.version) is then
    assert snapshots.current() is now
    assert len(snapshots.current(datetime(2025, 5, 10, 18, tzinfo=UTC)).frame) == len(now.frame)
