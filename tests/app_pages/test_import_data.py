import io
from collections.abc import Callable

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from geo.app_pages import visitor
from geo.review.access import Connection
from geo.store import Store
from tests.imports.samples import acled, geolocations

Page = Callable[..., AppTest]
pytestmark = pytest.mark.usefixtures("at_this_machine")


@pytest.fixture
def upload(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Let the page's uploader hold a file: Streamlit's tests have no way to give it one."""

    def give(data: bytes) -> None:
        monkeypatch.setattr(st, "file_uploader", lambda *_, **__: io.BytesIO(data))

    return give


def test_events_are_looked_at_before_they_are_kept(
    run_page: Page, store: Store, upload: Callable[[bytes], None]
) -> None:
    upload(acled({}, {"event_id_cnty": "SYR2", "sub_event_type": "Armed clash"}))
    before = len(store.strikes())
    made = run_page("import_data")
    made.selectbox[0].select("acled").run()
    made.button[0].click().run()
    assert not made.exception
    assert "1 event would be kept, 1 row left out" in made.text[0].value
    assert list(made.dataframe[0].value["Left out because"]) == ["Armed clash: no strike"]
    assert list(made.dataframe[1].value["Place"]) == ["Aleppo"]
    assert len(store.strikes()) == before
    made.button[-1].click().run()
    assert not made.exception
    assert made.success
    assert [strike.dataset for strike in store.strikes()].count("ACLED") == 1


def test_the_mapping_that_was_guessed_is_shown_and_one_written_is_used(
    run_page: Page, upload: Callable[[bytes], None]
) -> None:
    upload(geolocations({"id": "1", "description": "A block hit"}))
    made = run_page("import_data")
    made.selectbox[0].select("geojson").run()
    made.text_input[0].input("Ours")
    made.button[0].click().run()
    assert not made.exception
    mapping = made.code[0].value
    made.text_area[0].input(mapping + '\n[values]\nkind = "strike"\n')
    made.button[0].click().run()
    assert not made.warning, [text.value for text in made.text]
    assert list(made.dataframe[0].value["Kind"]) == ["strike"]


def test_what_cannot_be_read_is_told_in_plain_text(run_page: Page, upload: Callable[[bytes], None]) -> None:
    upload(b"a,b\n**1**,2\n")
    made = run_page("import_data")
    made.button[0].click().run()
    assert not made.exception
    assert made.warning[0].value == "This cannot be read."
    assert "no column" in made.text[0].value


def test_off_this_machine_no_events_are_kept(
    run_page: Page, store: Store, upload: Callable[[bytes], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    upload(acled({}))
    made = run_page("import_data")
    made.selectbox[0].select("acled").run()
    made.button[0].click().run()
    assert made.button[-1].label == "Keep these events"
    far = Connection(served_at="127.0.0.1", peer="127.0.0.1", headers={"Host": ["maps.example"]})
    monkeypatch.setattr(visitor, "_connection", lambda: far)
    made.button[-1].click().run()
    assert not made.exception
    assert not store.datasets()
