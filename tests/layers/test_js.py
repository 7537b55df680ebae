"""The scripts that count, run in Chromium on made-up strikes and held against a slow count of the same."""

from __future__ import annotations

import base64
import gzip
from collections.abc import Iterator
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from playwright.sync_api import Browser, Page

from benchmarks._made_up import made_up
from geo.filters import Shape, StrikeFilter, apply
from geo.frames import count_events
from geo.layers import scripts
from geo.layers.snapshot import Snapshot, snapshot
from geo.maps import command
from geo.vocabulary import Kind

COUNT = 3000
_SHOW = """([bytes, said]) => {
  const strikes = strikemap.decode(Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0)).buffer);
  const shown = new strikemap.Shown(strikes);
  strikemap.follow(shown, said, new Set());
  shown.refresh();
  const palette = new strikemap.Palette(strikes, "operation");
  const cells = new strikemap.Cells(strikes);
  const histogram = new strikemap.Histogram(shown, palette);
  const tally = new strikemap.Tally(shown, cells, palette);
  Object.assign(window, { strikes, shown, palette, cells, histogram, tally });
}"""
FILTERS = {
    "everything": StrikeFilter(),
    "a month": StrikeFilter(
        start_utc=pd.Timestamp("2016-05-01", tz="UTC"), end_utc=pd.Timestamp("2016-05-31 23:59:59", tz="UTC")
    ),
    "reported in a month": StrikeFilter(
        clock="reported",
        undated=False,
        start_utc=pd.Timestamp("2016-05-01", tz="UTC"),
        end_utc=pd.Timestamp("2016-05-31 23:59:59", tz="UTC"),
    ),
    "dated only": StrikeFilter(undated=False),
    "terms": StrikeFilter(operations=("Operation 1", "none"), outcomes=("hit",), attackers=("Russia",)),
    "layers off": StrikeFilter(hidden=("Operation 1", "context")),
    "imported ones off": StrikeFilter(hidden=("imported",)),
    "told by both sides": StrikeFilter(origins=("both",)),
    "one data set": StrikeFilter(datasets=("A data set",)),
    "one country": StrikeFilter(countries=("IQ", "none")),
    "a box": StrikeFilter(within=Shape.read("box:70,26,76.5,33")),
    "a box across the antimeridian": StrikeFilter(within=Shape.read("box:72,-40,-170,31")),
    "a circle": StrikeFilter(within=Shape.read("circle:73,30,400"), outcomes=("hit",)),
    "a polygon": StrikeFilter(within=Shape.read("polygon:70,26,77,30,69,33,73,29")),
}


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    served = scripts.served("strikemap.js")
    assert served is not None
    made = chromium.new_page()
    made.set_content("<!doctype html><p></p>")
    made.add_script_tag(content=gzip.decompress(served[0]).decode())
    yield made
    made.close()


@pytest.fixture(scope="module")
def strikes() -> Snapshot:
    """Some are undated, some without a place, some span months, some share an event."""
    frame = made_up(COUNT, free=True)
    terms = frame.select_dtypes("category")
    frame[terms.columns] = terms.astype(object).where(terms.notna(), None)
    frame.loc[frame.index[::50], ["start_utc", "end_utc"]] = pd.NaT
    frame.loc[frame.index[::70], "geometry"] = None
    frame.loc[frame.index[7::90], "end_utc"] += pd.Timedelta(days=100)
    shift = pd.Timestamp("2016-01-01", tz="UTC") - pd.Timestamp("2022-12-31", tz="UTC")
    for name in ("start_utc", "end_utc", "known_since_utc"):
        frame[name] += shift
    return snapshot(frame, "1")


def show(page: Page, strikes: Snapshot, chosen: StrikeFilter) -> gpd.GeoDataFrame:
    """Show in the browser what `chosen` keeps, and return the same as a frame."""
    file = base64.b64encode(gzip.decompress(strikes.payload.zipped)).decode()
    page.evaluate(_SHOW, [file, command(strikes, chosen, selected=None, seq=0)])
    return apply(chosen, strikes.frame)


@pytest.fixture(params=FILTERS.values(), ids=FILTERS.keys())
def kept(request: pytest.FixtureRequest, page: Page, strikes: Snapshot) -> gpd.GeoDataFrame:
    return show(page, strikes, request.param)


def test_the_browser_shows_what_the_filter_keeps(
    page: Page, strikes: Snapshot, kept: gpd.GeoDataFrame
) -> None:
    rows = page.evaluate(
        "Array.from({ length: strikes.rows }, (_, row) => row).filter((row) => shown.has(row))"
    )
    assert list(strikes.payload.ids[rows]) == list(kept.index)


def test_it_counts_events_and_marks_as_the_table_does(page: Page, kept: gpd.GeoDataFrame) -> None:
    seen = page.evaluate("tally.count(), [tally.events, tally.marks, tally.spots]")
    told = (kept["kind"] == Kind.STRIKE) & kept["dataset"].isna()
    marks = told & kept.geometry.notna()
    assert seen == [count_events(kept), marks.sum(), kept.geometry.notna().sum()]


