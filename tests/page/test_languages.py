"""The interface in another language: labels turn, words of articles and the map do not."""

from __future__ import annotations

import re

from playwright.sync_api import Route, expect

from geo.texts import TEXTS, languages
from tests.fabricated import BUNYAN, SINDOOR
from tests.page.reader import Reader

# A language in which every text of ours stands in brackets, to find those that are not said.
_BRACKETED = {
    text: f"⟦{text}⟧"
    for text in (TEXTS / "english.txt").read_text(encoding="utf-8").splitlines()
    if text and not text.startswith("#")
}
# What is no text of ours: names, words of the example article and credits.
_NAMES = {SINDOOR, BUNYAN, "India", "Pakistan", "Afghanistan", "Leaflet", "Natural Earth", "hand-made"}
_SEEN = """() => {
  document.querySelectorAll("details").forEach((each) => (each.open = true));
  const rooms = document.querySelectorAll(".panel, .timeline, .walker, .card, .crosshair");
  const attributes = ["aria-label", "aria-description", "title", "placeholder"];
  const seen = [];
  for (const room of rooms) {
    for (const each of [room, ...room.querySelectorAll("*")]) {
      if (each.closest(".card dd, .card .tags, .card figure, .card li, .card h2")) continue;
      seen.push(...attributes.map((name) => each.getAttribute(name)));
      const texts = [...each.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
      seen.push(...texts.map(({ textContent }) => textContent));
    }
  }
  return [...new Set(seen.filter(Boolean))];
}"""


def test_urdu_runs_from_right_to_left_and_fits(reader: Reader) -> None:
    say = languages()["ur"].say
    reader.open("?lang=ur")
    expect(reader.map.locator("summary").first).to_have_text(say("Layers and legend"))
    expect(reader.page.get_by_role("combobox", name=say("Attacker"))).to_be_visible()
    assert reader.map.locator(".panel").evaluate("(each) => getComputedStyle(each).direction") == "rtl"
    assert reader.map.locator("#map_div").evaluate("(each) => getComputedStyle(each).direction") == "ltr"
    reader.click_mark("لاہور (Lahore)")
    expect(reader.card.get_by_role("heading", name="لاہور (Lahore)")).to_be_visible()
    expect(reader.card.locator("dt").first).to_have_text(say("Where"))
    expect(reader.card.locator("dd").first).to_contain_text("پاکستان")
    expect(reader.card.locator("mark")).to_have_text("Forces struck Lahore at night.")
    reader.page.wait_for_url("**strike=**")
    assert "lang=ur" in reader.page.url
    assert reader.page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")


def test_the_map_shows_no_text_that_is_not_said(reader: Reader) -> None:
    def told(route: Route) -> None:
        route.fulfill(json={"code": "en-XX", "direction": "ltr", "texts": _BRACKETED})

    reader.page.route("**/texts/xx.json", told)
    reader.open("?lang=xx")
    reader.frame.evaluate("() => strikemap.instrument.select(strikemap.instrument.shown.marks()[0])")
    expect(reader.card.get_by_role("heading", level=2)).to_be_visible()
    for way in ("Before and after", "Density"):
        reader.map.get_by_label("⟦Show as⟧").select_option(label=f"⟦{way}⟧")
        seen = reader.frame.evaluate(_SEEN)
        assert len(seen) > 130
        assert [text for text in seen if not _is_said(text)] == []


def _is_said(text: str) -> bool:
    """Return whether a text is in brackets, but for names, numbers, dates and marks."""
    rest = re.sub(r"⟦[^⟦⟧]*(⟦[^⟦⟧]*⟧[^⟦⟧]*)*⟧", "", text)
    for name in _NAMES:
        rest = rest.replace(name, "")
    rest = re.sub(r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|UTC|PNG)\b|\([^)]*\)", "", rest)
    return not re.search("[A-Za-z]{2}", rest)
