"""The interface in another language: labels turn, words of articles and the map do not."""

from __future__ import annotations

from playwright.sync_api import expect

from geo.texts import languages
from tests.page.reader import Reader


def test_urdu_runs_from_right_to_left_and_fits(reader: Reader) -> None:
    say = languages()["ur"].say
    reader.open("?lang=ur")
    expect(reader.map.locator("summary").first).to_have_text(say("Layers and legend"))
    expect(reader.page.get_by_role("combobox", name=say("Attacker"))).to_be_visible()
    assert reader.map.locator(".panel").evaluate("(each) => getComputedStyle(each).direction") == "rtl"
    assert reader.map.locator("#map_div").evaluate("(each) => getComputedStyle(each).direction") == "ltr"
    reader.click_mark("Lahore")
    expect(reader.card.get_by_role("heading", name="Lahore")).to_be_visible()
    expect(reader.card.locator("dt").first).to_have_text(say("Where"))
    reader.page.wait_for_url("**strike=**")
    assert "lang=ur" in reader.page.url
    assert reader.page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
