"""Above ten thousand strikes the table is asked for by the piece, and still equals the map."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator

import pandas as pd
import pytest
from playwright.sync_api import Locator, expect

from benchmarks._made_up import completed, made_up
from geo.filters import StrikeFilter, apply
from geo.frames import counts
from geo.layers.payload import encode, in_time_order
from geo.layers.speech import counts_in_words
from tests.page.reader import Reader
from tests.page.server import ROOT, serving

COUNT = 12_000


@pytest.fixture(scope="module")
def strikes() -> pd.DataFrame:
    return completed(in_time_order(made_up(COUNT, free=True)))


@pytest.fixture(scope="module")
def address(strikes: pd.DataFrame, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("large")
    made = folder / "made_up.pickle"
    made.write_bytes(pickle.dumps((encode(strikes), strikes)))
    app = ROOT / "benchmarks" / "_map_server.py"
    with serving(folder / "empty.sqlite", app=app, environment={"STRIKEMAP_MADE_UP": str(made)}) as found:
        yield found


def row(reader: Reader, number: int) -> Locator:
    """Return a row of the table, counted from 1, as it is told to a screen reader."""
    found: Locator = reader.page.locator(f"[data-testid=stDataFrame] tr[aria-rowindex='{number + 1}']")
    return found


def head(reader: Reader, column: int) -> tuple[float, float]:
    """Return a pixel in the heading of a column, counted from 0 (widths as `WIDTHS_PX` has them)."""
    box = reader.page.get_by_test_id("stDataFrame").bounding_box()
    assert box is not None
    return box["x"] + [60, 180, 300, 480][column], box["y"] + 16


def test_the_table_has_every_row_of_the_map_and_reaches_the_last(
    reader: Reader, strikes: pd.DataFrame
) -> None:
    reader.open()
    reader.table_has(COUNT)
    found = counts(strikes)
    reader.sees(f"{found.events:,} events · {found.marks:,} marks")
    expect(reader.page.get_by_text(counts_in_words(found))).to_be_visible()
    x, y = head(reader, 0)
    reader.page.mouse.click(x, y + 40)
    reader.page.keyboard.press("Control+End")
    expect(row(reader, COUNT)).to_contain_text(strikes["quote"].iloc[-1])


def test_a_sort_is_made_by_the_server_over_all_rows(reader: Reader, strikes: pd.DataFrame) -> None:
    reader.open()
    reader.table_has(COUNT)
    begins = strikes["start_utc"].sort_values()
    at = head(reader, 3)
    for expected in (begins.iloc[0], begins.iloc[-1]):
        reader.page.mouse.click(*at)
        expect(row(reader, 1)).to_contain_text(f"{expected:%Y-%m-%d %H:%M}")
    reader.page.mouse.click(*head(reader, 1))
    expect(row(reader, 1)).to_contain_text(sorted(strikes["outcome"])[0])


def test_a_filter_leaves_map_and_table_equal(reader: Reader, strikes: pd.DataFrame) -> None:
    reader.open()
    for outcomes, rows in ((("hit",), 8_000), (("hit", "unknown"), 10_000)):
        reader.pick("Outcome", outcomes[-1])
        kept = apply(StrikeFilter(outcomes=outcomes), strikes)
        assert len(kept) > rows
        reader.sees(
            re.sub(r"\B(?=(\d{3})+\b)", ",", f"{counts(kept).events} events · {counts(kept).marks} marks")
        )
        reader.table_has(len(kept))
