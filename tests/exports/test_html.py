"""The page in a file, opened from disk in Chromium: it must ask nothing of anyone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Browser, Page, expect

from geo.errors import ExportError
from geo.exports import Export
from geo.exports.html import MOST_STRIKES, write
from geo.filters import StrikeFilter
from tests.fabricated import BUNYAN, SINDOOR, frame

HOSTILE = "<img src=x onerror=alert(1)> {{7*7}} ${1} `</script><script>alert(2)</script>"


def exported(rows=None, **of_filter) -> bytes:
    rows = frame() if rows is None else rows
    return b"".join(write(Export(frame=rows, chosen=StrikeFilter(**of_filter), revision="1")))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("html") / "strikes.html"
    made.write_bytes(exported(frame(operation=HOSTILE)))
    return made


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Callable[[Path, str], Page]]:
    """Open a file without a network; at the end nothing was asked for and nothing went wrong."""
    context = chromium.new_context(offline=True)
    seen: list[str] = []

    def open_file(path: Path, fragment: str = "") -> Page:
        page = context.new_page()
        page.on("request", lambda request: seen.append(request.url))
        page.on("console", lambda message: seen.append(message.text))
        page.on("pageerror", lambda error: seen.append(str(error)))
        page.on("dialog", lambda dialog: seen.append(dialog.message))
        page.goto(path.as_uri() + fragment)
        page.locator("html[data-ready]").wait_for(state="attached")
        seen.remove(path.as_uri())
        return page

    yield open_file
    context.close()
    assert seen == []


def test_it_shows_marks_timeline_and_cards_offline(opened, file):
    page = opened(file)
    expect(page.locator(".timeline .total")).to_have_text("7 events · 8 marks")
    page.wait_for_function("() => strikemap.instrument.layer.marks.symbols.length >= 1")
    painted = (
        "() => document.querySelector('.strikemap-ground').getContext('2d').getImageData(5, 5, 1, 1).data[3]"
    )
    assert page.evaluate(painted) == 255
    page.get_by_role("button", name="Lahore").click()
    card = page.get_by_role("dialog", name="Strike")
    expect(card.get_by_role("heading", name="Lahore")).to_be_visible()
    expect(card).to_contain_text("Forces struck Lahore at night.")
    card.press("ArrowRight")
    expect(card.get_by_role("heading", name="Lahore")).to_be_hidden()
    plot = page.locator(".timeline .plot")
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 10, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 3, box["y"] + 20)
    page.mouse.up()
    expect(page.locator(".timeline .total")).to_have_text("0 events · 0 marks")


def test_hostile_words_stay_words(opened, file):
    page = opened(file)
    expect(page.get_by_label(HOSTILE)).to_be_checked()
    expect(page.locator("td", has_text=HOSTILE).first).to_be_visible()
    assert page.locator("img[src=x]").count() == 0


def test_a_link_to_one_strike_opens_its_card(opened, file):
    strike = frame(operation=HOSTILE).query("place_name == 'Lahore'").index[0]
    page = opened(file, f"#strike={strike}")
    expect(page.get_by_role("dialog", name="Strike").get_by_role("heading", name="Lahore")).to_be_visible()


def test_the_file_says_what_it_holds_without_a_script():
    text = exported(operations=(SINDOOR, BUNYAN)).decode()
    assert "Strikes with operation Operation Bunyan ul Marsoos or Operation Sindoor." in text
    assert "7 events (8 marks)" in text
    assert "Articles: The Example" in text
    assert "<td>town, within 8 km</td>" in text
    assert len(re.findall(r"<tr data-row=", text)) == len(frame())
    assert '<a href="https://news.example/strikes"' in text.replace("'", '"')


def test_links_lead_to_http_only():
    rows = frame()
    rows["sources"] = [
        [{**source, "url": "javascript:alert(1)"} for source in each] for each in rows["sources"]
    ]
    assert "javascript:alert" not in exported(rows).decode()


def test_the_same_strikes_are_the_same_bytes():
    assert exported() == exported()


def test_a_thousand_strikes_fit_three_megabytes():
    rows = pd.concat([frame()] * 100)
    numbers = [str(number) for number in range(len(rows))]
    # As long as sentences, none like another.
    rows["quote"] = [
        f"{quote} {sha256(n.encode()).hexdigest() * 3}"
        for quote, n in zip(rows["quote"], numbers, strict=True)
    ]
    rows["event_id"] = numbers
    assert len(exported(rows.set_axis(pd.Index(numbers, name="id")))) <= 3_000_000


def test_too_many_are_refused_with_the_way_out():
    rows = frame().iloc[[0] * (MOST_STRIKES + 1)]
    with pytest.raises(ExportError, match="filter to 10,000"):
        exported(rows)
