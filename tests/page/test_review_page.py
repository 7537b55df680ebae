"""The review desk as a reviewer uses it: by keyboard alone, and by a click on the map."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geo.articles import Article
from geo.pipeline import Reading
from geo.reports import Quote
from geo.review import Action
from geo.store import Store, open_store
from tests.builders import placed
from tests.page.reader import MAP_FRAME, Reader
from tests.page.server import serving

HOSTILE = "<img src=x onerror=alert(1)> {{7*7}} ${1} **[x](javascript:alert(1))** `$"
TEXT = f"Before. {HOSTILE} struck Rawalpindi. After {HOSTILE}."


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = open_store(tmp_path / "strikes.sqlite")
    raw = TEXT.encode()
    told = Article(text=TEXT, raw=raw, sha256=hashlib.sha256(raw).hexdigest(), publisher=HOSTILE)
    words = f"{HOSTILE} struck Rawalpindi."
    start = TEXT.index(words)
    quote = Quote(text=words, start=start, end=start + len(words))
    reports = (placed("r", of=told, quote=quote, attacker=HOSTILE),)
    made.save([Reading(name="a", article=told, reports=reports)], "fake/1")
    return made


@pytest.fixture
def address(store: Store, tmp_path: Path) -> Iterator[str]:
    with serving(tmp_path / "strikes.sqlite") as found:
        yield found


def desk(reader: Reader) -> Page:
    reader.open()
    reader.page.get_by_test_id("stTopNav").get_by_role("link", name="Review").click()
    reader.map.locator("html[data-ready=picker]").wait_for(state="attached", timeout=60_000)
    return reader.page


def sign(page: Page, name: str = "Ann") -> None:
    page.get_by_label("Your name, for the log").fill(name)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")


def test_a_strike_is_corrected_accepted_and_undone_by_keyboard(
    new_reader: Callable[..., Reader], address: str, store: Store
) -> None:
    page = desk(new_reader(address))
    sign(page)
    page.keyboard.press("k")
    box = page.get_by_role("dialog").get_by_label("Attacker", exact=True)
    expect(box).to_have_value(HOSTILE)
    while box.evaluate("box => box !== document.activeElement"):  # past the cross that closes the window
        page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("Israel")
    page.keyboard.press("Enter")
    expect(page.get_by_text("attacker 'Israel'.")).to_be_visible()
    expect(page.get_by_text("Nothing waits for review.")).to_have_count(0)
    page.keyboard.press("a")
    expect(page.get_by_text("Nothing waits for review.")).to_be_visible()
    assert [(one.who, one.action, one.value) for one in store.decisions()] == [
        ("Ann", Action.ATTACKER, "Israel"),
        ("Ann", Action.ACCEPT, None),
    ]


def test_hostile_words_are_shown_as_they_are_and_the_quote_is_marked(
    new_reader: Callable[..., Reader], address: str
) -> None:
    page = desk(new_reader(address))
    quote = page.locator("[class*='st-key-review_quote']")
    expect(quote).to_have_text(f"{HOSTILE} struck Rawalpindi.")
    expect(page.locator("[class*='st-key-review_after']")).to_contain_text(HOSTILE)
    assert page.locator("[class*='st-key-review_'] img, [class*='st-key-review_'] a").count() == 0
    marked = quote.evaluate("element => getComputedStyle(element).backgroundColor")
    assert marked != "rgba(0, 0, 0, 0)"


def test_a_click_on_the_map_places_a_strike(
    new_reader: Callable[..., Reader], address: str, store: Store
) -> None:
    page = desk(new_reader(address))
    sign(page)
    page.locator(MAP_FRAME).click(position={"x": 150, "y": 150})
    expect(page.get_by_text("Clicked: ")).to_be_visible()
    page.get_by_role("button", name="Put it here").click()
    expect(page.get_by_text("place 'Rawalpindi'.")).to_be_visible(timeout=60_000)
    (made,) = store.decisions()
    assert made.action is Action.PLACE
    told = store.strikes()[0].reports[0]
    assert told.resolution.position is not None
    assert told.resolution.position.radius_m == 1_000


def test_a_server_that_others_reach_takes_nothing_from_the_anonymous(
    new_reader: Callable[..., Reader], store: Store, tmp_path: Path
) -> None:
    with serving(tmp_path / "strikes.sqlite", bound_to="0.0.0.0") as address:  # noqa: S104
        reader = new_reader(address)
        page = desk(reader)
        expect(page.get_by_text("only people who are logged in as reviewers")).to_be_visible()
        expect(page.get_by_label("Your name, for the log")).to_have_count(0)
        expect(page.get_by_role("button", name="Accept")).to_be_disabled()
        page.keyboard.press("a")
        page.keyboard.press("n")
        expect(page.get_by_text("1 of 1")).to_be_visible()
        reader.page.close()
    assert store.decisions() == ()
