import base64
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit_folium import _get_header, _get_map_string

from geo.filters import Shape, StrikeFilter, apply, from_query
from geo.layers.snapshot import Snapshot, snapshot
from geo.maps import StrikeMap, command, map_key, read_report
from tests.fabricated import BUNYAN, SINDOOR, frame

JOINTLY = frame()
JOINTLY.loc["lahore", "attacker"] = "India / Pakistan"


@pytest.fixture(scope="module")
def eight() -> Snapshot:
    return snapshot(frame(), "1")


def told(eight: Snapshot, chosen: StrikeFilter, selected: str | None = None) -> dict[str, object]:
    return command(eight, chosen, selected=selected, seq=3)


def report(eight: Snapshot, **changed: object) -> dict[str, object]:
    return {"seq": 1, "version": eight.payload.version, "changed": changed}


def heard(report: dict[str, object], eight: Snapshot, chosen: StrikeFilter) -> StrikeFilter:
    return read_report(report, eight, chosen, None)[0]


def rendered() -> tuple[str, str]:
    made = StrikeMap()
    made.get_root().render()
    return _get_map_string(made), _get_header(made)


def test_the_map_is_the_same_each_time() -> None:
    assert rendered() == rendered()
    assert map_key() == map_key()


def test_the_map_asks_no_other_host() -> None:
    made = StrikeMap()
    elements = [made, *made._children.values()]
    addresses = [url for element in elements for _, url in (*element.default_js, *element.default_css)]
    assert addresses
    assert all(url.startswith("../../") for url in addresses)
    assert "//" not in "".join(rendered()).replace("</", "")


def test_everything_is_visible_without_a_filter(eight: Snapshot) -> None:
    said = told(eight, StrikeFilter())
    assert said["sought"] is None
    assert (said["from"], said["to"], said["hidden"], said["selected"]) == (None, None, [], None)


@given(
    chosen=st.builds(
        StrikeFilter,
        operations=st.sets(st.sampled_from([BUNYAN, SINDOOR, "none", "Elsewhere"])).map(tuple),
        attackers=st.sets(st.sampled_from(["India", "Pakistan", "India / Pakistan", "none"])).map(tuple),
        weapons=st.sets(st.sampled_from(["drone", "unknown", "none"])).map(tuple),
        outcomes=st.sets(st.sampled_from(["hit", "intercepted", "none"])).map(tuple),
        text=st.sampled_from(["", "delhi", "airbase", "nowhere"]),
    )
)
def test_codes_and_bits_together_say_what_the_filter_keeps(chosen: StrikeFilter) -> None:
    eight = snapshot(JOINTLY, "1")
    assert kept(told(eight, chosen), eight) == set(apply(chosen, eight.frame).index)


def kept(said: dict[str, Any], eight: Snapshot) -> set[str]:
    """Read a command as the browser does (js/shown.js): the strikes it keeps."""
    rows = set(range(len(eight.frame)))
    if said["sought"] is not None:
        sought, notes = from_query(parse_qs(base64.b64decode(said["sought"]).decode()))
        assert not notes
        rows &= set(np.flatnonzero(eight.passing(sought)))
    for column, codes in said["picked"].items():
        terms = {[*eight.payload.choices[column], None][code] for code in codes}
        values = eight.frame[column].astype(object).where(eight.frame[column].notna(), None)
        rows &= {
            row for row, value in enumerate(values) if terms & set(value.split(" / ") if value else [None])
        }
    return {eight.payload.ids[row] for row in rows}


def test_terms_go_as_codes_and_need_no_bits(eight: Snapshot) -> None:
    said = told(eight, StrikeFilter(operations=(SINDOOR,), outcomes=("hit", "none")))
    assert said["sought"] is None
    assert said["picked"] == {
        "operation": [eight.payload.choices["operation"].index(SINDOOR)],
        "outcome": [0, 4],
    }


def test_no_word_of_an_article_is_in_a_command(eight: Snapshot) -> None:
    said = told(eight, StrikeFilter(operations=(SINDOOR,), attackers=("India",), text="airbase"), "sirsa")
    assert "Sindoor" not in str(said)
    assert "India" not in str(said)


def test_terms_picked_on_the_map_become_the_filter(eight: Snapshot) -> None:
    attackers = eight.payload.choices["attacker"]
    picked = {
        "picked.attacker": [attackers.index("Pakistan"), len(attackers)],
        "picked.weapon_class": [0],
        "picked.outcome": None,
    }
    changed = heard(report(eight, **picked), eight, StrikeFilter(outcomes=("hit",), roles=("target",)))
    assert changed == StrikeFilter(attackers=("Pakistan", "none"), weapons=("drone",), roles=("target",))


