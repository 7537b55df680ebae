from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.page.reader import Reader
from tests.page.server import ROOT, serving

SEED = (ROOT / "seeds" / "000_c9bb2faa0c5880d1.txt").read_text(encoding="utf-8")
HOSTILE = "<img src=x onerror=alert(1)>{{7*7}}${1}`</script>"


@pytest.fixture
def visitor(new_reader: Callable[..., Reader], empty_address: str) -> Reader:
    """Someone at the page of an empty store, who keeps nothing."""
    return new_reader(empty_address)


@pytest.fixture
def writer(new_reader: Callable[..., Reader], tmp_path: Path) -> Iterator[Reader]:
    """Someone with a store of their own, and the real extractor and gazetteer."""
    with serving(tmp_path / "strikes.sqlite") as address:
        reader = new_reader(address)
        yield reader
        reader.page.close()


def go_to_form(writer: Reader) -> None:
    writer.open()
    writer.page.get_by_test_id("stTopNav").get_by_role("link", name="Add an article").click()


def paste(writer: Reader, text: str, published: str = "") -> None:
    go_to_form(writer)
    page = writer.page
    page.get_by_label("Text or HTML of the article").fill(text)
    if published:
        page.get_by_role("spinbutton", name="year, Published on").click()
        page.keyboard.type(published)
        page.keyboard.press("Escape")
    page.get_by_role("button", name="See what would be found").click()


def test_an_empty_map_leads_to_the_form(visitor: Reader) -> None:
    visitor.open()
    visitor.page.get_by_test_id("stMain").get_by_role("link", name="Add an article").click()
    expect(visitor.page.get_by_label("Text or HTML of the article")).to_be_visible()


def test_what_cannot_be_read_is_told_and_nothing_is_kept(visitor: Reader) -> None:
    paste(visitor, " ")
    expect(visitor.page.get_by_text("the article is empty: give its text or HTML")).to_be_visible()
    expect(visitor.page.get_by_role("button", name="Keep this article")).to_have_count(0)


def test_a_file_that_is_no_text_is_told(visitor: Reader, tmp_path: Path) -> None:
    picture = tmp_path / "picture.html"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    go_to_form(visitor)
    page = visitor.page
    page.get_by_role("tab", name="Upload").click()
    page.locator("input[type=file]").set_input_files(picture)
    page.get_by_role("button", name="See what would be found").click()
    expect(page.get_by_text("This cannot be read.")).to_be_visible(timeout=20_000)


def test_an_article_is_previewed_kept_and_shown_on_the_map(writer: Reader) -> None:
    paste(writer, SEED, "20250510")
    page = writer.page
    expect(page.get_by_text("Would be found: 13. Nothing is kept yet.")).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Keep this article").click()
    expect(page.get_by_text("Kept: the map shows it now.")).to_be_visible(timeout=20_000)
    page.get_by_role("link", name="Map", exact=True).click()
    writer.map_is_ready()
    writer.sees("7 events · 8 marks")
    assert len(writer.places()) == 9
    writer.open("?operation=Operation+Sindoor").sees("6 events · 6 marks")
    writer.open("?attacker=Pakistan&kind=strike").sees("1 event · 2 marks")


def test_hostile_words_are_shown_as_they_are_and_run_nowhere(writer: Reader) -> None:
    text = SEED.replace("Operation Sindoor", f"Operation Sindoor {HOSTILE}").replace(
        "Lahore", f"Lahore {HOSTILE}"
    )
    paste(writer, f"{HOSTILE} {text}", "20250511")
    expect(writer.page.get_by_text("Would be found:")).to_be_visible(timeout=60_000)
    writer.page.get_by_role("button", name="Keep this article").click()
    expect(writer.page.get_by_text("Kept: the map shows it now.")).to_be_visible(timeout=20_000)
    writer.open()
    page = writer.frame.content()
    assert "onerror" not in page
    for _ in range(len(writer.places())):
        writer.map.get_by_role("button", name="Next mark").click()
    walker = writer.map.get_by_role("group", name="Marks in order of time")
    walker.focus()
    walker.press("Enter")
    expect(writer.card).to_be_visible()
