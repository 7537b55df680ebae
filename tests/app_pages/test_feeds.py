from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.app_pages import visitor
from geo.review.access import Connection
from geo.sources import FEEDS_FILE, Feed, keep_feeds, known_feeds

Page = Callable[..., AppTest]
pytestmark = pytest.mark.usefixtures("at_this_machine")
HOSTILE = "<b>{{7*7}}</b> **answers** 503"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STRIKEMAP_DATA", str(tmp_path))
    return tmp_path / FEEDS_FILE


def test_feeds_are_listed_with_what_came_of_each(run_page: Page, path: Path) -> None:
    now = "2025-05-10T18:30:00+00:00"
    well = Feed(url="https://a.example/rss", asked_utc=now, added=3, added_utc=now)
    ill = Feed(url="https://b.example/rss", asked_utc=now, failures=2, problem=HOSTILE)
    keep_feeds(path, [well, ill, Feed(url="https://c.example/rss")])
    made = run_page("feeds")
    assert not made.exception
    (table,) = made.dataframe
    assert table.value["Last asked"].tolist() == ["2025-05-10 18:30 UTC"] * 2 + ["not yet"]
    assert table.value["New articles then"].tolist()[0] == 3
    assert table.value["How it is"].tolist() == [
        "answers",
        f"{HOSTILE} (failed 2 times in a row)",
        "not asked yet",
    ]


def test_a_feed_is_added_and_removed(run_page: Page, path: Path) -> None:
    made = run_page("feeds")
    assert made.info
    made.text_input[0].input("https://a.example/rss").run()
    made.button[0].click().run()
    assert not made.exception
    assert list(known_feeds(path)) == ["https://a.example/rss"]
    assert made.text_input[0].value == ""
    made.selectbox[0].select("https://a.example/rss").run()
    made.button[-1].click().run()
    assert known_feeds(path) == {}


def test_what_is_no_web_address_is_refused_with_the_reason(run_page: Page, path: Path) -> None:
    made = run_page("feeds")
    made.text_input[0].input("javascript:alert(1)").run()
    made.button[0].click().run()
    assert "no http(s) address" in made.text[0].value
    assert known_feeds(path) == {}


def test_a_damaged_list_is_told(run_page: Page, path: Path) -> None:
    path.write_text("{")
    made = run_page("feeds")
    assert not made.exception
    assert "delete it" in made.text[0].value


def test_who_may_not_write_only_reads(run_page: Page, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = Connection(served_at="0.0.0.0", peer="203.0.113.5", headers={})  # noqa: S104
    monkeypatch.setattr(visitor, "_connection", lambda: elsewhere)
    keep_feeds(path, [Feed(url="https://a.example/rss")])
    made = run_page("feeds")
    assert made.dataframe
    assert not made.button
    assert not made.text_input