@given(
    chosen=st.builds(
        StrikeFilter,
        operations=st.sets(st.sampled_from([BUNYAN, "Elsewhere"])).map(tuple),
        hidden=st.sets(st.sampled_from(["area", "Operation Elsewhere"])).map(tuple),
        undated=st.booleans(),
        text=st.sampled_from(["", "delhi"]),
        start_utc=st.sampled_from([None, datetime(2025, 5, 7, tzinfo=UTC)]),
    ),
    selected=st.sampled_from([None, "sirsa"]),
)
def test_a_report_undoes_no_choice_made_elsewhere(chosen: StrikeFilter, selected: str | None) -> None:
    eight = snapshot(JOINTLY, "1")
    assert read_report(report(eight), eight, chosen, selected) == (chosen, selected)
    brushed = report(eight, to=int(datetime(2025, 5, 8, tzinfo=UTC).timestamp() // 60) - 1)
    end = datetime(2025, 5, 7, 23, 59, 59, tzinfo=UTC)
    assert read_report(brushed, eight, chosen, selected) == (replace(chosen, end_utc=end), selected)


def test_a_shape_and_words_go_to_the_map_and_come_back(eight: Snapshot) -> None:
    chosen = StrikeFilter(within=Shape.read("circle:74.35,31.55,50"), text="Lahore {{7*7}}")
    said = told(eight, chosen)
    assert said["within"] == ["circle", 74.35, 31.55, 50.0]
    assert "Lahore" not in str(said)
    assert "{" not in str(said["sought"])
    assert heard(report(eight, within=said["within"], text="Lahore {{7*7}}"), eight, StrikeFilter()) == chosen
    assert heard(report(eight, within=None, text=""), eight, chosen) == StrikeFilter()


def test_a_term_that_no_strike_has_stays_picked(eight: Snapshot) -> None:
    chosen = StrikeFilter(operations=("Operation Elsewhere",))
    said = told(eight, chosen)
    assert said["picked"] == {"operation": []}
    assert heard(report(eight, **{"picked.operation": []}), eight, chosen) == chosen


def test_a_term_of_several_attackers_goes_as_bits_and_stays(eight: Snapshot) -> None:
    chosen = StrikeFilter(attackers=("India / Elsewhere",))
    said = told(eight, chosen)
    assert said["picked"] == {}
    assert said["sought"] is not None
    assert heard(report(eight), eight, chosen) == chosen


def test_time_and_layers_go_as_numbers_and_leave_the_bits_alone(eight: Snapshot) -> None:
    start, end = datetime(2025, 5, 7, tzinfo=UTC), datetime(2025, 5, 8, 23, 59, 59, tzinfo=UTC)
    chosen = StrikeFilter(start_utc=start, end_utc=end, undated=False, hidden=("area", SINDOOR))
    said = told(eight, chosen, selected="sirsa")
    assert said["sought"] is None
    assert said["from"] == start.timestamp() / 60
    assert said["to"] == (end.timestamp() - 59) / 60
    assert said["undated"] is False
    assert {eight.payload.layers[code] for code in said["hidden"]} == {"area", SINDOOR}  # type: ignore[attr-defined]
    assert eight.payload.ids[int(str(said["selected"]))] == "sirsa"


def test_the_clock_goes_to_the_map_and_comes_back(eight: Snapshot) -> None:
    chosen = StrikeFilter(clock="reported")
    assert told(eight, chosen)["clock"] == "reported"
    assert told(eight, chosen)["sought"] is None
    assert heard(report(eight, clock="reported"), eight, StrikeFilter()) == chosen


def test_a_strike_that_is_not_there_opens_no_card(eight: Snapshot) -> None:
    assert told(eight, StrikeFilter(), selected="<script>")["selected"] is None


def test_a_report_changes_what_the_map_owns_and_nothing_else(eight: Snapshot) -> None:
    chosen = StrikeFilter(operations=(SINDOOR,), text="airbase")
    minute = int(datetime(2025, 5, 7, tzinfo=UTC).timestamp() // 60)
    code = eight.payload.layers.index("context")
    said = report(
        eight,
        **{"from": minute, "to": minute + 59, "undated": False, "hidden": [code], "selected": 2},
    )
    changed, selected = read_report(said, eight, chosen, "sirsa")
    assert changed == StrikeFilter(
        operations=(SINDOOR,),
        text="airbase",
        hidden=("context",),
        start_utc=datetime(2025, 5, 7, tzinfo=UTC),
        end_utc=datetime(2025, 5, 7, 0, 59, 59, tzinfo=UTC),
        undated=False,
    )
    assert selected == eight.payload.ids[2]


def test_what_a_report_says_is_what_the_next_command_says(eight: Snapshot) -> None:
    minute = int(datetime(2025, 5, 7, tzinfo=UTC).timestamp() // 60)
    asked = {"from": minute, "to": minute + 1439, "hidden": [0], "selected": 1}
    said = report(eight, **asked, **{"picked.role": [0, 4]})
    answer = told(eight, *read_report(said, eight, StrikeFilter(), None))
    assert {key: answer[key] for key in (*asked, "picked", "undated")} == {
        **asked,
        "picked": {"role": [0, 4]},
        "undated": True,
    }


def test_a_report_of_strikes_since_changed_says_nothing_of_layers_or_selection(eight: Snapshot) -> None:
    chosen = StrikeFilter(hidden=("area",))
    said = {**report(eight, hidden=[0], selected=1, undated=False), "version": "0000"}
    assert read_report(said, eight, chosen, "sirsa") == (replace(chosen, undated=False), "sirsa")


def test_a_hidden_layer_that_the_strikes_do_not_have_stays_hidden(eight: Snapshot) -> None:
    changed = heard(report(eight, hidden=[]), eight, StrikeFilter(hidden=("Operation Elsewhere",)))
    assert changed.hidden == ("Operation Elsewhere",)
