"""Nothing in the page keeps anyone from reading it: looked for by axe-core, in our frame and around it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, expect

from geo.exports import Export
from geo.exports.html import write
from geo.filters import StrikeFilter
from tests import axe
from tests.fabricated import frame
from tests.page.reader import Reader

_GRAVE = {"serious", "critical"}
# Of Streamlit's own widgets, not ours to mend: a rule, and the parts of the page it may be broken in.
# The parts of a date (day, month, hour …) are as wide as their figures; arrow keys lead through them.
_STREAMLITS = {"target-size": '[data-testid="stDateTimeInput"]'}
_RUN = """async (allowed) => {
  const runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await axe.run(document, { runOnly, resultTypes: ["violations"] });
  const at = ({ target }) => target.join(" ");
  const excused = (id, node) => id in allowed && document.querySelector(at(node)).closest(allowed[id]);
  const ours = (id, nodes) => nodes.filter((node) => !excused(id, node)).map(at);
  return violations.map(({ id, impact, nodes }) => ({ id, impact, at: ours(id, nodes) }));
}"""
pytestmark = pytest.mark.skipif(not axe.is_there(), reason=axe.HOW_TO_GET_IT)


def grave(shown: Frame) -> set[tuple[str, str]]:
    """Return what axe-core calls serious or critical in a frame, and where."""
    shown.evaluate(axe.SCRIPT.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = shown.evaluate(_RUN, _STREAMLITS)
    return {(each["id"], at) for each in found if each["impact"] in _GRAVE for at in each["at"]}


def open_everything(reader: Reader) -> None:
    reader.frame.evaluate("() => document.querySelectorAll('details').forEach((each) => (each.open = true))")
    reader.frame.evaluate("() => strikemap.instrument.select(strikemap.instrument.shown.marks()[0])")
    expect(reader.card.get_by_role("heading", level=2)).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_map_card_and_table(new_reader: Callable[..., Reader], address: str, theme: str) -> None:
    reader = new_reader(address, theme=theme).open()
    open_everything(reader)
    assert grave(reader.frame) == set()
    assert grave(reader.page.main_frame) == set()


def test_a_story_on_a_phone(new_reader: Callable[..., Reader], address: str) -> None:
    reader = new_reader(address, width=360, height=740).open("?story=seed")
    reader.page.wait_for_url("**step=1**")
    open_everything(reader)
    assert grave(reader.frame) == set()
    assert grave(reader.page.main_frame) == set()
    assert reader.page.evaluate("() => document.documentElement.scrollWidth") <= 360


def test_the_other_pages(reader: Reader) -> None:
    reader.open()
    for page, heading in (("Add an article", "Add an article"), ("About", "About strikemap")):
        reader.page.get_by_role("link", name=page).first.click()
        expect(reader.page.get_by_role("heading", name=heading)).to_be_visible()
        assert grave(reader.page.main_frame) == set()


def test_the_page_in_a_file(chromium: Browser, tmp_path: Path) -> None:
    file = tmp_path / "strikes.html"
    file.write_bytes(b"".join(write(Export(frame=frame(), chosen=StrikeFilter(), revision="1"))))
    page = chromium.new_page()
    page.goto(file.as_uri())
    page.locator("html[data-ready]").wait_for(state="attached")
    page.evaluate("() => strikemap.instrument.select(0)")
    expect(page.locator(".card").get_by_role("heading", level=2)).to_be_visible()
    assert grave(page.main_frame) == set()
    page.close()
