"""The map and the page stay agreed while both are changed (js/exchange.js), whatever comes late."""

import base64
import gzip
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from geo.filters import StrikeFilter
from geo.layers import scripts
from geo.layers.snapshot import Snapshot, snapshot
from geo.maps import command, read_report
from tests.fabricated import SINDOOR, frame

# A reader at the map: brushes and picks as its parts do, reports, and follows what the page commands.
_START = """(file) => {
  const bytes = Uint8Array.from(atob(file), (each) => each.charCodeAt(0));
  const shown = new strikemap.Shown(strikemap.decode(bytes.buffer));
  const ahead = new strikemap.Ahead();
  const parts = () => strikemap.parts(shown, "", null);
  window.reader = {
    change: (changes) => void Object.assign(shown, changes),
    pick: (field, codes) => void (shown.picked = { ...shown.picked, [field]: new Set(codes) }),
    report: () => ahead.report(parts()),
    follow(command) {
      ahead.heard(command.seq);
      const own = ahead.of(parts());
      strikemap.follow(shown, command, own);
      ahead.agree(parts(), own);
    },
    shows() {
      const { from, undated, "picked.outcome": picked } = parts();
      return { from, undated, picked };
    },
  };
}"""


@pytest.fixture(scope="module")
def eight() -> Snapshot:
    return snapshot(frame(), "1")


@pytest.fixture
def reader(chromium: Browser, eight: Snapshot) -> Iterator[Page]:
    served = scripts.served("strikemap.js")
    assert served is not None
    page = chromium.new_page()
    page.set_content("<!doctype html><p></p>")
    page.add_script_tag(content=gzip.decompress(served[0]).decode())
    page.evaluate(_START, base64.b64encode(gzip.decompress(eight.payload.zipped)).decode())
    tell(page, eight, StrikeFilter(), 0)
    yield page
    page.close()


def tell(reader: Page, eight: Snapshot, chosen: StrikeFilter, seq: int) -> None:
    reader.evaluate("(command) => reader.follow(command)", command(eight, chosen, selected=None, seq=seq))


def reported(reader: Page, eight: Snapshot) -> dict[str, Any]:
    return {**reader.evaluate("reader.report()"), "version": eight.payload.version}


def test_a_report_says_only_what_the_reader_changed(reader: Page, eight: Snapshot) -> None:
    reader.evaluate("reader.change({ from: 29000000 })")
    said = reported(reader, eight)
    assert said["changed"] == {"from": 29_000_000}


def test_a_choice_made_in_a_menu_outlives_a_brush_that_did_not_know_of_it(
    reader: Page, eight: Snapshot
) -> None:
    reader.evaluate("reader.change({ from: 29000000 })")
    brushed = reported(reader, eight)
    chosen, _ = read_report(brushed, eight, StrikeFilter(operations=(SINDOOR,)), None)
    assert chosen.operations == (SINDOOR,)
    assert chosen.start_utc is not None


def test_a_late_answer_does_not_undo_what_was_brushed_since(reader: Page, eight: Snapshot) -> None:
    reader.evaluate("reader.change({ from: 29000000 })")
    reported(reader, eight)
    tell(reader, eight, StrikeFilter(outcomes=("hit",)), 0)
    assert reader.evaluate("reader.shows()") == {"from": 29_000_000, "undated": True, "picked": [0]}


def test_what_is_being_brushed_stays_and_is_reported_afterwards(reader: Page, eight: Snapshot) -> None:
    reader.evaluate("reader.change({ from: 29000000 })")
    tell(reader, eight, StrikeFilter(undated=False), 0)
    assert reader.evaluate("reader.shows()") == {"from": 29_000_000, "undated": False, "picked": None}
    assert reported(reader, eight)["changed"] == {"from": 29_000_000}


def test_a_change_is_reported_again_until_the_page_has_answered(reader: Page, eight: Snapshot) -> None:
    reader.evaluate("reader.change({ from: 29000000 })")
    reported(reader, eight)
    reader.evaluate("reader.pick('outcome', [0])")
    said = reported(reader, eight)
    assert said["changed"] == {"from": 29_000_000, "picked.outcome": [0]}
    tell(reader, eight, read_report(said, eight, StrikeFilter(), None)[0], said["seq"])
    reader.evaluate("reader.change({ undated: false })")
    assert reported(reader, eight)["changed"] == {"undated": False}


def test_a_change_taken_back_before_the_answer_is_reported_as_well(reader: Page, eight: Snapshot) -> None:
    reader.evaluate("reader.change({ undated: false })")
    reported(reader, eight)
    reader.evaluate("reader.change({ undated: true })")
    assert reported(reader, eight)["changed"] == {"undated": True}


def test_the_page_is_followed_in_all_that_it_has_heard_of(reader: Page, eight: Snapshot) -> None:
    reader.evaluate("reader.change({ undated: false })")
    said = reported(reader, eight)
    tell(reader, eight, StrikeFilter(outcomes=("hit",)), said["seq"])
    assert reader.evaluate("reader.shows()") == {"from": None, "undated": True, "picked": [0]}