def test_every_mark_in_view_is_in_one_cell(page: Page, kept: gpd.GeoDataFrame) -> None:
    seen: Any = page.evaluate(
        """() => {
          cells.lay(5, { left: 0, top: 0, width: 8192, height: 8192 });
          tally.count();
          const numbers = Array.from({ length: cells.size - cells.first }, (_, at) => cells.first + at);
          return numbers.reduce((sum, cell) => sum + tally.total(cell), 0);
        }"""
    )
    assert seen == kept.geometry.notna().sum()


def test_a_cell_with_few_names_them_and_any_lists_its_rows(page: Page, kept: gpd.GeoDataFrame) -> None:
    wrong = page.evaluate(
        """() => {
          cells.lay(7, { left: 22000, top: 12000, width: 2000, height: 3000 });
          tally.count();
          let wrong = 0;
          for (let cell = cells.first; cell < cells.size; cell++) {
            const count = tally.total(cell);
            if (!count || count > 40) continue;
            const rows = tally.rows(cell, Infinity);
            if (rows.length !== count) wrong++;
            const few = tally.few(cell).sort((a, b) => a - b);
            if (count <= strikemap.fewInCell && few.join() !== rows.join()) wrong++;
          }
          return wrong;
        }"""
    )
    assert wrong == 0
    assert len(kept)


def test_bars_hold_each_dated_strike_once_or_spread_it(page: Page, strikes: Snapshot) -> None:
    show(page, strikes, StrikeFilter())
    sure, spread, first, last = page.evaluate(
        """() => {
          histogram.lay(shown.domain, 200);
          const { sure, spread, bars, series, edges } = histogram;
          const sum = (counts) => counts.slice(0, bars * series).reduce((a, b) => a + b, 0);
          return [sum(sure), sum(spread), edges[0], edges[bars]];
        }"""
    )
    told = strikes.frame[(strikes.frame["kind"] != Kind.CONTEXT) & strikes.frame["start_utc"].notna()]
    long = told["end_utc"] - told["start_utc"] > pd.Timedelta(days=50)
    assert sure == (~long).sum()
    assert spread >= 10 * long.sum()
    begins, ends = (told[name].astype("datetime64[us, UTC]") for name in ("start_utc", "end_utc"))
    assert first <= begins.min().timestamp() // 60
    assert last > ends.max().timestamp() // 60


@pytest.mark.parametrize("unit", ["hour", "day", "week", "month", "year"])
def test_bars_follow_the_calendar(page: Page, strikes: Snapshot, unit: str) -> None:
    show(page, strikes, StrikeFilter())
    days = {"hour": 3, "day": 90, "week": 400, "month": 1000, "year": 1000}
    edges = page.evaluate(
        """([span, most]) => {
          histogram.lay([shown.domain[0], shown.domain[0] + span], most);
          return [histogram.unit, histogram.edges];
        }""",
        [1440 * days[unit], 20 if unit == "year" else 100],
    )
    assert edges[0] == unit
    begins = pd.to_datetime(np.array(edges[1]) * 60, unit="s")
    assert (begins.minute == 0).all()
    assert unit == "hour" or (begins.hour == 0).all()
    assert unit != "week" or (begins.day_of_week == 0).all()
    assert unit not in ("month", "year") or (begins.day == 1).all()
    assert unit != "year" or (begins.month == 1).all()


@pytest.mark.parametrize(
    ("count", "said"), [(7, "7"), (999, "999"), (1_000, "1.0k"), (12_345, "12k"), (999_600, "1.0M")]
)
def test_counts_in_hexagons_are_brief(page: Page, count: int, said: str) -> None:
    assert page.evaluate("(count) => strikemap.brief(count)", count) == said


def test_changes_are_what_two_time_ranges_differ_by(page: Page, strikes: Snapshot) -> None:
    later = StrikeFilter(start_utc=pd.Timestamp("2017-06-01", tz="UTC"), undated=False)
    earlier = StrikeFilter(end_utc=pd.Timestamp("2017-05-31 23:59:59", tz="UTC"), undated=False)
    counted = [int(show(page, strikes, each).geometry.notna().sum()) for each in (earlier, later)]
    assert all(counted)
    seen: Any = page.evaluate(
        """(from) => {
          cells.lay(4, { left: 0, top: 0, width: 4096, height: 4096 });
          tally.count();
          const past = new strikemap.Tally(strikemap.inRange(shown, [-2147483648, from]), cells, palette);
          past.count();
          const changes = strikemap.changes(tally, past);
          return ["before", "after"].map((when) => changes.reduce((sum, each) => sum + each[when], 0));
        }""",
        int(pd.Timestamp("2017-06-01", tz="UTC").timestamp() // 60),
    )
    assert seen == counted


def test_heat_is_spread_as_far_as_a_place_is_uncertain(page: Page, strikes: Snapshot) -> None:
    show(page, strikes, StrikeFilter())
    drawn: Any = page.evaluate(
        """() => {
          const canvas = Object.assign(document.createElement("canvas"), { width: 800, height: 400 });
          const pen = canvas.getContext("2d");
          const spots = [{ x: 150, y: 200, radius: 20, count: 9 }, { x: 550, y: 200, radius: 150, count: 9 }];
          strikemap.drawHeat(pen, spots, { width: 800, height: 400 });
          const strength = (x) => pen.getImageData(x, 200, 1, 1).data[3];
          return [150, 250, 550, 640].map(strength);
        }"""
    )
    near, beside, far, within = drawn
    assert near > far > 0
    assert beside == 0
    assert within > 0
