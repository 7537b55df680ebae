from collections.abc import Callable
from unittest.mock import patch

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from geo.layers.snapshot import Snapshots, snapshot
from tests.app_pages.conftest import address
from tests.fabricated import SINDOOR, frame

HOSTILE = "<img src=x onerror=alert(1)> {{7*7}} **bold** :red[x] $x$"
Page = Callable[..., AppTest]


def shown(page: AppTest) -> list[str]:
    return sorted(page.dataframe[0].value["Place"])


def test_shows_every_strike_in_the_table(run_page: Page) -> None:
    made = run_page("map")
    assert not made.exception
    assert len(shown(made)) == 10
    assert made.text[0].value == "7 events (8 marks), 1 area report, 1 context event"


def test_the_address_filters(run_page: Page) -> None:
    made = run_page("map", operation=SINDOOR, q="airbase")
    assert shown(made) == ["Murid Airbase", "Nur Khan Airbase", "Rafiqi Airbase"]
    assert made.multiselect(key="filter_operations").value == [SINDOOR]
    assert made.text_input(key="filter_text").value == "airbase"


def test_says_so_when_nothing_passes_the_filter(run_page: Page) -> None:
    assert "No strike passes the filter" in run_page("map", q="no such word").info[0].value
    assert not run_page("map").info


def test_a_widget_writes_the_address(run_page: Page) -> None:
    made = run_page("map")
    made.multiselect(key="filter_attackers").select("Pakistan").run()
    assert shown(made) == ["New Delhi", "Sirsa"]
    assert address(made) == {"attacker": ["Pakistan"]}


def test_clearing_filters_keeps_the_open_strike(run_page: Page) -> None:
    made = run_page("map", operation=SINDOOR, strike="0123456789abcdef")
    made.button[-1].click().run()
    assert len(shown(made)) == 10
    assert address(made) == {"strike": ["0123456789abcdef"]}


@pytest.mark.parametrize("key", ["outcome", "from", "undated", "nonsense"])
def test_what_is_not_understood_is_shown_as_plain_text_and_left_out(run_page: Page, key: str) -> None:
    made = run_page("map", **{key: HOSTILE})
    assert not made.exception
    assert len(shown(made)) == 10
    assert len(made.warning) == 1
    assert HOSTILE[:10] not in made.warning[0].value
    assert any(HOSTILE[:20] in text.value for text in made.text)


def test_terms_of_an_address_that_no_strike_has_can_be_seen_and_removed(run_page: Page) -> None:
    made = run_page("map", operation=HOSTILE)
    assert shown(made) == []
    assert made.multiselect(key="filter_operations").value == [HOSTILE]
    made.multiselect(key="filter_operations").unselect(HOSTILE).run()
    assert len(shown(made)) == 10


def test_the_map_is_shown_as_it_was_known_at_a_moment(run_page: Page) -> None:
    assert run_page("map", as_of="2025-05-09").text[0].value.startswith("0 events")
    made = run_page("map", as_of="2025-05-10T18:00:00Z")
    assert made.text[0].value.startswith("7 events")
    made.text_input[0].input("Lahore").run()
    assert address(made) == {"as_of": ["2025-05-10T18:00:00Z"], "q": ["Lahore"]}


@pytest.mark.parametrize(("times", "paged"), [(1, False), (1001, True)])
def test_a_table_of_over_ten_thousand_rows_is_asked_for_page_by_page(
    run_page: Page, monkeypatch: pytest.MonkeyPatch, times: int, paged: bool
) -> None:
    rows = pd.concat([frame()] * times)
    found = snapshot(rows.set_axis(pd.Index(map(str, range(len(rows))), name="id", dtype="str")), "1")
    monkeypatch.setattr(Snapshots, "current", lambda *_: found)
    with patch("streamlit.dataframe") as shown:
        assert not run_page("map").exception
    assert len(shown.call_args.args[0]) == 10 * times
    assert shown.call_args.kwargs["lazy"] is paged
