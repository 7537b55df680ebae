from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from geo.app_pages import state, visitor
from geo.review.access import Connection
from geo.store import Store
from tests.app_pages.fakes import ParrotExtractor, StillResolver

Page = Callable[..., AppTest]
pytestmark = pytest.mark.usefixtures("at_this_machine")
TEXT = "Officials said that forces struck Rawalpindi at night. " * 4


@pytest.fixture(autouse=True)
def fake_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "reader", lambda: (ParrotExtractor(), StillResolver()))


def read(run_page: Page, text: str, **known: object) -> AppTest:
    made = run_page("add_article")
    made.text_area[0].input(text)
    if "published" in known:
        made.date_input[0].set_value(known["published"])  # type: ignore[arg-type]
    if "url" in known:
        made.text_input[1].input(str(known["url"]))
    return made.button[0].click().run()


def test_shows_what_would_be_found_and_keeps_nothing(run_page: Page, store: Store) -> None:
    before = store.revision()
    made = read(run_page, TEXT, published=date(2025, 5, 10))
    assert not made.exception
    assert list(made.dataframe[0].value["Place"]) == ["Rawalpindi"]
    assert store.revision() == before


def test_keeps_the_article_when_told_to(run_page: Page, store: Store) -> None:
    made = read(run_page, TEXT, published=date(2025, 5, 10))
    made.button[-1].click().run()
    assert not made.exception
    assert made.success
    assert len(store.strikes()) == 11


def test_keeping_twice_changes_nothing(run_page: Page, store: Store) -> None:
    read(run_page, TEXT, published=date(2025, 5, 10)).button[-1].click().run()
    after = store.revision()
    again = read(run_page, TEXT, published=date(2025, 5, 10)).button[-1].click().run()
    assert "before" in again.success[0].value
    assert store.revision() == after


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ("   \n ", "empty"),
        ("x" * (21 * 2**20), "MB"),
        ("Der Angriff auf die Stadt wurde am Freitag von der Armee bestätigt. " * 8, "English"),
    ],
    ids=["empty", "blank", "too large", "German"],
)
def test_what_cannot_be_read_gets_a_reason_and_nothing_is_kept(
    run_page: Page, store: Store, text: str, said: str
) -> None:
    before = store.revision()
    made = read(run_page, text)
    assert not made.exception
    assert made.warning
    assert any(said in shown.value for shown in made.text)
    assert len(made.button) == 1, "there is nothing to keep"
    assert store.revision() == before


def test_a_bad_address_gets_a_reason(run_page: Page) -> None:
    made = read(run_page, TEXT, url="javascript:alert(1)")
    assert any("javascript:alert(1)" in shown.value for shown in made.text)


def test_says_that_reports_stay_undated_without_a_date(run_page: Page) -> None:
    made = read(run_page, TEXT)
    assert "undated" in made.warning[0].value


def test_says_how_much_of_a_text_too_long_was_read(run_page: Page) -> None:
    made = read(run_page, TEXT * 3000, published=date(2025, 5, 10))
    assert any("split the text" in said.value for said in [*made.warning, *made.text])


def test_says_that_a_text_is_only_a_stub(run_page: Page) -> None:
    made = read(run_page, f"{TEXT}\n\nSubscribe to continue reading.", published=date(2025, 5, 10))
    assert any("only a stub" in said.value for said in made.text)


def test_off_this_machine_nothing_is_kept(
    run_page: Page, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = read(run_page, TEXT, published=date(2025, 5, 10))
    before = store.revision()
    far = Connection(served_at="127.0.0.1", peer="127.0.0.1", headers={"Host": ["maps.example"]})
    monkeypatch.setattr(visitor, "_connection", lambda: far)
    # The button was shown when it was allowed: pressing it is asked anew.
    made.button[-1].click().run()
    assert not made.exception
    assert store.revision() == before
    assert all("Keep" not in button.label for button in made.button)
